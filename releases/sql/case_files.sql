-- What holds for case files, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION case_file_is_open_to(who bigint, file releases_casefile) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether nobody is restricted whom it is about, or they were opened to this person by name.
    SELECT NOT EXISTS (
        SELECT FROM detainees_detainee d
        WHERE d.id IN (file.detainee_id,
                       (SELECT r.detainee_id FROM releases_release r WHERE r.id = file.release_id),
                       (SELECT v.detainee_id FROM releases_release r JOIN releases_revision v
                        ON v.id = r.verified_revision_id WHERE r.id = file.release_id))
          AND NOT may_open_person(who, d))
$$;

CREATE OR REPLACE FUNCTION check_new_case_file() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It is of a record of the team, asked for by who sees its sources and the person, of what is verified.
DECLARE
    export casework_export;
    in_team bigint := coalesce((SELECT team_id FROM releases_release WHERE id = NEW.release_id),
                               (SELECT team_id FROM detainees_detainee WHERE id = NEW.detainee_id));
BEGIN
    SELECT * INTO export FROM casework_export WHERE id = NEW.export_id;
    IF export.listed <> 'case-file' OR NOT export.with_names OR export.status <> 'asked' OR in_team <> NEW.team_id
       OR (export.filters -> 'team' ->> 0)::bigint IS DISTINCT FROM NEW.team_id OR NEW.pdf_sha256 IS NOT NULL
       OR export.filters -> 'record' ->> 0 IS DISTINCT FROM coalesce(
              (SELECT reference FROM releases_release WHERE id = NEW.release_id),
              (SELECT reference FROM detainees_detainee WHERE id = NEW.detainee_id))
       OR export.organisation_id <> (SELECT organisation_id FROM accounts_team WHERE id = NEW.team_id) THEN
        RAISE EXCEPTION 'A case file is of a record of the team for which it was asked.' USING ERRCODE = 'IF135';
    END IF;
    IF export.asked_by_id <> acting_person() OR NOT holds_right(export.asked_by_id, 'see_sources', NEW.team_id)
       OR NOT case_file_is_open_to(export.asked_by_id, NEW) THEN
        RAISE EXCEPTION 'A case file is asked for by who sees what is in it.' USING ERRCODE = 'IF013';
    END IF;
    IF NEW.release_id IS NOT NULL
       AND (SELECT verified_revision_id FROM releases_release WHERE id = NEW.release_id) IS NULL THEN
        RAISE EXCEPTION 'A case file says what is verified.' USING ERRCODE = 'IF135';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_new_case_file BEFORE INSERT ON releases_casefile
FOR EACH ROW EXECUTE FUNCTION check_new_case_file();

CREATE OR REPLACE FUNCTION check_case_file_is_there() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM releases_casefile WHERE export_id = NEW.id) THEN
        RAISE EXCEPTION 'A case file is of a release or of a person.' USING ERRCODE = 'IF135';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_case_file_is_there ON casework_export;
CREATE CONSTRAINT TRIGGER check_case_file_is_there AFTER INSERT ON casework_export
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.listed = 'case-file')
EXECUTE FUNCTION check_case_file_is_there();

CREATE OR REPLACE FUNCTION check_case_file_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Both see the person; whoever asked sees the sources still; who approves originals sees them too.
DECLARE
    asker bigint;
    file releases_casefile;
BEGIN
    SELECT e.asked_by_id INTO asker FROM casework_export e WHERE e.id = NEW.subject_id;
    SELECT f.* INTO file FROM releases_casefile f WHERE f.export_id = NEW.subject_id;
    IF file.id IS NULL THEN
        RETURN NULL;
    END IF;
    IF NOT case_file_is_open_to(asker, file) OR NOT holds_right(asker, 'see_sources', file.team_id) THEN
        RAISE EXCEPTION 'Whoever asked for this case file does not see any more what is in it.' USING ERRCODE = 'IF013';
    END IF;
    IF starts_with(NEW.name, 'approve') AND (
           NOT case_file_is_open_to(NEW.by_id, file)
           OR file.with_originals AND NOT holds_right(NEW.by_id, 'see_sources', file.team_id)) THEN
        RAISE EXCEPTION 'A case file is approved by who sees what is in it.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_case_file_move ON casework_movemade;
CREATE TRIGGER check_case_file_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'export' AND (starts_with(NEW.name, 'approve') OR NEW.name = 'make'))
EXECUTE FUNCTION check_case_file_move();

CREATE OR REPLACE FUNCTION case_file_holds(file releases_casefile) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether what was verified when it was made still is, and no claim in it fell.
BEGIN
    RETURN NOT EXISTS (
        SELECT FROM jsonb_array_elements_text(file.rests_on -> 'releases') kept
        WHERE NOT EXISTS (SELECT FROM releases_release WHERE verified_revision_id = kept::bigint))
    AND NOT EXISTS (
        SELECT FROM jsonb_array_elements_text(file.rests_on -> 'findings') kept
        WHERE NOT EXISTS (SELECT FROM releases_finding WHERE verified_revision_id = kept::bigint))
    AND NOT EXISTS (
        SELECT FROM jsonb_array_elements_text(file.rests_on -> 'claims') kept
        JOIN releases_claim claim ON claim.id = kept::bigint WHERE claim.state <> 'stands');
END $$;

CREATE OR REPLACE FUNCTION check_case_file_download() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    file releases_casefile;
BEGIN
    SELECT f.* INTO file FROM releases_casefile f WHERE f.export_id = NEW.export_id;
    IF file.id IS NOT NULL AND NOT (
           case_file_is_open_to(NEW.by_id, file) AND holds_right(NEW.by_id, 'see_sources', file.team_id)) THEN
        RAISE EXCEPTION 'A case file is handed to who sees what is in it.' USING ERRCODE = 'IF013';
    END IF;
    IF file.id IS NOT NULL AND NOT case_file_holds(file) THEN
        RAISE EXCEPTION 'What is in this case file is not so any more.' USING ERRCODE = 'IF135';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_case_file_download BEFORE INSERT ON casework_exportdownload
FOR EACH ROW EXECUTE FUNCTION check_case_file_download();

CREATE OR REPLACE FUNCTION check_case_file_contents() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What is in it is written down by its maker, in the transaction in which it is made, and by nobody later.
DECLARE
    of_file bigint := coalesce(to_jsonb(NEW) ->> 'case_file_id', to_jsonb(NEW) ->> 'id')::bigint;
BEGIN
    IF NOT EXISTS (
        SELECT FROM releases_casefile f JOIN casework_export e ON e.id = f.export_id
        JOIN casework_movemade m ON m.subject = 'export' AND m.subject_id = e.id AND m.name = 'make'
        WHERE f.id = of_file AND e.status = 'made' AND m.at >= transaction_timestamp()
          AND m.by_id = acting_person()) THEN
        RAISE EXCEPTION 'What is in a case file is written down when it is made.' USING ERRCODE = 'IF135';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_case_file_contents BEFORE INSERT ON releases_enclosure
FOR EACH ROW EXECUTE FUNCTION check_case_file_contents();
CREATE OR REPLACE TRIGGER check_case_file_sealed BEFORE UPDATE ON releases_casefile
FOR EACH ROW EXECUTE FUNCTION check_case_file_contents();
REVOKE EXECUTE ON FUNCTION case_file_is_open_to(bigint, releases_casefile), case_file_holds(releases_casefile), check_new_case_file(),
    check_case_file_is_there(), check_case_file_move(), check_case_file_download(), check_case_file_contents()
    FROM PUBLIC;

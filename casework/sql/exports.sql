-- What leaves as a file, a list or a case file, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION right_to_move_export(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of casework/exports/workflow.py: the right that a move needs, NULL where there is none. A test compares.
    SELECT needs FROM (VALUES
        ('ask', 'asked', 'asked', 'request_exports'),
        ('ask', 'approved', 'approved', 'request_exports'), ('ask', 'streamed', 'streamed', 'request_exports'),
        ('approve', 'asked', 'approved', 'approve_exports'),
        ('approve-with-numbers', 'asked', 'approved', 'approve_exports'),
        ('approve-with-sources', 'asked', 'approved', 'approve_exports'),
        ('approve-with-both', 'asked', 'approved', 'approve_exports'),
        ('refuse', 'asked', 'refused', 'approve_exports'),
        ('take-back', 'asked', 'taken-back', 'request_exports'),
        ('take-back', 'approved', 'taken-back', 'request_exports'),
        ('take-back', 'made', 'taken-back', 'request_exports'),
        ('make', 'approved', 'made', 'the maker'), ('fail', 'approved', 'failed', 'the maker'),
        ('end', 'asked', 'over', 'the maker'), ('end', 'approved', 'over', 'the maker'), ('end', 'made', 'over', 'the maker')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION check_export_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Nobody approves what they asked for; whoever asked may still ask when it is approved and made.
DECLARE
    export casework_export;
    needed text := right_to_move_export(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO export FROM casework_export WHERE id = NEW.subject_id FOR UPDATE;
    IF needed IS NULL OR export.status IS DISTINCT FROM NEW.from_state OR NEW.revision <> export.revision_number THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, export.status, NEW.to_state
            USING ERRCODE = 'IF130';
    END IF;
    IF needed = 'the maker' THEN
        IF NOT EXISTS (SELECT FROM accounts_user WHERE id = NEW.by_id AND is_system) THEN
            RAISE EXCEPTION 'A file is made and destroyed by its job.' USING ERRCODE = 'IF013';
        END IF;
    ELSIF NEW.name IN ('ask', 'take-back') AND NEW.by_id <> export.asked_by_id
       OR export.with_names AND NOT holds_right_on(NEW.by_id, needed, export.organisation_id) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    IF starts_with(NEW.name, 'approve') AND NEW.by_id = export.asked_by_id THEN
        RAISE EXCEPTION 'Nobody approves an export for which they asked.' USING ERRCODE = 'IF131';
    END IF;
    IF NEW.name IN ('approve-with-sources', 'approve-with-both') AND NOT (
           holds_right(NEW.by_id, 'see_sources', (export.filters -> 'team' ->> 0)::bigint)
           AND holds_right(export.asked_by_id, 'see_sources', (export.filters -> 'team' ->> 0)::bigint)) IS TRUE THEN
        RAISE EXCEPTION 'Who a source is, is told by those alone who see it.' USING ERRCODE = 'IF013';
    END IF;
    IF NEW.name IN ('approve-with-numbers', 'approve-with-both') AND NOT (
           holds_right(NEW.by_id, 'see_work', (export.filters -> 'team' ->> 0)::bigint)
           AND holds_right(export.asked_by_id, 'see_work', (export.filters -> 'team' ->> 0)::bigint)) IS TRUE THEN
        RAISE EXCEPTION 'Whole identity numbers are for those who work in the team.' USING ERRCODE = 'IF013';
    END IF;
    IF (starts_with(NEW.name, 'approve') OR NEW.name = 'make') AND export.with_names
       AND NOT holds_right_on(export.asked_by_id, 'request_exports', export.organisation_id) THEN
        RAISE EXCEPTION 'Whoever asked may not have it any more.' USING ERRCODE = 'IF131';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_export_move ON casework_movemade;
CREATE TRIGGER check_export_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'export') EXECUTE FUNCTION check_export_move();

CREATE OR REPLACE FUNCTION check_export_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- State, decision and file are what the last move made of them, in this very transaction.
DECLARE
    made casework_movemade;
    decision_stays boolean := (OLD.decided_by_id, OLD.decided_at, OLD.numbers_approved, OLD.sources_approved)
        IS NOT DISTINCT FROM (NEW.decided_by_id, NEW.decided_at, NEW.numbers_approved, NEW.sources_approved);
    file_stays boolean := (OLD.made_at, OLD.expires_at, OLD.rows, OLD.size, OLD.sha256, OLD.written)
        IS NOT DISTINCT FROM (NEW.made_at, NEW.expires_at, NEW.rows, NEW.size, NEW.sha256, NEW.written);
BEGIN
    SELECT * INTO made FROM casework_movemade WHERE subject = 'export' AND subject_id = NEW.id
    ORDER BY at DESC, id DESC LIMIT 1;
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision + 1, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person())
       OR NOT (CASE WHEN starts_with(made.name, 'approve') OR made.name = 'refuse' THEN
                   NEW.decided_by_id = made.by_id AND NEW.decided_at >= transaction_timestamp()
                   AND NEW.numbers_approved = (made.name IN ('approve-with-numbers', 'approve-with-both'))
                   AND NEW.sources_approved = (made.name IN ('approve-with-sources', 'approve-with-both'))
                   ELSE decision_stays END)
       OR NOT (CASE made.name WHEN 'make' THEN
                   NEW.expires_at <= coalesce(NEW.decided_at, clock_timestamp()) + interval '24 hours'
                   ELSE file_stays END) THEN
        RAISE EXCEPTION 'The state of an export changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF130';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_export_state BEFORE UPDATE ON casework_export FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number, OLD.decided_by_id, OLD.decided_at, OLD.numbers_approved, OLD.made_at,
       OLD.expires_at, OLD.rows, OLD.size, OLD.sha256, OLD.key)
      IS DISTINCT FROM (NEW.status, NEW.revision_number, NEW.decided_by_id, NEW.decided_at, NEW.numbers_approved,
       NEW.made_at, NEW.expires_at, NEW.rows, NEW.size, NEW.sha256, NEW.key))
EXECUTE FUNCTION check_export_state();

CREATE OR REPLACE FUNCTION check_new_export() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- With names it begins as a request of somebody who may ask; without anybody it needs nobody.
BEGIN
    IF NEW.asked_by_id <> acting_person() OR NEW.revision_number <> 0 OR NEW.decided_by_id IS NOT NULL
       OR NEW.made_at IS NOT NULL
       OR NOT (CASE WHEN NEW.with_names THEN NEW.status = 'asked' ELSE NEW.status IN ('approved', 'streamed') END) THEN
        RAISE EXCEPTION 'An export begins with whoever asks for it; with names it waits for another person.'
            USING ERRCODE = 'IF130';
    END IF;
    IF NEW.with_names AND NOT holds_right_on(NEW.asked_by_id, 'request_exports', NEW.organisation_id) THEN
        RAISE EXCEPTION 'Lists with names are asked for by analysts and supervisors.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_new_export BEFORE INSERT ON casework_export
FOR EACH ROW EXECUTE FUNCTION check_new_export();

CREATE OR REPLACE FUNCTION check_export_download() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It is handed to who asked for it, as long as it lasts and they may have it.
DECLARE
    export casework_export;
BEGIN
    NEW.at := clock_timestamp();
    SELECT * INTO export FROM casework_export WHERE id = NEW.export_id FOR UPDATE;
    IF export.status <> 'made' OR export.expires_at <= NEW.at THEN
        RAISE EXCEPTION 'There is no file of this export any more.' USING ERRCODE = 'IF130';
    END IF;
    IF NEW.by_id <> export.asked_by_id OR NEW.by_id <> acting_person()
       OR export.with_names AND NOT holds_right_on(NEW.by_id, 'request_exports', export.organisation_id) THEN
        RAISE EXCEPTION 'An export is handed to who asked for it, as long as they may have it.' USING ERRCODE = 'IF013';
    END IF;
    IF export.numbers_approved
       AND NOT holds_right(NEW.by_id, 'see_work', (export.filters -> 'team' ->> 0)::bigint) IS TRUE THEN
        RAISE EXCEPTION 'Whole identity numbers are for those who work in the team.' USING ERRCODE = 'IF013';
    END IF;
    IF export.sources_approved
       AND NOT holds_right(NEW.by_id, 'see_sources', (export.filters -> 'team' ->> 0)::bigint) IS TRUE THEN
        RAISE EXCEPTION 'Who a source is, is told by those alone who see it.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_export_download BEFORE INSERT ON casework_exportdownload
FOR EACH ROW EXECUTE FUNCTION check_export_download();

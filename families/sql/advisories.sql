-- Advisories and public lines, as PostgreSQL sees them. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION right_to_move_advisory(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of families/advisories/workflow.py: the right that a move needs, NULL where there is none. A test compares.
    SELECT needs FROM (VALUES
        ('submit', 'draft', 'submitted', 'write_advisories'),
        ('take-back', 'submitted', 'draft', 'write_advisories'),
        ('publish', 'submitted', 'published', 'publish_advisories'),
        ('return', 'submitted', 'draft', 'publish_advisories'),
        ('correct', 'published', 'draft', 'write_advisories'), ('correct', 'withdrawn', 'draft', 'write_advisories'),
        ('withdraw', 'draft', 'withdrawn', 'publish_advisories'),
        ('withdraw', 'submitted', 'withdrawn', 'publish_advisories'),
        ('withdraw', 'published', 'withdrawn', 'publish_advisories')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION check_advisory_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Nobody publishes what they wrote any part of since it was published before.
DECLARE
    advisory families_advisory;
    needed text := right_to_move_advisory(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO advisory FROM families_advisory WHERE id = NEW.subject_id FOR UPDATE;
    IF needed IS NULL OR advisory.status IS DISTINCT FROM NEW.from_state
       OR NEW.revision <> advisory.revision_number + (NEW.name = 'submit')::int THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, advisory.status, NEW.to_state
            USING ERRCODE = 'IF080';
    END IF;
    IF NOT holds_right_on(NEW.by_id, needed, advisory.organisation_id) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    IF NEW.name = 'publish' AND wrote_part(NEW.by_id, 'advisory', advisory.id, advisory.published_at) THEN
        RAISE EXCEPTION 'Nobody publishes an advisory of which they wrote any part.' USING ERRCODE = 'IF081';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_advisory_move ON casework_movemade;
CREATE TRIGGER check_advisory_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'advisory') EXECUTE FUNCTION check_advisory_move();

CREATE OR REPLACE FUNCTION refuse_more_advisories(advisory bigint, of_organisation bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Ten of an organisation stand at once (`MOST`); of two that are published at the same moment the second waits.
BEGIN
    PERFORM pg_advisory_xact_lock(72022107, of_organisation::int);
    IF (SELECT count(*) FROM families_advisory other JOIN families_advisoryversion v ON v.id = other.standing_id
        WHERE other.organisation_id = of_organisation AND other.id <> advisory
          AND v.last_day >= (clock_timestamp() AT TIME ZONE 'Asia/Damascus')::date) >= 10 THEN
        RAISE EXCEPTION 'Ten advisories of an organisation stand at once.' USING ERRCODE = 'IF083';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_advisory_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- State and what stands are what the last move made of them, in this very transaction.
DECLARE
    made casework_movemade;
    stays boolean := (OLD.standing_id, OLD.published_by_id, OLD.published_at)
                     IS NOT DISTINCT FROM (NEW.standing_id, NEW.published_by_id, NEW.published_at);
BEGIN
    SELECT * INTO made FROM casework_movemade WHERE subject = 'advisory' AND subject_id = NEW.id
    ORDER BY at DESC, id DESC LIMIT 1;
    IF made.name = 'publish' AND NEW.published_at IS NOT NULL THEN
        NEW.published_at := made.at;  -- since then who wrote is asked: no other moment can be named
    END IF;
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person())
       OR NOT (CASE made.name
           WHEN 'publish' THEN NEW.published_by_id = made.by_id AND NEW.published_at IS NOT NULL
               AND EXISTS (SELECT FROM families_advisoryversion v
                           WHERE (v.id, v.advisory_id, v.number) = (NEW.standing_id, NEW.id, made.revision))
           WHEN 'withdraw' THEN NEW.standing_id IS NULL
           ELSE stays END)
       OR made.name = 'submit' AND NOT EXISTS (
           SELECT FROM families_advisoryversion v WHERE (v.advisory_id, v.number) = (NEW.id, made.revision)) THEN
        RAISE EXCEPTION 'The state of an advisory changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF080';
    END IF;
    IF made.name = 'publish' THEN
        PERFORM refuse_more_advisories(NEW.id, NEW.organisation_id);
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_advisory_state BEFORE UPDATE ON families_advisory FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number, OLD.standing_id, OLD.published_by_id, OLD.published_at)
      IS DISTINCT FROM (NEW.status, NEW.revision_number, NEW.standing_id, NEW.published_by_id, NEW.published_at))
EXECUTE FUNCTION check_advisory_state();

CREATE OR REPLACE FUNCTION advisory_content(said jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- What an advisory says, of the row of one or of a version: the columns of `CONTENT`. A test compares.
    SELECT jsonb_object_agg(name, said -> name) FROM unnest(ARRAY[
        'kind', 'verdict', 'first_day', 'last_day', 'title_ar', 'text_ar', 'title_en', 'text_en', 'title_ku', 'text_ku',
        'title_tr', 'text_tr', 'title_de', 'text_de', 'title_fr', 'text_fr', 'sources_ar', 'sources_en',
        'unnamed_sources', 'basis']) name
$$;

CREATE OR REPLACE FUNCTION check_advisory() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It begins as a draft; what it says changes while it is one, by those who write the organisation's advisories.
BEGIN
    IF TG_OP = 'INSERT' AND (NEW.status <> 'draft' OR NEW.revision_number <> 0 OR NEW.standing_id IS NOT NULL
       OR NOT EXISTS (SELECT FROM accounts_team WHERE id = NEW.team_id AND organisation_id = NEW.organisation_id)) THEN
        RAISE EXCEPTION 'An advisory begins as a draft of one of the organisation''s teams.' USING ERRCODE = 'IF080';
    END IF;
    IF TG_OP = 'UPDATE' AND advisory_content(to_jsonb(OLD)) = advisory_content(to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF NOT holds_right_on(acting_person(), 'write_advisories', NEW.organisation_id) THEN
        RAISE EXCEPTION 'Advisories are written by liaisons and supervisors.' USING ERRCODE = 'IF013';
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.status <> 'draft' OR NEW.status <> 'draft') THEN
        RAISE EXCEPTION 'What was submitted or published is not changed.' USING ERRCODE = 'IF080';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_advisory BEFORE INSERT OR UPDATE ON families_advisory
FOR EACH ROW EXECUTE FUNCTION check_advisory();

CREATE OR REPLACE FUNCTION check_advisory_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A version is what the draft says when it is submitted, in this very transaction.
BEGIN
    IF NOT EXISTS (
        SELECT FROM families_advisory a
        JOIN casework_movemade made ON made.subject = 'advisory' AND made.subject_id = a.id
        WHERE a.id = NEW.advisory_id AND a.status = 'draft' AND NEW.number = a.revision_number + 1
          AND advisory_content(to_jsonb(a)) = advisory_content(to_jsonb(NEW))
          AND made.name = 'submit' AND made.revision = NEW.number AND made.by_id = acting_person()
          AND made.at >= transaction_timestamp()) THEN
        RAISE EXCEPTION 'A version is what the draft says when it is submitted.' USING ERRCODE = 'IF080';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_advisory_version BEFORE INSERT ON families_advisoryversion
FOR EACH ROW EXECUTE FUNCTION check_advisory_version();

CREATE OR REPLACE FUNCTION check_public_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A line is put up by one supervisor and confirmed by another one; each stands there with the moment it was done.
BEGIN
    IF NOT holds_right_on(acting_person(), 'publish_advisories', NEW.organisation_id) THEN
        RAISE EXCEPTION 'The lines on the public pages are kept by supervisors.' USING ERRCODE = 'IF013';
    END IF;
    IF TG_OP = 'INSERT' AND (NEW.confirmed_by_id IS NOT NULL OR NEW.ended_by_id IS NOT NULL
       OR NOT EXISTS (SELECT FROM accounts_team WHERE id = NEW.team_id AND organisation_id = NEW.organisation_id))
       OR TG_OP = 'UPDATE' AND OLD.confirmed_at IS NOT NULL
          AND (OLD.confirmed_by_id, OLD.confirmed_at) IS DISTINCT FROM (NEW.confirmed_by_id, NEW.confirmed_at) THEN
        RAISE EXCEPTION 'A line waits for another supervisor, of a desk of the organisation; it is confirmed once.'
            USING ERRCODE = 'IF082';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_public_line BEFORE INSERT OR UPDATE ON families_publicline
FOR EACH ROW EXECUTE FUNCTION check_public_line();

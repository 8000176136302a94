-- Who is at a record, what is noted at its fields, and what is decided on many at once, whoever writes.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION works_openly_on(who bigint, needed text, concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether somebody has this right in the team of a release, of a person who is open to them.
    SELECT holds_right(who, needed, r.team_id) AND coalesce(may_open_person(who, d), true)
    FROM releases_release r LEFT JOIN detainees_detainee d ON d.id = r.detainee_id WHERE r.id = concerned
$$;

CREATE OR REPLACE FUNCTION check_presence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.person_id <> acting_person() OR NOT works_openly_on(NEW.person_id, 'decide_on_records', NEW.release_id) THEN
        RAISE EXCEPTION 'That a record is open is said by who opened it, of those who decide on it.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_presence BEFORE INSERT OR UPDATE ON releases_presence
FOR EACH ROW EXECUTE FUNCTION check_presence();

CREATE OR REPLACE FUNCTION check_field_note() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- releases/deciding/notes.py: by who decides, at what was submitted or returned, of the revision that stands now.
DECLARE
    release releases_release;
BEGIN
    SELECT * INTO release FROM releases_release WHERE id = NEW.release_id FOR KEY SHARE;
    IF release.status NOT IN ('submitted', 'returned') OR NEW.revision <> release.revision_number
       OR NEW.settled_at IS NOT NULL OR NEW.claim_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM releases_claim claim WHERE claim.id = NEW.claim_id
           AND NEW.release_id IN (claim.release_id, claim.condition_id)) THEN
        RAISE EXCEPTION 'A note is written at a field or a claim of what was submitted, as it stands.' USING ERRCODE = 'IF095';
    END IF;
    IF NOT works_openly_on(NEW.made_by_id, 'decide_on_records', release.id) THEN
        RAISE EXCEPTION 'A note at a field is written by who decides on the record.' USING ERRCODE = 'IF013';
    END IF;
    NEW.made_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_field_note BEFORE INSERT ON releases_fieldnote
FOR EACH ROW EXECUTE FUNCTION check_field_note();

CREATE OR REPLACE FUNCTION check_field_note_settled() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.settled_by_id IS NULL
       OR NOT works_openly_on(NEW.settled_by_id, 'enter_records', NEW.release_id)
       OR (NEW.how = 'taken-back') <> (NEW.settled_by_id = NEW.made_by_id) THEN
        RAISE EXCEPTION 'A note is settled by who works on the record; who wrote it takes it back.' USING ERRCODE = 'IF013';
    END IF;
    NEW.settled_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_field_note_settled BEFORE UPDATE ON releases_fieldnote
FOR EACH ROW EXECUTE FUNCTION check_field_note_settled();

CREATE OR REPLACE FUNCTION check_bulk_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Looked through, confirmed once by who asked for it, ended once.
BEGIN
    IF NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at AND (
        OLD.confirmed_at IS NOT NULL OR NEW.asked_by_id <> acting_person() OR OLD.looked_at IS NULL)
       OR OLD.confirmed_at IS NOT NULL AND (NEW.reason, NEW.sentence) IS DISTINCT FROM (OLD.reason, OLD.sentence) THEN
        RAISE EXCEPTION 'Who asked for a decision on many confirms it, once, after all were looked at.' USING ERRCODE = 'IF095';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_bulk_decision BEFORE UPDATE ON releases_bulkdecision
FOR EACH ROW EXECUTE FUNCTION check_bulk_decision();

CREATE OR REPLACE FUNCTION check_bulk_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Put in, looked at and decided by who asked for it: nobody else brings a release before somebody who confirms. What is done
-- is done by a move of the release's own, in this very transaction, on the revision that was shown.
DECLARE
    decision releases_bulkdecision := (SELECT d FROM releases_bulkdecision d WHERE d.id = NEW.decision_id);
    made casework_movemade := last_move_of_release(NEW.release_id);
BEGIN
    IF acting_person() IS DISTINCT FROM decision.asked_by_id OR decision.ended_at IS NOT NULL THEN
        RAISE EXCEPTION 'What stands in a decision on many is its own person''s, until it has ended.' USING ERRCODE = 'IF095';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.outcome <> '' OR decision.looked_at IS NOT NULL THEN
            RAISE EXCEPTION 'Nothing comes into a decision on many after it was looked through.' USING ERRCODE = 'IF095';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT (OLD.outcome = '' AND NEW.outcome IN ('passes', 'refused') AND decision.looked_at IS NULL
            OR OLD.outcome = 'passes' AND NEW.outcome IN ('refused', 'done') AND decision.confirmed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'A row of a decision on many is looked at once, and decided once.' USING ERRCODE = 'IF095';
    END IF;
    IF NEW.outcome = 'done' AND (made.at IS NULL OR made.at < transaction_timestamp()
        OR (made.name, made.by_id, made.revision) IS DISTINCT FROM (decision.name, decision.asked_by_id, NEW.revision)) THEN
        RAISE EXCEPTION 'A release of a decision on many is decided by its own move.' USING ERRCODE = 'IF095';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_bulk_row BEFORE INSERT OR UPDATE ON releases_bulkrow
FOR EACH ROW EXECUTE FUNCTION check_bulk_row();

CREATE OR REPLACE FUNCTION empty_unconfirmed_decisions() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The rows of decisions on many that ended and were never confirmed: nothing was done by them.
    DELETE FROM releases_bulkrow r USING releases_bulkdecision d
    WHERE d.id = r.decision_id AND d.ended_at IS NOT NULL AND d.confirmed_at IS NULL;
$$;

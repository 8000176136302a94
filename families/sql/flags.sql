-- Flags on inquiries, and failed checks of identity. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_flagged_inquiry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What a flag calls an inquiry is one: by its reference, at its desk, and seen by those alone who take its inquiries.
BEGIN
    IF NOT EXISTS (
        SELECT FROM families_inquiry i
        WHERE i.id = NEW.number AND NEW.needs = 'take_inquiries'
          AND (i.reference, i.team_id, i.organisation_id) = (NEW.reference, NEW.team_id, NEW.organisation_id)) THEN
        RAISE EXCEPTION 'A flag names an inquiry as it is.' USING ERRCODE = 'IF052';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_flagged_inquiry BEFORE INSERT ON releases_flaggedcase
FOR EACH ROW WHEN (NEW.kind = 'inquiry') EXECUTE FUNCTION check_flagged_inquiry();

CREATE OR REPLACE FUNCTION check_failed_check() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    inquiry families_inquiry;
BEGIN
    NEW.at := clock_timestamp();
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id;
    IF inquiry.relative_id IS DISTINCT FROM NEW.relative_id THEN
        RAISE EXCEPTION 'A check is of who asks in this inquiry.' USING ERRCODE = 'IF050';
    END IF;
    IF inquiry.keep_said IN ('refused', 'withdrawn') THEN
        RAISE EXCEPTION 'The caller does not let this be kept: nothing is added to it.' USING ERRCODE = 'IF056';
    END IF;
    IF NOT holds_right(acting_person(), 'take_inquiries', inquiry.team_id) THEN
        RAISE EXCEPTION 'A check is recorded by those of the desk.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_failed_check BEFORE INSERT ON families_failedcheck
FOR EACH ROW EXECUTE FUNCTION check_failed_check();

CREATE OR REPLACE FUNCTION check_failure_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction, who is said not to be who they say has a failed check that is kept.
BEGIN
    IF EXISTS (SELECT FROM families_relative WHERE id = NEW.id AND identity = 'failed')
       AND NOT EXISTS (SELECT FROM families_failedcheck WHERE relative_id = NEW.id) THEN
        RAISE EXCEPTION 'That a check failed is kept with the inquiry in which it did.' USING ERRCODE = 'IF052';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_failure_kept ON families_relative;
CREATE CONSTRAINT TRIGGER check_failure_kept AFTER INSERT OR UPDATE OF identity ON families_relative
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.identity = 'failed') EXECUTE FUNCTION check_failure_kept();

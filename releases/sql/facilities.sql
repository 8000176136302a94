-- When entries of the list of facilities became one place: by the clock of the ledger, and under its lock, so that no
-- merge appears before a moment of which a tally was already asked for. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION stamp_facility_merge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moment timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(72022103);
    UPDATE releases_ledgerclock SET at = greatest(clock_timestamp(), at + interval '1 microsecond')
    RETURNING at INTO moment;
    IF TG_OP = 'INSERT' THEN
        NEW.at := moment;
    ELSE
        NEW.undone_at := moment;
    END IF;
    RETURN NEW;
END $$;

-- After check_facility_merge by its name: who may not does not take the lock.
CREATE OR REPLACE TRIGGER stamp_facility_merge BEFORE INSERT OR UPDATE ON detainees_facilitymerge
FOR EACH ROW EXECUTE FUNCTION stamp_facility_merge();

REVOKE EXECUTE ON FUNCTION stamp_facility_merge() FROM PUBLIC;

-- Which entries of the list of facilities are one place, whoever writes it. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION keeps_facilities(who bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Who decides on records in some team, or administers some organisation: reference data is of all of them.
    SELECT EXISTS (
        SELECT FROM accounts_user somebody
        JOIN accounts_user_groups held ON held.user_id = somebody.id
        JOIN (SELECT group_id, permission_id FROM accounts_teamgrouppermission
              UNION ALL SELECT group_id, permission_id FROM accounts_organisationgrouppermission) given
            ON given.group_id = held.group_id
        JOIN auth_permission permission ON permission.id = given.permission_id
        WHERE somebody.id = who AND somebody.is_active
          AND permission.codename IN ('decide_on_records', 'administer_people'))
$$;

CREATE OR REPLACE FUNCTION check_facility_merge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Two entries that stand become one place, or a merge in force is undone; by whom it is to decide.
DECLARE
    who bigint := acting_person();
BEGIN
    PERFORM FROM detainees_facility WHERE code IN (NEW.kept_id, NEW.merged_id) ORDER BY code FOR UPDATE;
    IF NOT keeps_facilities(who) THEN
        RAISE EXCEPTION 'Which facilities are one place is not this person''s to decide.' USING ERRCODE = 'IF013';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.undone_at IS NOT NULL OR NEW.undone_by_id IS DISTINCT FROM who THEN
            RAISE EXCEPTION 'A merge is undone once, by who acts.' USING ERRCODE = 'IF014';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.by_id <> who OR NEW.undone_at IS NOT NULL THEN
        RAISE EXCEPTION 'A merge is recorded for the person who makes it.' USING ERRCODE = 'IF003';
    END IF;
    IF EXISTS (SELECT FROM detainees_facilitymerge m
               WHERE m.undone_at IS NULL AND m.merged_id IN (NEW.kept_id, NEW.merged_id)) THEN
        RAISE EXCEPTION 'Only entries that stand for themselves are merged.' USING ERRCODE = 'IF014';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_facility_merge BEFORE INSERT OR UPDATE ON detainees_facilitymerge
FOR EACH ROW EXECUTE FUNCTION check_facility_merge();

REVOKE EXECUTE ON FUNCTION check_facility_merge() FROM PUBLIC;

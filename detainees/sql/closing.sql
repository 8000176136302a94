-- Who may see a person, as PostgreSQL guards it: whoever writes, by whatever way, these hold.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION named_readers(entry bigint) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- To whom an entry was opened by name, in the order of their ids.
    SELECT ARRAY(
        SELECT given.user_id::bigint FROM detainees_detaineegrant given
        JOIN auth_permission permission ON permission.id = given.permission_id
        WHERE given.content_object_id = entry AND permission.codename = 'see_restricted' ORDER BY 1)
$$;

CREATE OR REPLACE FUNCTION check_own_closing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- An entry is closed or opened by who sees it and decides in its team, and in that of every entry of the person that is
-- closed by itself. Who undoes a merge may leave an entry closed to those to whom the merge had closed it.
DECLARE
    who bigint := acting_person();
BEGIN
    IF may_open_person(who, OLD) AND holds_right(who, 'decide_on_records', OLD.team_id) AND NOT EXISTS (
        SELECT FROM entries_under(stands_for(OLD.id)) entry JOIN detainees_detainee d ON d.id = entry
        WHERE d.closed_to IS NOT NULL AND NOT holds_right(who, 'decide_on_records', d.team_id)) THEN
        RETURN NEW;
    END IF;
    IF OLD.restricted AND NEW.closed_to = named_readers(OLD.id) AND EXISTS (
        SELECT FROM detainees_merge m
        WHERE m.undone_by_id = who AND m.undone_at >= transaction_timestamp()
          AND stands_for(OLD.id) IN (stands_for(m.kept_id), stands_for(m.merged_id))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Who may see entry % is not this person''s to decide.', OLD.id USING ERRCODE = 'IF013';
END $$;

CREATE OR REPLACE TRIGGER check_own_closing BEFORE UPDATE ON detainees_detainee
FOR EACH ROW WHEN (OLD.closed_to IS DISTINCT FROM NEW.closed_to) EXECUTE FUNCTION check_own_closing();

CREATE OR REPLACE FUNCTION refuse_new_closed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'A person is entered open, and closed by who may.' USING ERRCODE = 'IF013';
END $$;

CREATE OR REPLACE TRIGGER check_new_closing BEFORE INSERT ON detainees_detainee
FOR EACH ROW WHEN (NEW.restricted OR NEW.closed_to IS NOT NULL) EXECUTE FUNCTION refuse_new_closed();

CREATE OR REPLACE FUNCTION refuse_wrong_closing(standing bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Every entry of a person is open to those alone whom each entry names that is closed by itself; to all where none is.
DECLARE
    closed boolean;
    readers bigint[];
BEGIN
    SELECT count(*) > 0 INTO closed FROM detainees_detainee d
    WHERE (d.id = standing OR d.merged_into_id = standing) AND d.closed_to IS NOT NULL;
    readers := ARRAY(
        SELECT DISTINCT reader FROM detainees_detainee d, unnest(d.closed_to) reader
        WHERE (d.id = standing OR d.merged_into_id = standing) AND NOT EXISTS (
            SELECT FROM detainees_detainee other
            WHERE (other.id = standing OR other.merged_into_id = standing) AND reader <> ALL (other.closed_to))
        ORDER BY reader);
    IF EXISTS (SELECT FROM detainees_detainee d WHERE (d.id = standing OR d.merged_into_id = standing)
                 AND (d.restricted, named_readers(d.id)) IS DISTINCT FROM (closed, readers)) THEN
        RAISE EXCEPTION 'Entries of person % are not as closed as the strictest of them.', standing
            USING ERRCODE = 'IF014';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_closing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction, of the person of an entry, and of the one whose entry it was.
BEGIN
    PERFORM refuse_wrong_closing(coalesce(d.merged_into_id, d.id)) FROM detainees_detainee d WHERE d.id = NEW.id;
    PERFORM refuse_wrong_closing(coalesce(d.merged_into_id, d.id)) FROM detainees_detainee d WHERE d.id = OLD.merged_into_id;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_closing ON detainees_detainee;
CREATE CONSTRAINT TRIGGER check_closing AFTER UPDATE OF restricted, closed_to, merged_into_id ON detainees_detainee
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN ((OLD.restricted, OLD.closed_to, OLD.merged_into_id)
      IS DISTINCT FROM (NEW.restricted, NEW.closed_to, NEW.merged_into_id))
EXECUTE FUNCTION check_closing();

CREATE OR REPLACE FUNCTION check_named() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM refuse_wrong_closing(coalesce(d.merged_into_id, d.id)) FROM detainees_detainee d
    WHERE d.id IN (OLD.content_object_id, NEW.content_object_id);
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_named ON detainees_detaineegrant;
CREATE CONSTRAINT TRIGGER check_named AFTER INSERT OR UPDATE OR DELETE ON detainees_detaineegrant
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_named();

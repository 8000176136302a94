-- Who has no name has a description, and is identified by a merge into an entry that has a name. Run again by each
-- migration that changes it.

CREATE OR REPLACE FUNCTION check_described() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction: of an entry that is new and unidentified, or of which a description ended, one is in force.
DECLARE
    entry bigint := CASE TG_TABLE_NAME WHEN 'detainees_detainee' THEN (to_jsonb(NEW)->>'id')::bigint
                    ELSE (to_jsonb(NEW)->>'detainee_id')::bigint END;
BEGIN
    IF NOT EXISTS (SELECT FROM detainees_description WHERE detainee_id = entry AND in_force) THEN
        RAISE EXCEPTION 'Entry % has no description in force.', entry USING ERRCODE = 'IF024';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_described ON detainees_detainee;
CREATE CONSTRAINT TRIGGER check_described AFTER INSERT ON detainees_detainee
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.unidentified) EXECUTE FUNCTION check_described();

DROP TRIGGER IF EXISTS check_described ON detainees_description;
CREATE CONSTRAINT TRIGGER check_described AFTER UPDATE ON detainees_description
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_described();

CREATE OR REPLACE FUNCTION check_description() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A description is the newest of its person when it is written, and never in force again once another took its place.
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.in_force AND NOT OLD.in_force THEN
            RAISE EXCEPTION 'A description that was replaced stays so.' USING ERRCODE = 'IF024';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT NEW.in_force OR NEW.number <> 1 + coalesce(
        (SELECT max(number) FROM detainees_description WHERE detainee_id = NEW.detainee_id), 0) THEN
        RAISE EXCEPTION 'A new description is the newest one, and in force.' USING ERRCODE = 'IF024';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_description BEFORE INSERT OR UPDATE ON detainees_description
FOR EACH ROW EXECUTE FUNCTION check_description();

CREATE OR REPLACE FUNCTION check_named_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Somebody unidentified stands for no one who has a name: the named entry stands for both.
BEGIN
    IF (SELECT unidentified FROM detainees_detainee WHERE id = NEW.kept_id)
       AND NOT (SELECT unidentified FROM detainees_detainee WHERE id = NEW.merged_id) THEN
        RAISE EXCEPTION 'The entry with a name stands for both.' USING ERRCODE = 'IF024';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_named_stands BEFORE INSERT ON detainees_merge
FOR EACH ROW EXECUTE FUNCTION check_named_stands();

CREATE OR REPLACE FUNCTION check_identification() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It tells of a merge of somebody unidentified, made in this very transaction by who acts.
BEGIN
    IF NOT EXISTS (
        SELECT FROM detainees_merge m JOIN detainees_detainee d ON d.id = m.merged_id
        WHERE m.id = NEW.merge_id AND d.unidentified AND m.by_id = acting_person() AND m.undone_at IS NULL
          AND m.at >= transaction_timestamp()) THEN
        RAISE EXCEPTION 'An identification is told with its merge, by who makes it.' USING ERRCODE = 'IF024';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_identification BEFORE INSERT ON detainees_identification
FOR EACH ROW EXECUTE FUNCTION check_identification();

-- What holds for every case table, whoever writes.

CREATE FUNCTION note_authorship() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Row trigger, arguments: subject, the column that holds the subject's id, what was written.
BEGIN
    INSERT INTO casework_authorship (subject, subject_id, person_id, what, at)
    VALUES (TG_ARGV[0], (to_jsonb(NEW) ->> TG_ARGV[1])::bigint, acting_person(), TG_ARGV[2], clock_timestamp());
    RETURN NULL;
END $$;

CREATE FUNCTION check_mover() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.by_id <> acting_person() THEN
        RAISE EXCEPTION 'A move is recorded for the person who makes it.' USING ERRCODE = 'IF003';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE TRIGGER check_mover BEFORE INSERT ON casework_movemade
FOR EACH ROW EXECUTE FUNCTION check_mover();

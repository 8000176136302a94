-- What holds for every case table, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION note_authorship() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Row trigger, arguments: subject, the column that leads to it, what was written, the subject's table; and where the
-- column leads to a part of the subject only, that part's table and its column with the subject's id.
-- The subject's row is held until the commit: who decides on it at the same moment waits, and sees what was written.
DECLARE
    concerned bigint := (to_jsonb(NEW) ->> TG_ARGV[1])::bigint;
BEGIN
    IF TG_NARGS > 4 THEN
        EXECUTE format('SELECT %I FROM %I WHERE id = $1', TG_ARGV[5], TG_ARGV[4]) INTO concerned USING concerned;
    END IF;
    IF concerned IS NULL THEN  -- a row that is part of another subject
        RETURN NULL;
    END IF;
    EXECUTE format('SELECT FROM %I WHERE id = $1 FOR KEY SHARE', TG_ARGV[3]) USING concerned;
    INSERT INTO casework_authorship (subject, subject_id, person_id, what, at)
    VALUES (TG_ARGV[0], concerned, acting_person(), TG_ARGV[2], clock_timestamp());
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_authors() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The same for all rows that one statement made, with the same arguments: an import makes thousands at once. What they belong
-- to is looked up from the first to the last id, by the primary key, and never joined: PostgreSQL takes a table that was empty
-- when it last looked for empty until a long transaction ends (docs/adr/0012).
DECLARE
    concerned text := format('SELECT %I AS subject_id FROM made WHERE %1$I IS NOT NULL', TG_ARGV[1]);
    concerns_any boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (%s)', concerned) INTO concerns_any;
    IF NOT concerns_any THEN  -- all of them are part of other subjects
        RETURN NULL;
    END IF;
    IF TG_NARGS > 4 THEN
        concerned := format('SELECT subject_id FROM (
                                 SELECT (SELECT %I FROM %I part WHERE part.id BETWEEN made.%I AND made.%3$I
                                         ORDER BY part.id LIMIT 1) AS subject_id FROM made OFFSET 0) m
                             WHERE subject_id IS NOT NULL', TG_ARGV[5], TG_ARGV[4], TG_ARGV[1]);
    END IF;
    IF TG_ARGV[3] <> TG_TABLE_NAME THEN  -- a row that was just made is held anyway
        EXECUTE format('SELECT FROM (%s) c, LATERAL (SELECT FROM %I held WHERE held.id BETWEEN c.subject_id AND c.subject_id
                                                     ORDER BY held.id LIMIT 1 FOR KEY SHARE) h', concerned, TG_ARGV[3]);
    END IF;
    EXECUTE format('INSERT INTO casework_authorship (subject, subject_id, person_id, what, at)
                    SELECT $1, subject_id, $2, $3, clock_timestamp() FROM (%s) c', concerned)
        USING TG_ARGV[0], acting_person(), TG_ARGV[2];
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wrote_part(who bigint, of_what text, which bigint, since timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether a person wrote any part of a record after a moment; ever, where there is none.
    SELECT EXISTS (
        SELECT FROM casework_authorship
        WHERE subject = of_what AND subject_id = which AND person_id = who AND (since IS NULL OR at > since))
$$;

CREATE OR REPLACE FUNCTION stamp_move() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.at := pg_catalog.clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER stamp_move BEFORE INSERT ON casework_movemade
FOR EACH ROW EXECUTE FUNCTION stamp_move();

CREATE OR REPLACE FUNCTION check_movers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint := acting_person();
BEGIN
    IF EXISTS (SELECT FROM made WHERE by_id <> actor) THEN
        RAISE EXCEPTION 'A move is recorded for the person who makes it.' USING ERRCODE = 'IF003';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_mover ON casework_movemade;
DROP FUNCTION IF EXISTS check_mover();
DROP TRIGGER IF EXISTS check_movers ON casework_movemade;
CREATE TRIGGER check_movers AFTER INSERT ON casework_movemade
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_movers();

CREATE OR REPLACE FUNCTION check_signed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Row trigger before INSERT or UPDATE; its arguments are the columns in which nobody but who acts is named anew.
DECLARE
    signature text;
    new_row jsonb := to_jsonb(NEW);
    old_row jsonb := CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) ELSE '{}' END;
BEGIN
    FOREACH signature IN ARRAY TG_ARGV LOOP
        IF new_row ->> signature IS NOT NULL AND new_row ->> signature IS DISTINCT FROM old_row ->> signature
           AND (new_row ->> signature)::bigint <> acting_person() THEN
            RAISE EXCEPTION 'In “%” of “%” stands who acts, and nobody else.', signature, TG_TABLE_NAME
                USING ERRCODE = 'IF003';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_signatures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Statement trigger after INSERT, the rows in “made”; its arguments are the columns in which nobody but who acts stands.
DECLARE
    signature text;
    forged boolean;
BEGIN
    FOREACH signature IN ARRAY TG_ARGV LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM made WHERE %I <> $1)', signature) INTO forged USING acting_person();
        IF forged THEN
            RAISE EXCEPTION 'In “%” of “%” stands who acts, and nobody else.', signature, TG_TABLE_NAME
                USING ERRCODE = 'IF003';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

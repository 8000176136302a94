-- What is changed in facts of which no revisions are kept. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION note_fact_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Row trigger after UPDATE; its arguments are the subject, and the columns that are looked at. Of a column after “~”,
-- which is sealed, it is kept that it was changed ([]), and never what stood there.
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb := to_jsonb(NEW);
    found jsonb := '{}';
    place int;
    named text;
BEGIN
    FOR place IN 1 .. TG_NARGS - 1 LOOP
        named := ltrim(TG_ARGV[place], '~');
        IF before -> named IS DISTINCT FROM after -> named THEN
            found := found || jsonb_build_object(named, CASE WHEN TG_ARGV[place] LIKE '~%' THEN '[]'::jsonb
                ELSE jsonb_build_array(before -> named, after -> named) END);
        END IF;
    END LOOP;
    INSERT INTO casework_factchange (subject, subject_id, changes, by_id, at)
    VALUES (TG_ARGV[0], NEW.id, found, acting_person(), clock_timestamp());
    RETURN NULL;
END $$;

-- What was changed in a source (casework_factchange). Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION note_source_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- As `note_fact_change`. Of a protected source it is kept that its identity was changed, and never what stood there;
-- with its protection goes what was kept before of who it is.
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb := to_jsonb(NEW);
    looked_at text[] := ARRAY['kind', 'reliability', 'asks_money', 'merged_into_id'];
    identity text[] := ARRAY['name', 'owner', 'note'];
    found jsonb := '{}';
    named text;
BEGIN
    IF NEW.sealed IS NULL THEN
        looked_at := identity || looked_at;
    ELSIF OLD.sealed IS NULL THEN
        UPDATE casework_factchange SET changes = (changes - identity) || '{"sealed": []}'
        WHERE subject = 'source' AND subject_id = NEW.id AND changes ?| identity;
    END IF;
    IF OLD.sealed IS DISTINCT FROM NEW.sealed THEN
        found := '{"sealed": []}';
    END IF;
    FOREACH named IN ARRAY looked_at LOOP
        IF before -> named IS DISTINCT FROM after -> named THEN
            found := found || jsonb_build_object(named, jsonb_build_array(before -> named, after -> named));
        END IF;
    END LOOP;
    IF found <> '{}' THEN
        INSERT INTO casework_factchange (subject, subject_id, changes, by_id, at)
        VALUES ('source', NEW.id, found, acting_person(), clock_timestamp());
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER change_noted AFTER UPDATE ON releases_source
FOR EACH ROW EXECUTE FUNCTION note_source_change();

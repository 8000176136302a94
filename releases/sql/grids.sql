-- A row of a list is entered once, and all who typed it wrote a part of its record. Run again by each migration that
-- changes it.

CREATE OR REPLACE TRIGGER entered_once BEFORE UPDATE ON releases_gridrow FOR EACH ROW
WHEN (OLD.release_id IS NOT NULL AND OLD.release_id IS DISTINCT FROM NEW.release_id)
EXECUTE FUNCTION refuse_change('release_id');

CREATE OR REPLACE FUNCTION note_hands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Who typed the row, or what holds for all rows, is an author of the record as who pressed the button is.
BEGIN
    INSERT INTO casework_authorship (subject, subject_id, person_id, what, at)
    SELECT record.subject, record.id, hand.person_id, record.what, clock_timestamp()
    FROM (VALUES ('release', NEW.release_id, 'facts'), ('detainee', NEW.person_id, 'person')) record (subject, id, what),
         (SELECT DISTINCT person_id FROM casework_authorship
          WHERE (subject, subject_id) IN (('gridrow', NEW.id), ('grid', NEW.grid_id))) hand
    WHERE record.id IS NOT NULL AND hand.person_id <> acting_person();
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER hands_of_row AFTER UPDATE ON releases_gridrow FOR EACH ROW
WHEN (OLD.entered_version IS DISTINCT FROM NEW.entered_version) EXECUTE FUNCTION note_hands();

-- A row of a list is entered once: what its record is stays so. Run again by each migration that changes it.

CREATE OR REPLACE TRIGGER entered_once BEFORE UPDATE ON releases_gridrow FOR EACH ROW
WHEN (OLD.release_id IS NOT NULL AND OLD.release_id IS DISTINCT FROM NEW.release_id)
EXECUTE FUNCTION refuse_change('release_id');

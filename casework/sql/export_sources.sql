-- That who the sources are leaves with a case file, is decided by a move too. Run again by each migration that changes it.

CREATE OR REPLACE TRIGGER check_export_sources BEFORE UPDATE ON casework_export FOR EACH ROW
WHEN (OLD.sources_approved IS DISTINCT FROM NEW.sources_approved)
EXECUTE FUNCTION check_export_state();

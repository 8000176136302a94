-- What the manifest of an export said when it was made is what the job wrote then, and nothing else.

CREATE OR REPLACE TRIGGER check_export_written BEFORE UPDATE ON casework_export FOR EACH ROW
WHEN (OLD.written IS DISTINCT FROM NEW.written) EXECUTE FUNCTION check_export_state();

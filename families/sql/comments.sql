-- What colleagues say of an inquiry goes with it and not before. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_comment_destroyed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction in which what colleagues said of an inquiry was emptied, the inquiry is destroyed.
BEGIN
    IF NOT EXISTS (SELECT FROM families_inquiry WHERE id = NEW.subject_id AND erased_at IS NOT NULL) THEN
        RAISE EXCEPTION 'A comment is taken back by who wrote it, or goes with its inquiry.' USING ERRCODE = 'IF021';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_comment_destroyed ON casework_comment;
CREATE CONSTRAINT TRIGGER check_comment_destroyed AFTER UPDATE ON casework_comment
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (OLD.text <> '' AND NEW.text = '' AND NEW.withdrawn_at IS NULL AND NEW.subject = 'inquiry')
EXECUTE FUNCTION check_comment_destroyed();

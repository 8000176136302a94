-- What inquiries are found by. Run again by each migration that changes it.

-- Whoever drew it while the content was destroyed comes too late (families/sql/erasure.sql).
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT OR UPDATE OF inquiry_id ON families_inquirykeys
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('inquiry_id');
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT OR UPDATE OF relative_id ON families_callerwords
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('relative_id');

CREATE OR REPLACE FUNCTION keys_are_stale() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A name changed: whoever changed it draws the keys in the same transaction; where they do not, as an older version that
-- still runs, the next night does.
BEGIN
    IF TG_TABLE_NAME = 'families_relative' THEN
        UPDATE families_callerwords SET version = 0 WHERE relative_id = NEW.id;
    ELSE
        UPDATE families_inquirykeys SET version = 0 WHERE inquiry_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keys_are_stale() FROM PUBLIC;

CREATE OR REPLACE TRIGGER keys_are_stale AFTER UPDATE ON families_inquiry FOR EACH ROW
WHEN ((OLD.given_ar, OLD.father_ar, OLD.grandfather_ar, OLD.family_ar, OLD.mother_ar, OLD.given_latin, OLD.father_latin,
       OLD.grandfather_latin, OLD.family_latin, OLD.mother_latin, OLD.birth, OLD.home_governorate_id) IS DISTINCT FROM
      (NEW.given_ar, NEW.father_ar, NEW.grandfather_ar, NEW.family_ar, NEW.mother_ar, NEW.given_latin, NEW.father_latin,
       NEW.grandfather_latin, NEW.family_latin, NEW.mother_latin, NEW.birth, NEW.home_governorate_id))
EXECUTE FUNCTION keys_are_stale();
CREATE OR REPLACE TRIGGER keys_are_stale AFTER UPDATE ON families_relative FOR EACH ROW
WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION keys_are_stale();

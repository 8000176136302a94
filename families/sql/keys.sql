-- What an inquiry is found by. Run again by each migration that changes it.

-- Whoever drew it while the content was destroyed comes too late (families/sql/erasure.sql).
CREATE OR REPLACE TRIGGER refuse_for_erased BEFORE INSERT ON families_inquirykeys
FOR EACH ROW EXECUTE FUNCTION refuse_for_erased('inquiry_id');

-- What holds for imports of the browser, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_import_said() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- How a list is read, of which source it is and with which grade, is said by who brings it in, and not any more once it
-- is being looked through or imported: what is imported is what was shown.
BEGIN
    IF acting_person() IS DISTINCT FROM OLD.made_by_id THEN
        RAISE EXCEPTION 'How a list is read is said by the person who brings it in.' USING ERRCODE = 'IF003';
    END IF;
    IF OLD.status NOT IN ('reading', 'refused', 'read', 'checked')
       AND NOT (OLD.status = 'importing' AND OLD.source_id IS NULL
                AND (NEW.layout, NEW.reliability, NEW.credibility, NEW.only_good_rows)
                    = (OLD.layout, OLD.reliability, OLD.credibility, OLD.only_good_rows)) THEN
        RAISE EXCEPTION 'How a list is read stays as it was when it was looked through.' USING ERRCODE = 'IF080';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER import_said BEFORE UPDATE ON releases_importjob FOR EACH ROW
WHEN ((OLD.layout, OLD.source_id, OLD.reliability, OLD.credibility, OLD.only_good_rows)
      IS DISTINCT FROM (NEW.layout, NEW.source_id, NEW.reliability, NEW.credibility, NEW.only_good_rows))
EXECUTE FUNCTION check_import_said();
REVOKE EXECUTE ON FUNCTION check_import_said() FROM PUBLIC;

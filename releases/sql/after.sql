-- Whom a follow-up asked: within the wish of the released person, whoever writes. As releases/followup.py says it.

CREATE OR REPLACE FUNCTION check_follow_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    release releases_release := (SELECT r FROM releases_release r WHERE r.id = NEW.release_id);
BEGIN
    IF release.status <> 'verified' OR release.detainee_id IS NULL THEN
        RAISE EXCEPTION 'Only the verified release of a person is followed up.' USING ERRCODE = 'IF030';
    END IF;
    IF NEW.asked = 'relative' AND release.wish NOT IN ('named-relatives', 'checked-relative')
       OR NEW.asked = 'representative' AND release.wish_of = '' THEN
        RAISE EXCEPTION 'Who was asked is not within the wish of the released person.' USING ERRCODE = 'IF030';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_follow_up BEFORE INSERT ON releases_followup
FOR EACH ROW EXECUTE FUNCTION check_follow_up();

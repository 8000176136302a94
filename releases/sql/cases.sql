-- Cases of floors above, as flags name them. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_flagged_cases() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What a case of a floor above is, is for that floor to guard; who writes it down here are the rules.
BEGIN
    IF NOT acts_as_watcher() OR NOT EXISTS (
        SELECT FROM accounts_team WHERE id = NEW.team_id AND organisation_id = NEW.organisation_id) THEN
        RAISE EXCEPTION 'A case is named by the rules that look at it, in its team.' USING ERRCODE = 'IF033';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_flagged_cases BEFORE INSERT ON releases_flaggedcase
FOR EACH ROW EXECUTE FUNCTION check_flagged_cases();

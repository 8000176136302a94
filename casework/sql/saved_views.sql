-- Whose a saved view is, and which team it is shared with, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_saved_view() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Changed and deleted by who made it; shared with a team in which they hold a role. A supervisor of that team may take it
-- away from the team, and change nothing else of it.
DECLARE
    actor bigint := acting_person();
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.made_by_id <> actor THEN
            RAISE EXCEPTION 'A saved view is deleted by who made it.' USING ERRCODE = 'IF210';
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.made_by_id <> actor AND (
        (OLD.name, OLD.address) IS DISTINCT FROM (NEW.name, NEW.address) OR NEW.team_id IS NOT NULL
        OR NOT holds_right(actor, 'decide_on_records', OLD.team_id)) THEN
        RAISE EXCEPTION 'A saved view is changed by who made it.' USING ERRCODE = 'IF210';
    END IF;
    IF NEW.team_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.team_id IS DISTINCT FROM OLD.team_id) AND NOT EXISTS (
        SELECT FROM accounts_membership m WHERE m.user_id = actor AND m.team_id = NEW.team_id AND m.ended_at IS NULL) THEN
        RAISE EXCEPTION 'A view is shared with a team of one''s own.' USING ERRCODE = 'IF211';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_saved_view BEFORE INSERT OR UPDATE OR DELETE ON casework_savedview
FOR EACH ROW EXECUTE FUNCTION check_saved_view();

REVOKE EXECUTE ON FUNCTION check_saved_view() FROM PUBLIC;

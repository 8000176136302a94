-- Whose a saved view is, and which team it is shared with; what picked rows are there for, whoever writes. Run again by each migration that changes it.

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

CREATE OR REPLACE FUNCTION check_picked_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Only what was set aside and is named by no export is deleted: what an export names says which rows left.
BEGIN
    IF OLD.kept_at IS NULL OR EXISTS (
        SELECT FROM casework_export e WHERE e.asked_by_id = OLD.person_id AND e.listed = OLD.listed
        AND ltrim(e.filters -> 'selection' ->> 0, '0') = OLD.id::text) THEN
        RAISE EXCEPTION 'Picked rows that an export names are kept.' USING ERRCODE = 'IF212';
    END IF;
    RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER check_picked_gone BEFORE DELETE ON casework_picked
FOR EACH ROW EXECUTE FUNCTION check_picked_gone();

REVOKE EXECUTE ON FUNCTION check_saved_view(), check_picked_gone() FROM PUBLIC;

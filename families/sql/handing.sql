-- Whose an inquiry is, and which calls were hard, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_handed_over() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- families/handing.py: the one whose it is lets it be a colleague's of the desk, or who leads the desk for them.
DECLARE
    inquiry families_inquiry;
BEGIN
    NEW.at := transaction_timestamp();  -- one moment for what is handed over at once
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id FOR UPDATE;
    IF (NEW.giver_id, NEW.revision) IS DISTINCT FROM (inquiry.owner_id, inquiry.revision_number::int)
       OR NEW.seen_at IS NOT NULL THEN
        RAISE EXCEPTION 'An inquiry is handed over by whose it is, as it stands.' USING ERRCODE = 'IF051';
    END IF;
    IF NOT holds_right(NEW.by_id, 'take_inquiries', inquiry.team_id)
       OR NEW.by_id <> inquiry.owner_id AND NOT holds_right(NEW.by_id, 'lead_desk', inquiry.team_id)
       OR NOT holds_right(NEW.to_id, 'take_inquiries', inquiry.team_id) THEN
        RAISE EXCEPTION 'An inquiry is handed over within its desk, by whose it is or who leads the desk.'
            USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_handed_over BEFORE INSERT ON families_handover
FOR EACH ROW EXECUTE FUNCTION check_handed_over();

CREATE OR REPLACE FUNCTION check_hand_over_seen() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.seen_at IS NOT NULL OR NEW.to_id <> acting_person() THEN
        RAISE EXCEPTION 'That it was seen is said once, by who was given it.' USING ERRCODE = 'IF013';
    END IF;
    NEW.seen_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_hand_over_seen BEFORE UPDATE ON families_handover
FOR EACH ROW EXECUTE FUNCTION check_hand_over_seen();

CREATE OR REPLACE FUNCTION check_hand_over_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM families_handover given WHERE given.inquiry_id = NEW.subject_id
                   AND given.revision = NEW.revision AND given.by_id = NEW.by_id) THEN
        RAISE EXCEPTION 'An inquiry is handed over to somebody.' USING ERRCODE = 'IF051';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_hand_over_move ON casework_movemade;
CREATE TRIGGER check_hand_over_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'inquiry' AND NEW.name = 'hand-over') EXECUTE FUNCTION check_hand_over_move();

CREATE OR REPLACE FUNCTION check_owner_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whose it is changes by a recorded move, in this very transaction: who takes it up has it, and who is given it.
DECLARE
    made casework_movemade := last_move_of_inquiry(NEW.id);
BEGIN
    IF made.at IS NULL OR made.at < transaction_timestamp() OR NEW.owner_id IS DISTINCT FROM (
        CASE WHEN made.name IN ('trace', 'reopen') THEN made.by_id
             WHEN made.name = 'hand-over' THEN (
                 SELECT to_id FROM families_handover WHERE inquiry_id = NEW.id AND revision = made.revision) END) THEN
        RAISE EXCEPTION 'Whose an inquiry is changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF051';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_owner_moved BEFORE UPDATE OF owner_id ON families_inquiry
FOR EACH ROW WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION check_owner_moved();

CREATE OR REPLACE FUNCTION check_hard_call() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.at := clock_timestamp();
    IF NOT EXISTS (SELECT FROM families_inquiry inquiry WHERE inquiry.id = NEW.inquiry_id
                   AND inquiry.status NOT IN ('closed', 'referred')
                   AND holds_right(NEW.by_id, 'take_inquiries', inquiry.team_id)) THEN
        RAISE EXCEPTION 'That a call was hard is said by those of its desk, of an inquiry on which somebody works.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_hard_call BEFORE INSERT ON families_hardcall
FOR EACH ROW EXECUTE FUNCTION check_hard_call();

CREATE OR REPLACE FUNCTION check_hard_call_taken_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.by_id <> acting_person() THEN
        RAISE EXCEPTION 'That a call was hard is taken back by who said it.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_hard_call_taken_back BEFORE UPDATE ON families_hardcall
FOR EACH ROW EXECUTE FUNCTION check_hard_call_taken_back();

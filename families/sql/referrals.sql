-- The course of a referral, as PostgreSQL sees it. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION right_to_move_referral(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of families/referring.py: the right that a move needs, NULL where there is no such move. A test compares.
    SELECT needs FROM (VALUES
        ('accept', 'sent', 'accepted', 'take_inquiries'),
        ('decline', 'sent', 'declined', 'take_inquiries'),
        ('done', 'accepted', 'done', 'take_inquiries'))
        t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION check_referral_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    referral families_referral;
    inquiry families_inquiry;
    needed text := right_to_move_referral(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO referral FROM families_referral WHERE id = NEW.subject_id FOR UPDATE;
    SELECT * INTO inquiry FROM families_inquiry WHERE id = referral.inquiry_id;
    IF needed IS NULL OR referral.status IS DISTINCT FROM NEW.from_state OR referral.revision_number <> NEW.revision THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, referral.status, NEW.to_state
            USING ERRCODE = 'IF059';
    END IF;
    IF referral.recalled_at IS NOT NULL OR inquiry.erased_at IS NOT NULL THEN
        RAISE EXCEPTION 'The caller has taken this back.' USING ERRCODE = 'IF056';
    END IF;
    IF NOT holds_right(NEW.by_id, needed, coalesce(referral.desk_id, inquiry.team_id)) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_referral_move ON casework_movemade;
CREATE TRIGGER check_referral_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'referral') EXECUTE FUNCTION check_referral_move();

CREATE OR REPLACE FUNCTION check_referral() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The state is what the last move made of it, in this very transaction; what came of it there is of that desk.
DECLARE
    made casework_movemade;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'sent' OR NEW.revision_number <> 0 OR NEW.received_id IS NOT NULL THEN
            RAISE EXCEPTION 'A referral begins sent.' USING ERRCODE = 'IF059';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.status, OLD.revision_number) IS DISTINCT FROM (NEW.status, NEW.revision_number) THEN
        SELECT * INTO made FROM casework_movemade m WHERE m.subject = 'referral' AND m.subject_id = NEW.id
        ORDER BY at DESC, id DESC LIMIT 1;
        IF made.at IS NULL OR made.at < transaction_timestamp()
           OR (made.from_state, made.to_state, made.revision + 1, made.by_id)
              IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person()) THEN
            RAISE EXCEPTION 'The state of a referral changes by a recorded move, and only as that move says.'
                USING ERRCODE = 'IF059';
        END IF;
    END IF;
    IF OLD.received_id IS DISTINCT FROM NEW.received_id AND (
           OLD.received_id IS NOT NULL OR NEW.status <> 'accepted'
           OR NOT holds_right(acting_person(), 'take_inquiries', NEW.desk_id) OR NEW.desk_id IS DISTINCT FROM (SELECT team_id FROM families_inquiry WHERE id = NEW.received_id)) THEN
        RAISE EXCEPTION 'What a referral became is an inquiry of the desk that accepted it.' USING ERRCODE = 'IF059';
    END IF;
    IF OLD.recalled_at IS DISTINCT FROM NEW.recalled_at AND (OLD.recalled_at IS NOT NULL OR NOT holds_right(
           NEW.recalled_by_id, 'take_inquiries', (SELECT team_id FROM families_inquiry WHERE id = NEW.inquiry_id))) THEN
        RAISE EXCEPTION 'A referral is taken back once, by who sent it.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_referral BEFORE INSERT OR UPDATE ON families_referral
FOR EACH ROW EXECUTE FUNCTION check_referral();

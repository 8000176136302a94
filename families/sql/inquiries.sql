-- The course of an inquiry, whose it is, and whom it is about, as PostgreSQL sees them.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION right_to_move_inquiry(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of families/workflow.py: the right that a move needs, NULL where there is no such move. A test compares.
    SELECT needs FROM (VALUES
        ('trace', 'new', 'tracing', 'take_inquiries'),
        ('match', 'new', 'possible-match', 'take_inquiries'), ('match', 'tracing', 'possible-match', 'take_inquiries'),
        ('not-the-person', 'possible-match', 'tracing', 'take_inquiries'),
        ('refer', 'new', 'referred', 'take_inquiries'), ('refer', 'tracing', 'referred', 'take_inquiries'),
        ('refer', 'possible-match', 'referred', 'take_inquiries'), ('refer', 'answered', 'referred', 'take_inquiries'),
        ('close', 'new', 'closed', 'take_inquiries'), ('close', 'tracing', 'closed', 'take_inquiries'),
        ('close', 'possible-match', 'closed', 'take_inquiries'), ('close', 'referred', 'closed', 'take_inquiries'),
        ('answer', 'tracing', 'answered', 'take_inquiries'), ('answer', 'possible-match', 'answered', 'take_inquiries'),
        ('answer', 'answered', 'answered', 'take_inquiries'), ('close', 'answered', 'closed', 'take_inquiries'),
        ('reopen', 'answered', 'tracing', 'take_inquiries'),
        ('hand-over', 'new', 'new', 'take_inquiries'), ('hand-over', 'tracing', 'tracing', 'take_inquiries'),
        ('hand-over', 'possible-match', 'possible-match', 'take_inquiries'),
        ('hand-over', 'answered', 'answered', 'take_inquiries'),
        ('reopen', 'closed', 'tracing', 'take_inquiries'), ('reopen', 'referred', 'tracing', 'take_inquiries'))
        t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION last_move_of_inquiry(concerned bigint) RETURNS casework_movemade
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT made FROM casework_movemade made WHERE subject = 'inquiry' AND subject_id = concerned
    ORDER BY at DESC, id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION check_inquiry_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    inquiry families_inquiry;
    needed text := right_to_move_inquiry(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.subject_id FOR UPDATE;
    IF needed IS NULL OR inquiry.status IS DISTINCT FROM NEW.from_state OR inquiry.revision_number <> NEW.revision THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, inquiry.status, NEW.to_state
            USING ERRCODE = 'IF051';
    END IF;
    IF NEW.name <> 'close' AND inquiry.keep_said IN ('refused', 'withdrawn') THEN
        RAISE EXCEPTION 'The caller does not let this be kept: it is closed and destroyed.' USING ERRCODE = 'IF056';
    END IF;
    IF NEW.name = 'refer' AND NOT EXISTS (
        SELECT FROM families_referral r WHERE r.inquiry_id = inquiry.id AND r.recalled_at IS NULL
        AND r.status IN ('sent', 'accepted')) THEN
        RAISE EXCEPTION 'An inquiry is referred by a referral that is under way.' USING ERRCODE = 'IF059';
    END IF;
    IF NOT holds_right(NEW.by_id, needed, inquiry.team_id) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    IF NEW.name = 'match' AND inquiry.detainee_id IS NULL THEN
        RAISE EXCEPTION 'A possible match is with a person on the register.' USING ERRCODE = 'IF051';
    END IF;
    IF NEW.name = 'answer' THEN
        IF NOT agrees_to_hear(inquiry) THEN
            RAISE EXCEPTION 'Who does not let the register be searched is told nothing.' USING ERRCODE = 'IF056';
        END IF;
        IF NOT EXISTS (
            SELECT FROM families_answer told WHERE told.inquiry_id = inquiry.id AND told.kind IN ('release', 'bad-news')
            AND told.at >= transaction_timestamp() AND told.by_id = NEW.by_id) THEN
            RAISE EXCEPTION 'An inquiry is answered by what its caller is told.' USING ERRCODE = 'IF051';
        END IF;
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_inquiry_move ON casework_movemade;
CREATE TRIGGER check_inquiry_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'inquiry') EXECUTE FUNCTION check_inquiry_move();

CREATE OR REPLACE FUNCTION check_inquiry_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The state is what the last move made of it, in this very transaction.
DECLARE
    made casework_movemade := last_move_of_inquiry(NEW.id);
BEGIN
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision + 1, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person()) THEN
        RAISE EXCEPTION 'The state of an inquiry changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF051';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_inquiry_state BEFORE UPDATE ON families_inquiry FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number) IS DISTINCT FROM (NEW.status, NEW.revision_number))
EXECUTE FUNCTION check_inquiry_state();

CREATE OR REPLACE FUNCTION check_new_inquiries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- An inquiry begins new, at the desk of its caller, taken by somebody of that desk.
BEGIN
    IF EXISTS (
        SELECT FROM made
        JOIN accounts_team team ON team.id = made.team_id
        JOIN families_relative caller ON caller.id = made.relative_id
        WHERE made.status <> 'new' OR made.revision_number <> 0 OR team.organisation_id <> made.organisation_id
           OR caller.team_id <> made.team_id) THEN
        RAISE EXCEPTION 'An inquiry begins new, at the desk of its caller.' USING ERRCODE = 'IF051';
    END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT team_id FROM made) desk
               WHERE NOT holds_right(acting_person(), 'take_inquiries', desk.team_id)) THEN
        RAISE EXCEPTION 'An inquiry is taken by somebody of its desk.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_new_inquiries ON families_inquiry;
CREATE TRIGGER check_new_inquiries AFTER INSERT ON families_inquiry
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_new_inquiries();

CREATE OR REPLACE FUNCTION check_inquiry_owner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT holds_right(NEW.owner_id, 'take_inquiries', NEW.team_id) THEN
        RAISE EXCEPTION 'An inquiry is owned by somebody of its desk.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_inquiry_owner BEFORE UPDATE OF owner_id ON families_inquiry
FOR EACH ROW WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION check_inquiry_owner();

CREATE OR REPLACE FUNCTION check_inquiry_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Who is chosen is of the same organisation, and open to who chooses; after the call, with the caller's consent.
DECLARE
    person detainees_detainee;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.match_said <> 'given' THEN
        RAISE EXCEPTION 'The caller has not agreed that the register is searched.' USING ERRCODE = 'IF056';
    END IF;
    SELECT * INTO person FROM detainees_detainee WHERE id = NEW.detainee_id;
    IF person.organisation_id <> NEW.organisation_id
       OR person.restricted AND NOT EXISTS (
           SELECT FROM detainees_detaineegrant given JOIN auth_permission p ON p.id = given.permission_id
           WHERE given.content_object_id = person.id AND given.user_id = acting_person()
             AND p.codename = 'see_restricted') THEN
        RAISE EXCEPTION 'This person is not open to who chooses them.' USING ERRCODE = 'IF051';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS check_inquiry_person ON families_inquiry;
CREATE TRIGGER check_inquiry_person BEFORE INSERT ON families_inquiry
FOR EACH ROW WHEN (NEW.detainee_id IS NOT NULL) EXECUTE FUNCTION check_inquiry_person();
CREATE OR REPLACE TRIGGER check_inquiry_person_changed BEFORE UPDATE OF detainee_id ON families_inquiry
FOR EACH ROW WHEN (NEW.detainee_id IS NOT NULL AND OLD.detainee_id IS DISTINCT FROM NEW.detainee_id)
EXECUTE FUNCTION check_inquiry_person();

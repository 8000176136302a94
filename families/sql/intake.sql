-- What comes in by the public page, as PostgreSQL sees it. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION right_to_move_intake(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of families/quarantine/workflow.py: the right that a move needs, NULL where there is no such move.
    SELECT needs FROM (VALUES
        ('take', 'waiting', 'taken', 'take_inquiries'),
        ('reject', 'waiting', 'rejected', 'take_inquiries'),
        ('put-back', 'rejected', 'waiting', 'take_inquiries'),
        ('take-back', 'rejected', 'rejected', 'take_inquiries')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION check_new_intake() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It begins waiting, brought by the public page and nobody else, at a desk that is open to it.
BEGIN
    IF NEW.status <> 'waiting' OR NEW.revision_number <> 0 THEN
        RAISE EXCEPTION 'What comes in waits.' USING ERRCODE = 'IF080';
    END IF;
    IF NOT EXISTS (SELECT FROM accounts_user WHERE id = acting_person() AND is_system
                   AND username = 'system-public-page') THEN
        RAISE EXCEPTION 'What comes in is brought by the public page.' USING ERRCODE = 'IF013';
    END IF;
    IF NOT EXISTS (SELECT FROM accounts_team WHERE id = NEW.team_id AND open_to_public) THEN
        RAISE EXCEPTION 'This desk takes nothing from the public page.' USING ERRCODE = 'IF080';
    END IF;
    NEW.received_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_new_intake BEFORE INSERT ON families_intake
FOR EACH ROW EXECUTE FUNCTION check_new_intake();

CREATE OR REPLACE FUNCTION check_intake_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    intake families_intake;
    needed text := right_to_move_intake(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO intake FROM families_intake WHERE id = NEW.subject_id FOR UPDATE;
    IF needed IS NULL OR intake.status IS DISTINCT FROM NEW.from_state OR intake.revision_number <> NEW.revision THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, intake.status, NEW.to_state
            USING ERRCODE = 'IF080';
    END IF;
    IF intake.rejected_why = 'withdrawn' THEN
        RAISE EXCEPTION 'What a family took back is let go.' USING ERRCODE = 'IF080';
    END IF;
    IF NOT holds_right(NEW.by_id, needed, intake.team_id) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_intake_move ON casework_movemade;
CREATE TRIGGER check_intake_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'intake') EXECUTE FUNCTION check_intake_move();

CREATE OR REPLACE FUNCTION last_move_of_intake(concerned bigint) RETURNS casework_movemade
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT made FROM casework_movemade made WHERE subject = 'intake' AND subject_id = concerned
    ORDER BY at DESC, id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION check_intake_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It changes by its moves alone: the state as the last one says, in this very transaction. What is taken is an inquiry of
-- the same desk with the same reference, taken down by who took it. The words of the consent go with that inquiry.
DECLARE
    made casework_movemade := last_move_of_intake(NEW.id);
BEGIN
    IF NEW.words = '' AND to_jsonb(NEW) - 'words' = to_jsonb(OLD) - 'words'
       AND EXISTS (SELECT FROM families_inquiry WHERE id = NEW.inquiry_id AND erased_at IS NOT NULL) THEN
        RETURN NEW;
    END IF;
    IF NEW.words <> OLD.words THEN
        RAISE EXCEPTION 'The words of a consent are written once, and go with the inquiry.' USING ERRCODE = 'IF011';
    END IF;
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision + 1, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person()) THEN
        RAISE EXCEPTION 'What came in changes by a recorded move, and only as that move says.' USING ERRCODE = 'IF080';
    END IF;
    IF made.name = 'take-back' AND NEW.rejected_why <> 'withdrawn' THEN
        RAISE EXCEPTION 'Of what was rejected, the reason changes to that it was taken back.' USING ERRCODE = 'IF080';
    END IF;
    IF NEW.status <> 'taken' AND (NEW.content, NEW.digest, NEW.sent) IS DISTINCT FROM (OLD.content, OLD.digest, OLD.sent) THEN
        RAISE EXCEPTION 'What was written is never changed.' USING ERRCODE = 'IF080';
    END IF;
    IF NEW.status = 'taken' AND NOT EXISTS (
        SELECT FROM families_inquiry asked WHERE asked.id = NEW.inquiry_id AND asked.channel = 'web-form'
          AND (asked.reference, asked.team_id, asked.made_by_id) = (NEW.reference, NEW.team_id, acting_person())) THEN
        RAISE EXCEPTION 'What is taken is an inquiry of this desk with the same reference.' USING ERRCODE = 'IF080';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_intake_change BEFORE UPDATE ON families_intake
FOR EACH ROW EXECUTE FUNCTION check_intake_change();

CREATE OR REPLACE FUNCTION intakes_with_number(concerned bigint) RETURNS SETOF families_intake
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- What came to the same desk with a number of an inquiry's caller, and is neither taken nor taken back: nothing of it goes
-- with the inquiry.
    SELECT written.* FROM families_inquiry q
        JOIN families_intake written ON written.team_id = q.team_id
    WHERE q.id = concerned
      AND written.digest IN (SELECT digest FROM families_contact WHERE relative_id = q.relative_id)
      AND written.status IN ('waiting', 'rejected') AND written.rejected_why <> 'withdrawn'
$$;

CREATE OR REPLACE FUNCTION check_intake_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Destroyed is what was rejected, when its day has come, and by the job that counts it.
BEGIN
    IF OLD.status <> 'rejected' OR OLD.review_on > (clock_timestamp() AT TIME ZONE 'Asia/Damascus')::date
       OR NOT EXISTS (SELECT FROM accounts_user WHERE id = acting_person() AND is_system
                      AND username = 'system-quarantine') THEN
        RAISE EXCEPTION 'What came in is destroyed when it was rejected and its day has come.' USING ERRCODE = 'IF080';
    END IF;
    RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER check_intake_gone BEFORE DELETE ON families_intake
FOR EACH ROW EXECUTE FUNCTION check_intake_gone();

CREATE OR REPLACE FUNCTION check_web_inquiry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of the transaction, an inquiry that came by the public page is what was taken there.
BEGIN
    IF EXISTS (SELECT FROM families_inquiry WHERE id = NEW.id)
       AND NOT EXISTS (SELECT FROM families_intake WHERE inquiry_id = NEW.id AND status = 'taken') THEN
        RAISE EXCEPTION 'By the public page comes what was taken from it.' USING ERRCODE = 'IF080';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_web_inquiry ON families_inquiry;
CREATE CONSTRAINT TRIGGER check_web_inquiry AFTER INSERT ON families_inquiry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.channel = 'web-form') EXECUTE FUNCTION check_web_inquiry();

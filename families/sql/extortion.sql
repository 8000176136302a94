-- Reports of extortion, and the identifiers that warn. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION right_to_move_report(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of families/reporting.py: the right that a move needs, NULL where there is no such move. A test compares.
    SELECT needs FROM (VALUES
        ('look', 'received', 'looked-into', 'take_inquiries'),
        ('settle', 'received', 'closed', 'take_inquiries'), ('settle', 'looked-into', 'closed', 'take_inquiries'),
        ('reopen', 'closed', 'looked-into', 'take_inquiries'),
        ('hand-over', 'received', 'received', 'take_inquiries'),
        ('hand-over', 'looked-into', 'looked-into', 'take_inquiries')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION check_report_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    report record;
    needed text := right_to_move_report(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO report FROM families_extortionreport WHERE id = NEW.subject_id FOR UPDATE;
    IF needed IS NULL OR report.status IS DISTINCT FROM NEW.from_state OR report.revision_number <> NEW.revision THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, report.status, NEW.to_state
            USING ERRCODE = 'IF053';
    END IF;
    IF NOT holds_right(NEW.by_id, needed, report.team_id) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_report_move ON casework_movemade;
CREATE TRIGGER check_report_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'extortion') EXECUTE FUNCTION check_report_move();

CREATE OR REPLACE FUNCTION check_report_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The state is what the last move made of it, in this very transaction, and why it is closed is what that move says.
DECLARE
    made casework_movemade;
BEGIN
    SELECT * INTO made FROM casework_movemade WHERE subject = 'extortion' AND subject_id = NEW.id
    ORDER BY at DESC, id DESC LIMIT 1;
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision + 1, made.by_id, made.reason)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person(), NEW.settled_why) THEN
        RAISE EXCEPTION 'The state of a report changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF053';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_report_state BEFORE UPDATE ON families_extortionreport FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number, OLD.settled_why)
      IS DISTINCT FROM (NEW.status, NEW.revision_number, NEW.settled_why))
EXECUTE FUNCTION check_report_state();

CREATE OR REPLACE FUNCTION is_wordless(report families_extortionreport) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT (report.note, report.place, report.amount_said, report.advice_told) = ('', '', '', '')
       AND report.detainee_id IS NULL
$$;

CREATE OR REPLACE FUNCTION loses_its_words(before families_extortionreport, after families_extortionreport)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether nothing is done but to take from a report what goes with the inquiry of its caller (families/sql/erasure.sql).
DECLARE
    lost text[] := ARRAY[
        'note', 'place', 'amount_said', 'advice_told', 'advice_language', 'advice_id', 'detainee_id', 'version',
        'demanded_on_earliest', 'demanded_on_latest'];  -- the last two are not worked out yet when this is asked
BEGIN
    RETURN is_wordless(after) AND to_jsonb(before) - lost = to_jsonb(after) - lost
       AND EXISTS (SELECT FROM families_inquiry WHERE id = after.inquiry_id AND erased_at IS NOT NULL);
END $$;

CREATE OR REPLACE FUNCTION check_report_of_inquiry(report families_extortionreport, new_one boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of what was destroyed nothing comes back in a report, and what may not be kept is not told of in one. A new report
-- waits for who destroys; of one that is changed meanwhile they wait, and then take its words.
DECLARE
    inquiry families_inquiry;
BEGIN
    IF new_one THEN
        PERFORM FROM families_inquiry WHERE id = report.inquiry_id FOR KEY SHARE;
    END IF;
    SELECT * INTO inquiry FROM families_inquiry WHERE id = report.inquiry_id;
    IF inquiry.erased_at IS NOT NULL AND (new_one OR NOT is_wordless(report)) THEN
        RAISE EXCEPTION 'What was known here was destroyed: nothing is added to it.' USING ERRCODE = 'IF057';
    END IF;
    IF inquiry.keep_said IN ('refused', 'withdrawn') AND new_one THEN
        RAISE EXCEPTION 'The caller does not let this be kept: nothing is added to it.' USING ERRCODE = 'IF056';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A report begins received, at its desk, by somebody of it; the inquiry is of that desk, and the person open to who says.
BEGIN
    IF TG_OP = 'UPDATE' AND loses_its_words(OLD, NEW) THEN
        RETURN NEW;
    END IF;
    PERFORM check_report_of_inquiry(NEW, TG_OP = 'INSERT');
    IF NOT holds_right(acting_person(), 'take_inquiries', NEW.team_id) THEN
        RAISE EXCEPTION 'A report of extortion is written by those of its desk.' USING ERRCODE = 'IF013';
    END IF;
    IF (TG_OP = 'INSERT' OR NEW.owner_id IS DISTINCT FROM OLD.owner_id)
       AND NOT holds_right(NEW.owner_id, 'take_inquiries', NEW.team_id) THEN
        RAISE EXCEPTION 'A report is owned by somebody of its desk.' USING ERRCODE = 'IF013';
    END IF;
    IF NOT EXISTS (SELECT FROM accounts_team WHERE id = NEW.team_id AND organisation_id = NEW.organisation_id)
       OR NEW.inquiry_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM families_inquiry WHERE id = NEW.inquiry_id AND team_id = NEW.team_id)
       OR TG_OP = 'INSERT' AND (NEW.status <> 'received' OR NEW.revision_number <> 0) THEN
        RAISE EXCEPTION 'A report begins received, at the desk of its inquiry.' USING ERRCODE = 'IF053';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.status = 'closed' AND NEW.status = 'closed' THEN
        RAISE EXCEPTION 'A report that is closed is opened again before anything is changed in it.' USING ERRCODE = 'IF053';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.advice_told <> '' AND (OLD.advice_told, OLD.advice_id, OLD.advice_language)
       IS DISTINCT FROM (NEW.advice_told, NEW.advice_id, NEW.advice_language) THEN
        RAISE EXCEPTION 'What a caller was advised stays as it was told.' USING ERRCODE = 'IF053';
    END IF;
    IF NEW.detainee_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.detainee_id IS DISTINCT FROM OLD.detainee_id)
       AND NOT EXISTS (
           SELECT FROM detainees_detainee d
           WHERE d.id = NEW.detainee_id AND d.organisation_id = NEW.organisation_id
             AND (NOT d.restricted OR EXISTS (
                 SELECT FROM detainees_detaineegrant given JOIN auth_permission p ON p.id = given.permission_id
                 WHERE given.content_object_id = d.id AND given.user_id = acting_person()
                   AND p.codename = 'see_restricted'))) THEN
        RAISE EXCEPTION 'This person is not open to who names them.' USING ERRCODE = 'IF053';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_report BEFORE INSERT OR UPDATE ON families_extortionreport
FOR EACH ROW EXECUTE FUNCTION check_report();

CREATE OR REPLACE FUNCTION check_identifier() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM families_extortionreport r
                   WHERE r.id = NEW.report_id AND holds_right(acting_person(), 'take_inquiries', r.team_id)) THEN
        RAISE EXCEPTION 'An identifier is written by those of the desk of its report.' USING ERRCODE = 'IF013';
    END IF;
    IF EXISTS (SELECT FROM families_extortionreport r WHERE r.id = NEW.report_id AND r.status = 'closed') THEN
        RAISE EXCEPTION 'A report that is closed is opened again before anything is changed in it.' USING ERRCODE = 'IF053';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_identifier BEFORE INSERT OR UPDATE ON families_extortionidentifier
FOR EACH ROW EXECUTE FUNCTION check_identifier();

CREATE OR REPLACE FUNCTION warn_of(report bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The identifiers of this report warn while a report of the organisation names them, which was not found to be none.
-- The rows are held first, in one order, so that of two who write at once the second one sees what the first one wrote.
    INSERT INTO detainees_warningidentifier (organisation_id, kind, digest, stands, since)
    SELECT r.organisation_id, x.kind, x.digest, true, clock_timestamp()
    FROM families_extortionidentifier x JOIN families_extortionreport r ON r.id = x.report_id
    WHERE x.report_id = report
    ORDER BY x.digest
    ON CONFLICT (organisation_id, digest) DO UPDATE SET stands = detainees_warningidentifier.stands;
    UPDATE detainees_warningidentifier w SET stands = now.stands
    FROM (
        SELECT r.organisation_id, x.digest, EXISTS (
            SELECT FROM families_extortionidentifier same JOIN families_extortionreport other ON other.id = same.report_id
            WHERE same.digest = x.digest AND other.organisation_id = r.organisation_id
              AND same.struck_at IS NULL AND other.settled_why <> 'mistaken') AS stands
        FROM families_extortionidentifier x JOIN families_extortionreport r ON r.id = x.report_id
        WHERE x.report_id = report) now
    WHERE w.organisation_id = now.organisation_id AND w.digest = now.digest AND w.stands <> now.stands
$$;
REVOKE ALL ON FUNCTION warn_of(bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION warn_of_identifier() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM warn_of(NEW.report_id);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER warn_of_identifier AFTER INSERT OR UPDATE ON families_extortionidentifier
FOR EACH ROW EXECUTE FUNCTION warn_of_identifier();

CREATE OR REPLACE FUNCTION warn_of_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM warn_of(NEW.id);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER warn_of_report AFTER UPDATE ON families_extortionreport
FOR EACH ROW WHEN (OLD.settled_why IS DISTINCT FROM NEW.settled_why) EXECUTE FUNCTION warn_of_report();

CREATE OR REPLACE FUNCTION check_identifier_shown() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.at := clock_timestamp();
    IF NOT EXISTS (
        SELECT FROM families_extortionidentifier x JOIN families_extortionreport r ON r.id = x.report_id
        WHERE x.id = NEW.identifier_id AND holds_right(NEW.by_id, 'show_callers', r.team_id)) THEN
        RAISE EXCEPTION 'An identifier is shown to those of its desk alone.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_identifier_shown BEFORE INSERT ON families_identifiershown
FOR EACH ROW EXECUTE FUNCTION check_identifier_shown();

CREATE OR REPLACE FUNCTION check_frozen_figures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Figures are frozen by the job, of a month that is over, and later than the last ones.
BEGIN
    IF NOT EXISTS (SELECT FROM accounts_user
                   WHERE id = acting_person() AND is_system AND username = 'system-figures')
       OR NEW.until >= date_trunc('month', now() AT TIME ZONE 'Asia/Damascus')::date
       OR EXISTS (SELECT FROM families_extortionfigures f
                  WHERE f.organisation_id = NEW.organisation_id AND f.until >= NEW.until) THEN
        RAISE EXCEPTION 'Figures are frozen by the job, month after month.' USING ERRCODE = 'IF053';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_frozen_figures BEFORE INSERT ON families_extortionfigures
FOR EACH ROW EXECUTE FUNCTION check_frozen_figures();

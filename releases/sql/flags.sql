-- Flags as PostgreSQL guards them: who moves one, who resolves one, and that a blocking one stops a verification.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION has_blocking_flag(release bigint, person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether a blocking flag stands on a release or on its person: Flag.objects.blocking().
    SELECT EXISTS (
        SELECT FROM releases_flag f
        WHERE f.severity = 'blocking' AND NOT f.gone AND f.status <> 'resolved'
          AND (f.release_id = release OR f.detainee_id = person))
$$;

CREATE OR REPLACE FUNCTION right_to_move_flag(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of releases/suspicion/workflow.py: the right that a move needs, NULL where there is no such move.
    SELECT needs FROM (VALUES
        ('look', 'open', 'looked-at', 'enter_records'),
        ('resolve', 'open', 'resolved', 'decide_on_records'), ('resolve', 'looked-at', 'resolved', 'decide_on_records'),
        ('reopen', 'resolved', 'open', 'decide_on_records')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION last_move_of_flag(concerned bigint) RETURNS casework_movemade
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT made FROM casework_movemade made WHERE subject = 'flag' AND subject_id = concerned
    ORDER BY at DESC, id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION check_flag_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A move is one of the table, from where the flag is, by who may; who resolves wrote no part of what the flag is about.
DECLARE
    flag releases_flag;
    release releases_release;
    concerned record;  -- of releases_flaggedcase, which comes with a later migration than this function
    needed text := right_to_move_flag(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO flag FROM releases_flag WHERE id = NEW.subject_id FOR UPDATE;
    SELECT * INTO concerned FROM releases_flaggedcase WHERE id = flag.case_id;
    IF concerned.id IS NOT NULL AND needed = 'enter_records' THEN
        needed := concerned.needs;
    END IF;
    IF needed IS NULL OR flag.status IS DISTINCT FROM NEW.from_state OR flag.revision_number <> NEW.revision THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, flag.status, NEW.to_state
            USING ERRCODE = 'IF033';
    END IF;
    IF NOT holds_right(NEW.by_id, needed, flag.team_id) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    IF NEW.name IN ('resolve', 'reopen') THEN
        SELECT * INTO release FROM releases_release WHERE id = flag.release_id FOR UPDATE;
        IF FOUND THEN
            PERFORM refuse_own_part(release, NEW.by_id);
        ELSIF wrote_part(NEW.by_id, coalesce(concerned.kind, 'detainee'), coalesce(concerned.number, flag.detainee_id), NULL)
        THEN
            RAISE EXCEPTION 'Nobody resolves a flag on a record of which they wrote any part.' USING ERRCODE = 'IF005';
        END IF;
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_flag_move ON casework_movemade;
CREATE TRIGGER check_flag_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'flag') EXECUTE FUNCTION check_flag_move();

CREATE OR REPLACE FUNCTION check_flag_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The state is what the last move made of it, in this very transaction; by whom it was resolved is who moved it.
DECLARE
    made casework_movemade := last_move_of_flag(NEW.id);
BEGIN
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision + 1, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person())
       OR NEW.status = 'resolved' AND (NEW.reason, NEW.sentence, NEW.resolved_by_id)
          IS DISTINCT FROM (made.reason, made.sentence, made.by_id) THEN
        RAISE EXCEPTION 'The state of a flag changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF033';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_flag_state BEFORE UPDATE ON releases_flag FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number, OLD.reason, OLD.sentence, OLD.resolved_by_id, OLD.resolved_at)
      IS DISTINCT FROM (NEW.status, NEW.revision_number, NEW.reason, NEW.sentence, NEW.resolved_by_id, NEW.resolved_at))
EXECUTE FUNCTION check_flag_state();

CREATE OR REPLACE FUNCTION acts_as_watcher() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether the actor is the one as which the rules are asked (releases/suspicion/keeping.py).
    SELECT EXISTS (SELECT FROM accounts_user WHERE id = acting_person() AND is_system AND username = 'system-suspicion')
$$;

CREATE OR REPLACE FUNCTION check_flag_seen() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT acts_as_watcher() THEN
        RAISE EXCEPTION 'What a rule sees, and that it no longer sees it, is written by the rules alone.'
            USING ERRCODE = 'IF033';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_flag_seen BEFORE UPDATE ON releases_flag FOR EACH ROW
WHEN ((OLD.gone, OLD.seen) IS DISTINCT FROM (NEW.gone, NEW.seen)) EXECUTE FUNCTION check_flag_seen();

CREATE OR REPLACE FUNCTION check_new_flags() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A flag begins open, in the team of its record; what no rule raised is raised by hand.
BEGIN
    IF EXISTS (SELECT FROM made WHERE status <> 'open' OR gone OR revision_number <> 0
               OR (rule_id = 'by-hand') = acts_as_watcher()) THEN
        RAISE EXCEPTION 'A flag begins open, raised by a rule or by hand.' USING ERRCODE = 'IF033';
    END IF;
    IF EXISTS (
        SELECT FROM made
        LEFT JOIN releases_release r ON r.id = made.release_id
        LEFT JOIN detainees_detainee d ON d.id = made.detainee_id
        LEFT JOIN releases_flaggedcase c ON c.id = made.case_id
        WHERE (made.team_id, made.organisation_id) IS DISTINCT FROM (
            coalesce(r.team_id, d.team_id, c.team_id),
            coalesce(r.organisation_id, d.organisation_id, c.organisation_id))) THEN
        RAISE EXCEPTION 'A flag belongs to the team of its record.' USING ERRCODE = 'IF033';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_new_flags ON releases_flag;
CREATE TRIGGER check_new_flags AFTER INSERT ON releases_flag
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_new_flags();

CREATE OR REPLACE FUNCTION check_flag_others() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM made JOIN releases_flag f ON f.id = made.flag_id
        LEFT JOIN releases_release r ON r.id = made.release_id
        LEFT JOIN detainees_detainee d ON d.id = made.detainee_id
        LEFT JOIN releases_flaggedcase c ON c.id = made.case_id
        WHERE f.organisation_id IS DISTINCT FROM coalesce(r.organisation_id, d.organisation_id, c.organisation_id)) THEN
        RAISE EXCEPTION 'A flag is seen in records of one organisation.' USING ERRCODE = 'IF033';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_flag_others ON releases_flagother;
CREATE TRIGGER check_flag_others AFTER INSERT ON releases_flagother
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_flag_others();

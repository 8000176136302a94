-- Moves, verdicts and the state of a release, as PostgreSQL sees them: whoever writes, by whatever way, these hold.
-- Run again by each migration that changes it, as facts.sql and counting.sql beside it are.

CREATE OR REPLACE FUNCTION right_to_move_release(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of releases/workflow.py: the right that a move needs, NULL where there is no such move. A test compares.
    SELECT needs FROM (VALUES
        ('submit', 'draft', 'submitted', 'enter_records'), ('submit', 'returned', 'submitted', 'enter_records'),
        ('take-back', 'submitted', 'draft', 'enter_records'),
        ('verify', 'submitted', 'verified', 'decide_on_records'),
        ('return', 'submitted', 'returned', 'decide_on_records'),
        ('reject', 'submitted', 'rejected', 'decide_on_records'),
        ('dispute', 'verified', 'disputed', 'decide_on_records'),
        ('dispute', 'rejected', 'disputed', 'decide_on_records'),
        ('dispute', 'draft', 'draft', 'decide_on_records'),
        ('dispute', 'submitted', 'submitted', 'decide_on_records'),
        ('dispute', 'returned', 'returned', 'decide_on_records'),
        ('lose-claims', 'verified', 'disputed', 'enter_records'),
        ('lose-claims', 'rejected', 'disputed', 'enter_records'),
        ('lose-claims', 'draft', 'draft', 'enter_records'),
        ('lose-claims', 'submitted', 'submitted', 'enter_records'),
        ('lose-claims', 'returned', 'returned', 'enter_records'),
        ('withdraw', 'disputed', 'withdrawn', 'decide_on_records'),
        ('amend', 'verified', 'draft', 'enter_records'), ('amend', 'disputed', 'draft', 'enter_records'),
        ('drop-change', 'draft', 'verified', 'enter_records'),
        ('drop-change', 'returned', 'verified', 'enter_records'),
        ('drop-change', 'rejected', 'verified', 'enter_records'),
        ('reopen', 'rejected', 'draft', 'decide_on_records'),
        ('reopen', 'withdrawn', 'draft', 'decide_on_records')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION last_move_of_release(concerned bigint) RETURNS casework_movemade
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT made FROM casework_movemade made WHERE subject = 'release' AND subject_id = concerned
    ORDER BY at DESC, id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION refuse_own_part(release releases_release, who bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The caller holds the release's row. The person's is held too: what is being written of them is waited for.
BEGIN
    PERFORM FROM detainees_detainee WHERE id = release.detainee_id FOR UPDATE;
    IF wrote_part(who, 'release', release.id, release.last_verified_at)
       OR wrote_part(who, 'detainee', release.detainee_id, release.last_verified_at) THEN
        RAISE EXCEPTION 'Nobody decides on a record of which they wrote any part since it was last verified.'
            USING ERRCODE = 'IF005';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION refuse_uncarried(release bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The caller holds the release's row. What its claims go back to is held too: who lets one of them fall waits for the
-- verdict, or the verdict waits and finds it fallen.
BEGIN
    PERFORM FROM releases_claim WHERE id IN (SELECT claims_behind(release)) ORDER BY id FOR SHARE;
    IF NOT release_is_carried(release) THEN
        RAISE EXCEPTION 'The claims do not carry a verification.' USING ERRCODE = 'IF017';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION refuse_own_decision(moved text, concerned bigint, state text, who bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Who brought a release or a finding to this state does not bring it out of it.
BEGIN
    IF who = (SELECT by_id FROM casework_movemade WHERE subject = moved AND subject_id = concerned AND to_state = state
              ORDER BY at DESC, id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'Another supervisor reopens what one has set aside.' USING ERRCODE = 'IF005';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_release_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
-- Moves are written before the state changes, by who holds the release's row; all that one statement made are looked at.
-- A release that began as submitted has no move before the one that says so: from a draft, of its first revision.
DECLARE
    wrong record;
    decided record;
BEGIN
    PERFORM FROM (SELECT subject_id FROM made WHERE subject = 'release' ORDER BY subject_id) moved, LATERAL (
        SELECT FROM releases_release WHERE id BETWEEN moved.subject_id AND moved.subject_id
        ORDER BY id LIMIT 1 FOR UPDATE) held;
    SELECT made.name, before.state, made.to_state INTO wrong
    FROM made
    LEFT JOIN LATERAL (
        SELECT status, revision_number FROM releases_release
        WHERE id BETWEEN made.subject_id AND made.subject_id ORDER BY id LIMIT 1) release ON true
    CROSS JOIN LATERAL (
        SELECT release.status = 'submitted' AND release.revision_number = 1 AND NOT EXISTS (
            SELECT FROM casework_movemade earlier WHERE earlier.subject = 'release'
            AND earlier.subject_id = made.subject_id AND earlier.id <> made.id) AS begins) so
    CROSS JOIN LATERAL (
        SELECT CASE WHEN begins THEN 'draft' ELSE release.status END AS state,
               CASE WHEN begins THEN 0 ELSE release.revision_number END AS revision) before
    WHERE made.subject = 'release' AND (
        right_to_move_release(made.name, made.from_state, made.to_state) IS NULL
        OR made.from_state IS DISTINCT FROM before.state
        OR made.revision IS DISTINCT FROM before.revision + (made.name = 'submit')::int)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', wrong.name, wrong.state, wrong.to_state
            USING ERRCODE = 'IF006';
    END IF;
    WITH asked AS MATERIALIZED (  -- each right once, not of each row
        SELECT DISTINCT name, by_id, right_to_move_release(name, from_state, to_state) AS needed, (
            SELECT team_id FROM releases_release
            WHERE id BETWEEN made.subject_id AND made.subject_id ORDER BY id LIMIT 1) AS team_id
        FROM made WHERE subject = 'release')
    SELECT name INTO wrong FROM asked WHERE NOT holds_right(by_id, needed, team_id) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', wrong.name USING ERRCODE = 'IF013';
    END IF;
    FOR decided IN
        SELECT made.by_id, made.name, (
            SELECT release FROM releases_release release
            WHERE id BETWEEN made.subject_id AND made.subject_id ORDER BY id LIMIT 1) AS release
        FROM made WHERE made.subject = 'release' AND made.name IN ('verify', 'return', 'reject', 'dispute', 'withdraw')
    LOOP
        PERFORM refuse_own_part(decided.release, decided.by_id);
        IF decided.name = 'verify' AND is_likely_duplicate((decided.release).detainee_id) THEN
            RAISE EXCEPTION 'Nobody has decided yet whether this person is on the register twice.'
                USING ERRCODE = 'IF016';
        END IF;
        IF decided.name = 'verify' THEN
            PERFORM refuse_uncarried((decided.release).id);
        END IF;
        IF decided.name = 'verify' AND has_blocking_flag((decided.release).id, (decided.release).detainee_id) THEN
            RAISE EXCEPTION 'A flag stops the verification of this release until somebody has resolved it.'
                USING ERRCODE = 'IF032';
        END IF;
    END LOOP;
    PERFORM refuse_own_decision('release', subject_id, from_state, by_id)
    FROM made WHERE subject = 'release' AND name = 'reopen';
    IF EXISTS (SELECT FROM made WHERE subject = 'release' AND name = 'lose-claims' AND release_is_carried(subject_id)) THEN
        RAISE EXCEPTION 'The claims of a release still carry it.' USING ERRCODE = 'IF017';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_release_move ON casework_movemade;
DROP FUNCTION IF EXISTS check_release_move();
DROP TRIGGER IF EXISTS check_release_moves ON casework_movemade;
CREATE TRIGGER check_release_moves AFTER INSERT ON casework_movemade
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_release_moves();

CREATE OR REPLACE FUNCTION check_verdict() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    revision releases_revision := (SELECT r FROM releases_revision r WHERE r.id = NEW.revision_id);
    release releases_release;
    made casework_movemade := last_move_of_release(revision.release_id);
BEGIN
    SELECT * INTO release FROM releases_release WHERE id = revision.release_id FOR UPDATE;
    IF NEW.by_id <> acting_person() THEN
        RAISE EXCEPTION 'A verdict is recorded for the person who gives it.' USING ERRCODE = 'IF003';
    END IF;
    IF revision.number <> release.revision_number OR release.status <> 'submitted' THEN
        RAISE EXCEPTION 'Revision % is not the one that was submitted last.', revision.number USING ERRCODE = 'IF004';
    END IF;
    PERFORM refuse_own_part(release, NEW.by_id);
    IF (made.to_state, made.revision, made.by_id) IS DISTINCT FROM (NEW.ruling, revision.number, NEW.by_id) THEN
        RAISE EXCEPTION 'A verdict is given by the move to “%” alone.', NEW.ruling USING ERRCODE = 'IF006';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_verdict BEFORE INSERT ON releases_verdict
FOR EACH ROW EXECUTE FUNCTION check_verdict();

CREATE OR REPLACE FUNCTION check_release_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The state is what the last move made of it, in this very transaction, and nothing else of it changes beside that.
DECLARE
    made casework_movemade := last_move_of_release(NEW.id);
    frozen releases_revision;
    verdict releases_verdict;
BEGIN
    SELECT * INTO frozen FROM releases_revision WHERE release_id = NEW.id AND number = NEW.revision_number;
    SELECT * INTO verdict FROM releases_verdict WHERE revision_id = frozen.id;
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person())
       OR NEW.revision_number <> OLD.revision_number + (made.name = 'submit')::int
       OR made.name = 'submit' AND frozen.id IS NULL
       OR made.name IN ('verify', 'return', 'reject') AND verdict.ruling IS DISTINCT FROM NEW.status
       OR NEW.verified_revision_id IS DISTINCT FROM (
          CASE WHEN made.name = 'verify' THEN frozen.id WHEN made.name NOT IN ('dispute', 'lose-claims')
          THEN OLD.verified_revision_id END) THEN
        RAISE EXCEPTION 'The state of a release changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF006';
    END IF;
    IF made.name = 'verify' THEN
        NEW.last_verified_at := verdict.at;
    ELSIF NEW.last_verified_at IS DISTINCT FROM OLD.last_verified_at THEN
        RAISE EXCEPTION 'A release is verified by a verdict alone.' USING ERRCODE = 'IF006';
    END IF;
    IF NEW.status = 'verified' AND facts_of(to_jsonb(NEW)) IS DISTINCT FROM (
        SELECT facts_of(to_jsonb(v)) FROM releases_revision v WHERE v.id = NEW.verified_revision_id) THEN
        RAISE EXCEPTION 'A verified release shows the facts that were verified.' USING ERRCODE = 'IF006';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS check_release_state ON releases_release;
CREATE TRIGGER check_release_state BEFORE UPDATE ON releases_release FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number, OLD.verified_revision_id, OLD.last_verified_at, OLD.status_since)
      IS DISTINCT FROM (NEW.status, NEW.revision_number, NEW.verified_revision_id, NEW.last_verified_at, NEW.status_since))
EXECUTE FUNCTION check_release_state();

CREATE OR REPLACE FUNCTION check_move_made() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction a release is where its last move leads.
DECLARE
    made casework_movemade := last_move_of_release(NEW.subject_id);
    release releases_release := (SELECT r FROM releases_release r WHERE r.id = NEW.subject_id);
BEGIN
    IF (made.to_state, made.revision) IS DISTINCT FROM (release.status, release.revision_number)
       OR made.name IN ('dispute', 'lose-claims') AND release.verified_revision_id IS NOT NULL THEN
        RAISE EXCEPTION 'The move “%” is recorded and was not made.', made.name USING ERRCODE = 'IF006';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_move_made ON casework_movemade;
CREATE CONSTRAINT TRIGGER check_move_made AFTER INSERT ON casework_movemade
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.subject = 'release') EXECUTE FUNCTION check_move_made();

-- Sightings and fates as PostgreSQL guards them: moves, verdicts, state and frozen facts, and the two who decide on a
-- death (verdicts.sql). Run again by each migration that changes it. As releases/sql/{facts,guards}.sql say it of releases.

CREATE OR REPLACE FUNCTION finding_facts_of(finding_or_revision jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The columns that releases/models/findings.py declares; a test compares the two.
    SELECT jsonb_object_agg(name, finding_or_revision -> name) FROM unnest(ARRAY[
        'date', 'facility_id', 'place', 'how', 'fate', 'standing', 'paper']) name
$$;

CREATE OR REPLACE FUNCTION right_to_move_finding(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of releases/findings/workflow.py: the right that a move needs, NULL where there is no such move. It is the
-- table of releases (guards.sql), and the two moves of which they know nothing. A test compares.
    SELECT CASE WHEN (move, from_state, to_state) IN (
        ('give-verdict', 'submitted', 'submitted'), ('differ', 'submitted', 'returned')) THEN 'decide_on_records'
        ELSE public.right_to_move_release(move, from_state, to_state) END
$$;

CREATE OR REPLACE FUNCTION last_move_of_finding(concerned bigint) RETURNS casework_movemade
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT made FROM casework_movemade made WHERE subject = 'finding' AND subject_id = concerned
    ORDER BY at DESC, id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION refuse_own_part_of_finding(finding releases_finding, who bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The caller holds the finding's row. The person's is held too: what is being written of them is waited for.
BEGIN
    PERFORM FROM detainees_detainee WHERE id = finding.detainee_id FOR UPDATE;
    IF wrote_part(who, 'finding', finding.id, finding.last_verified_at)
       OR wrote_part(who, 'detainee', finding.detainee_id, finding.last_verified_at) THEN
        RAISE EXCEPTION 'Nobody decides on a record of which they wrote any part since it was last verified.'
            USING ERRCODE = 'IF005';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION claims_behind_finding(concerned bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 5 SET search_path = public, pg_temp AS $$
-- The claims of a finding, and those of other records to which they go back.
    SELECT claims_going_back(ARRAY(SELECT id FROM releases_claim WHERE finding_id = concerned))
$$;

CREATE OR REPLACE FUNCTION finding_is_carried(concerned bigint, is_death boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The bar of releases; a death needs two independent claims, or an official paper: one who saw it is not enough.
    SELECT voices >= 2 OR CASE WHEN is_death THEN on_paper ELSE direct END
    FROM weigh_claims(ARRAY(SELECT id FROM releases_claim WHERE finding_id = concerned))
$$;

CREATE OR REPLACE FUNCTION verified_finding_is_carried(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- By what is verified of it; a finding of which nothing is verified needs no carrying.
    SELECT coalesce((
        SELECT finding_is_carried(f.id, v.fate = 'died') FROM releases_finding f
        JOIN releases_findingrevision v ON v.id = f.verified_revision_id WHERE f.id = concerned), true)
$$;

CREATE OR REPLACE FUNCTION check_finding_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A move is one of the table, from where the finding is, by who may; who decides wrote no part. Of what could not be
-- verified nobody gives one of two verdicts: none tells then what the other one says.
DECLARE
    finding releases_finding;
    needed text := right_to_move_finding(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO finding FROM releases_finding WHERE id = NEW.subject_id FOR UPDATE;
    IF needed IS NULL OR finding.status IS DISTINCT FROM NEW.from_state
       OR NEW.revision IS DISTINCT FROM finding.revision_number + (NEW.name = 'submit')::int
       OR NEW.name IN ('give-verdict', 'differ') AND finding.fate <> 'died' THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, finding.status, NEW.to_state
            USING ERRCODE = 'IF040';
    END IF;
    IF NOT holds_right(NEW.by_id, needed, finding.team_id) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    IF NEW.name IN ('give-verdict', 'verify', 'return', 'reject', 'differ', 'dispute', 'withdraw') THEN
        PERFORM refuse_own_part_of_finding(finding, NEW.by_id);
    END IF;
    IF NEW.name = 'reopen' THEN
        PERFORM refuse_own_decision('finding', finding.id, finding.status, NEW.by_id);
        IF ruled_on_finding(finding, NEW.by_id) THEN
            RAISE EXCEPTION 'Another supervisor reopens what one has set aside.' USING ERRCODE = 'IF005';
        END IF;
    END IF;
    IF NEW.name IN ('verify', 'give-verdict', 'return', 'reject') THEN  -- what they rest on is waited for
        PERFORM FROM releases_claim WHERE id IN (SELECT claims_behind_finding(finding.id)) ORDER BY id FOR SHARE;
    END IF;
    IF NEW.name IN ('verify', 'give-verdict') THEN
        IF is_likely_duplicate(finding.detainee_id) THEN
            RAISE EXCEPTION 'Nobody has decided yet whether this person is on the register twice.'
                USING ERRCODE = 'IF016';
        END IF;
        IF has_blocking_flag(NULL, finding.detainee_id) THEN
            RAISE EXCEPTION 'A flag stops the verification until somebody has resolved it.' USING ERRCODE = 'IF032';
        END IF;
        IF NOT finding_is_carried(finding.id, finding.fate = 'died') THEN
            RAISE EXCEPTION 'The claims do not carry a verification.' USING ERRCODE = 'IF017';
        END IF;
    END IF;
    IF NEW.name = 'lose-claims' AND verified_finding_is_carried(finding.id) THEN
        RAISE EXCEPTION 'The claims of a finding still carry it.' USING ERRCODE = 'IF017';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER check_finding_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'finding') EXECUTE FUNCTION check_finding_move();

CREATE OR REPLACE FUNCTION check_finding_verdict() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- By who acts and wrote no part, on the revision that was submitted last: one, or of a death two, by two people. A
-- verdict on a death is given by the move that tells nothing of it, and beside one on what stands there now: where what
-- was given before is in force no more, it is the first of another look.
DECLARE
    revision releases_findingrevision := (SELECT r FROM releases_findingrevision r WHERE r.id = NEW.revision_id);
    finding releases_finding;
    made casework_movemade := last_move_of_finding(revision.finding_id);
BEGIN
    SELECT * INTO finding FROM releases_finding WHERE id = revision.finding_id FOR UPDATE;
    IF NEW.by_id <> acting_person() THEN
        RAISE EXCEPTION 'A verdict is recorded for the person who gives it.' USING ERRCODE = 'IF003';
    END IF;
    IF revision.number <> finding.revision_number OR finding.status <> 'submitted' THEN
        RAISE EXCEPTION 'Revision % is not the one that was submitted last.', revision.number USING ERRCODE = 'IF004';
    END IF;
    PERFORM refuse_own_part_of_finding(finding, NEW.by_id);
    IF made.at < transaction_timestamp() OR (made.revision, made.by_id) IS DISTINCT FROM (revision.number, NEW.by_id)
       OR (revision.fate = 'died') <> (made.name = 'give-verdict')
       OR revision.fate <> 'died' AND made.to_state <> NEW.ruling THEN
        RAISE EXCEPTION 'A verdict is given by its move alone.' USING ERRCODE = 'IF040';
    END IF;
    IF (SELECT count(*) FROM verdicts_in_force(finding.id)) >= (CASE WHEN revision.fate = 'died' THEN 2 ELSE 1 END) THEN
        RAISE EXCEPTION 'All verdicts on this revision are in.' USING ERRCODE = 'IF041';
    END IF;
    NEW.look := look_of(finding.id, revision.id);
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_finding_verdict BEFORE INSERT ON releases_findingverdict
FOR EACH ROW EXECUTE FUNCTION check_finding_verdict();

CREATE OR REPLACE FUNCTION check_finding_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The state is what the last move made of it, in this very transaction, and nothing else of it changes beside that.
DECLARE
    made casework_movemade := last_move_of_finding(NEW.id);
    frozen releases_findingrevision;
BEGIN
    SELECT * INTO frozen FROM releases_findingrevision WHERE finding_id = NEW.id AND number = NEW.revision_number;
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person())
       OR NEW.revision_number <> OLD.revision_number + (made.name = 'submit')::int
       OR made.name = 'submit' AND frozen.id IS NULL
       OR made.name IN ('verify', 'return', 'reject', 'differ')
          AND is_ruled(frozen, made.name, NEW.status) IS NOT TRUE
          AND NOT (frozen.fate = 'died' AND made.name IN ('return', 'reject') AND NOT finding_is_carried(NEW.id, true))
       OR NEW.verified_revision_id IS DISTINCT FROM (
          CASE WHEN made.name = 'verify' THEN frozen.id WHEN made.name NOT IN ('dispute', 'lose-claims')
          THEN OLD.verified_revision_id END) THEN
        RAISE EXCEPTION 'The state of a finding changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF040';
    END IF;
    IF made.name = 'verify' THEN
        NEW.last_verified_at := clock_timestamp();
    ELSIF NEW.last_verified_at IS DISTINCT FROM OLD.last_verified_at THEN
        RAISE EXCEPTION 'A finding is verified by verdicts alone.' USING ERRCODE = 'IF040';
    END IF;
    IF NEW.status = 'verified' AND finding_facts_of(to_jsonb(NEW)) IS DISTINCT FROM (
        SELECT finding_facts_of(to_jsonb(v)) FROM releases_findingrevision v WHERE v.id = NEW.verified_revision_id) THEN
        RAISE EXCEPTION 'A verified finding shows the facts that were verified.' USING ERRCODE = 'IF040';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_finding_state BEFORE UPDATE ON releases_finding FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number, OLD.verified_revision_id, OLD.last_verified_at, OLD.status_since)
      IS DISTINCT FROM (NEW.status, NEW.revision_number, NEW.verified_revision_id, NEW.last_verified_at, NEW.status_since))
EXECUTE FUNCTION check_finding_state();

CREATE OR REPLACE FUNCTION check_finding_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction a finding is where its last move leads, and no verdicts that are all in wait.
DECLARE
    made casework_movemade := last_move_of_finding(NEW.subject_id);
    finding releases_finding := (SELECT f FROM releases_finding f WHERE f.id = NEW.subject_id);
    frozen releases_findingrevision := (SELECT r FROM releases_findingrevision r
        WHERE r.finding_id = finding.id AND r.number = finding.revision_number);
    verdicts bigint := (SELECT count(*) FROM verdicts_in_force(finding.id));
BEGIN
    IF (made.to_state, made.revision) IS DISTINCT FROM (finding.status, finding.revision_number)
       OR made.name IN ('dispute', 'lose-claims') AND finding.verified_revision_id IS NOT NULL
       OR made.name = 'give-verdict' AND NOT EXISTS (
          SELECT FROM releases_findingverdict WHERE revision_id = frozen.id AND by_id = made.by_id AND at >= made.at)
       OR finding.status = 'submitted' AND verdicts >= (CASE WHEN frozen.fate = 'died' THEN 2 ELSE 1 END) THEN
        RAISE EXCEPTION 'The move “%” is recorded and was not made.', made.name USING ERRCODE = 'IF040';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_finding_moved ON casework_movemade;
CREATE CONSTRAINT TRIGGER check_finding_moved AFTER INSERT ON casework_movemade
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.subject = 'finding') EXECUTE FUNCTION check_finding_moved();

CREATE OR REPLACE FUNCTION check_finding_facts_open() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
-- What is submitted, verified, disputed or withdrawn is first taken back, amended or reopened. A rejected change that
-- is dropped goes back to the verified facts; check_finding_state compares them.
BEGIN
    IF OLD.status NOT IN ('draft', 'returned') AND NOT (OLD.status = 'rejected' AND NEW.status = 'verified') THEN
        RAISE EXCEPTION 'The facts of a finding that is % cannot be changed.', OLD.status USING ERRCODE = 'IF042';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER facts_open BEFORE UPDATE ON releases_finding FOR EACH ROW
WHEN ((OLD.date, OLD.facility_id, OLD.place, OLD.how, OLD.fate, OLD.standing, OLD.paper)
      IS DISTINCT FROM (NEW.date, NEW.facility_id, NEW.place, NEW.how, NEW.fate, NEW.standing, NEW.paper))
EXECUTE FUNCTION check_finding_facts_open();

CREATE OR REPLACE FUNCTION check_new_finding() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It begins as a draft, in the organisation of its team and its person, at the entry that stands for the person; who is
-- being merged at this moment is waited for.
DECLARE
    person detainees_detainee;
BEGIN
    SELECT * INTO person FROM detainees_detainee WHERE id = NEW.detainee_id FOR KEY SHARE;
    IF (NEW.status, NEW.revision_number) <> ('draft', 0) OR NEW.verified_revision_id IS NOT NULL
       OR NEW.last_verified_at IS NOT NULL THEN
        RAISE EXCEPTION 'A finding begins as a draft.' USING ERRCODE = 'IF040';
    END IF;
    IF NEW.organisation_id IS DISTINCT FROM (SELECT organisation_id FROM accounts_team WHERE id = NEW.team_id)
       OR NEW.organisation_id IS DISTINCT FROM person.organisation_id THEN
        RAISE EXCEPTION 'A finding belongs to the organisation of its team and its person.' USING ERRCODE = 'IF040';
    END IF;
    IF person.merged_into_id IS NOT NULL THEN
        RAISE EXCEPTION 'Another entry stands for this person: what is new is entered there.' USING ERRCODE = 'IF015';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_new_finding BEFORE INSERT ON releases_finding
FOR EACH ROW EXECUTE FUNCTION check_new_finding();

CREATE OR REPLACE FUNCTION check_finding_revision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A revision is what stands in the finding when it is submitted, by whom.
DECLARE
    finding releases_finding;
    made casework_movemade := last_move_of_finding(NEW.finding_id);
BEGIN
    SELECT * INTO finding FROM releases_finding WHERE id = NEW.finding_id FOR UPDATE;
    IF NEW.submitted_by_id <> acting_person() THEN
        RAISE EXCEPTION 'A revision is submitted by who acts.' USING ERRCODE = 'IF003';
    END IF;
    IF NEW.number <> finding.revision_number + 1 OR made.at < transaction_timestamp()
       OR (made.name, made.revision, made.by_id) IS DISTINCT FROM ('submit', NEW.number, NEW.submitted_by_id) THEN
        RAISE EXCEPTION 'Facts are frozen by the move “submit” alone.' USING ERRCODE = 'IF043';
    END IF;
    IF finding_facts_of(to_jsonb(NEW)) IS DISTINCT FROM finding_facts_of(to_jsonb(finding)) THEN
        RAISE EXCEPTION 'A revision holds the facts that stand in its finding.' USING ERRCODE = 'IF043';
    END IF;
    NEW.submitted_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_finding_revision BEFORE INSERT ON releases_findingrevision
FOR EACH ROW EXECUTE FUNCTION check_finding_revision();

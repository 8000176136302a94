-- Claims as PostgreSQL sees them: on what each rests, what carries a release, how one falls and stands again.
-- Run again by each migration that changes it. releases/bar.py says the same in words; a test compares.

CREATE OR REPLACE FUNCTION voice_of(told releases_source) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- What makes two sources one: the owner of the one that stands, or that one itself (releases/models/sources.py).
    SELECT coalesce(stands.owner_digest, 'source:' || stands.id) FROM releases_source stands
    WHERE stands.id = coalesce(told.merged_into_id, told.id)
$$;

CREATE OR REPLACE FUNCTION claims_going_back(concerned bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 5 SET search_path = public, pg_temp AS $$
-- These claims, and those to which they go back.
    WITH RECURSIVE back AS (
        SELECT id, derived_from_id FROM releases_claim WHERE id = ANY (concerned)
        UNION SELECT up.id, up.derived_from_id FROM back JOIN releases_claim up ON up.id = back.derived_from_id)
    SELECT id FROM back
$$;

CREATE OR REPLACE FUNCTION claims_behind(concerned bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 5 SET search_path = public, pg_temp AS $$
-- The claims of a release, and those of other records to which they go back.
    SELECT claims_going_back(ARRAY(SELECT id FROM releases_claim WHERE release_id = concerned))
$$;

CREATE OR REPLACE FUNCTION claims_resting_on(concerned bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 50 SET search_path = public, pg_temp AS $$
-- These claims, and what derives from them.
    WITH RECURSIVE resting AS (
        SELECT id FROM releases_claim WHERE id = ANY (concerned)
        UNION SELECT copy.id FROM resting JOIN releases_claim copy ON copy.derived_from_id = resting.id)
    SELECT id FROM resting
$$;

CREATE OR REPLACE FUNCTION weigh_claims(concerned bigint[], OUT direct boolean, OUT voices bigint, OUT on_paper boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What these claims of one record show: whether one is direct and of B2 or better; of how many voices there are claims of
-- C3 or better; whether one of these has a file that shows an official paper and can be looked at. A claim goes back, by
-- claims that all stand, to one that repeats nothing; that one's voice is what it adds.
    WITH RECURSIVE back AS (
        SELECT id AS claim, id, derived_from_id, connection, source_id, ARRAY[id] AS seen
        FROM releases_claim WHERE id = ANY (concerned) AND state = 'stands'
        UNION ALL
        SELECT back.claim, up.id, up.derived_from_id, up.connection, up.source_id, back.seen || up.id
        FROM back JOIN releases_claim up ON up.id = back.derived_from_id
        WHERE up.state = 'stands' AND up.id <> ALL (back.seen)
    ), first AS (
        SELECT told.*, back.source_id AS origin FROM back JOIN releases_claim told ON told.id = back.claim
        WHERE back.derived_from_id IS NULL AND back.connection <> 'repeats'),
    fair AS (
        SELECT * FROM first WHERE reliability <= 'C' AND credibility <= '3')
    SELECT EXISTS (
        SELECT FROM first WHERE derived_from_id IS NULL AND connection IN ('self', 'witness')
        AND reliability <= 'B' AND credibility <= '2'),
        (SELECT count(DISTINCT voice_of(source)) FROM fair JOIN releases_source source ON source.id = fair.origin),
        EXISTS (SELECT FROM fair JOIN releases_evidence file ON file.claim_id = fair.id AND file.shows = 'paper'
                JOIN releases_original original ON original.id = file.original_id AND original.state = 'ready')
$$;

CREATE OR REPLACE FUNCTION release_is_carried(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- One direct claim of B2 or better, or two independent ones of C3 or better.
    SELECT direct OR voices >= 2 FROM weigh_claims(ARRAY(SELECT id FROM releases_claim WHERE release_id = concerned))
$$;

CREATE OR REPLACE FUNCTION records_of(claim releases_claim) RETURNS TABLE (subject text, subject_id bigint, team bigint)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
-- The record of which a claim speaks, or the two persons whom a link joins, with the team whose work that is.
BEGIN
    RETURN QUERY SELECT 'release', id, team_id FROM releases_release WHERE id = coalesce(claim.release_id, claim.condition_id)
    UNION ALL SELECT 'finding', id, team_id FROM releases_finding WHERE id = claim.finding_id
    UNION ALL SELECT 'detainee', person.id, person.team_id FROM detainees_detention part
    JOIN detainees_detainee person ON person.id = part.detainee_id WHERE part.id = claim.detention_id
    UNION ALL SELECT 'detainee', person.id, person.team_id FROM detainees_identitynumber part
    JOIN detainees_detainee person ON person.id = part.detainee_id WHERE part.id = claim.number_id
    UNION ALL SELECT 'detainee', person, team_id FROM detainees_link, unnest(ARRAY[one_id, other_id]) person
    WHERE id = claim.link_id;
END $$;

CREATE OR REPLACE FUNCTION check_claim() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A claim falls by a recorded move in this very transaction, and stands again by one of somebody else: who restores it
-- wrote a part of the record. The table of moves is that of releases/falling.py; a test compares.
DECLARE
    made casework_movemade := (
        SELECT m FROM casework_movemade m WHERE subject = 'claim' AND subject_id = NEW.id ORDER BY at DESC, id DESC LIMIT 1);
    needed text := right_to_move_claim(made.name, OLD.state, NEW.state);
BEGIN
    IF NEW.state = OLD.state THEN
        IF (NEW.state_by_id, NEW.state_at, NEW.state_sentence)
           IS DISTINCT FROM (OLD.state_by_id, OLD.state_at, OLD.state_sentence) THEN
            RAISE EXCEPTION 'Why a claim fell is said once.' USING ERRCODE = 'IF012';
        END IF;
        RETURN NEW;
    END IF;
    IF needed IS NULL OR made.at < transaction_timestamp() OR made.sentence = ''
       OR (made.from_state, made.to_state, made.by_id) IS DISTINCT FROM (OLD.state, NEW.state, acting_person()) THEN
        RAISE EXCEPTION 'A claim falls, or stands again, by a recorded move that says why.' USING ERRCODE = 'IF012';
    END IF;
    IF NOT holds_right(made.by_id, needed, (SELECT team_id FROM releases_source WHERE id = NEW.source_id)) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', made.name USING ERRCODE = 'IF013';
    END IF;
    IF NEW.state = 'stands' THEN
        IF OLD.state_by_id = made.by_id THEN
            RAISE EXCEPTION 'Who let a claim fall does not restore it.' USING ERRCODE = 'IF005';
        END IF;
        INSERT INTO casework_authorship (subject, subject_id, person_id, what, at)
        SELECT subject, subject_id, made.by_id, 'claim', clock_timestamp() FROM records_of(NEW);
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION right_to_move_claim(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT needs FROM (VALUES
        ('withdraw', 'stands', 'withdrawn', 'enter_records'), ('find-false', 'stands', 'found-false', 'decide_on_records'),
        ('restore', 'withdrawn', 'stands', 'decide_on_records'),
        ('restore', 'found-false', 'stands', 'decide_on_records')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE TRIGGER check_claim BEFORE UPDATE ON releases_claim
FOR EACH ROW EXECUTE FUNCTION check_claim();

CREATE OR REPLACE FUNCTION check_claim_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction a claim is where its last move leads.
DECLARE
    last text := (SELECT to_state FROM casework_movemade WHERE subject = 'claim' AND subject_id = NEW.subject_id
                  ORDER BY at DESC, id DESC LIMIT 1);
BEGIN
    IF last IS DISTINCT FROM (SELECT state FROM releases_claim WHERE id = NEW.subject_id) THEN
        RAISE EXCEPTION 'The move “%” is recorded and was not made.', NEW.name USING ERRCODE = 'IF012';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_claim_moved ON casework_movemade;
CREATE CONSTRAINT TRIGGER check_claim_moved AFTER INSERT ON casework_movemade
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.subject = 'claim') EXECUTE FUNCTION check_claim_moved();

CREATE OR REPLACE FUNCTION check_new_claims() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
-- A claim rests on a source of the record's own team, and perhaps on another claim of that team; it begins by standing.
BEGIN
    IF EXISTS (
        SELECT FROM made WHERE state <> 'stands' OR release_id IS NOT NULL
            AND (SELECT team_id FROM releases_source WHERE id = made.source_id)
            IS DISTINCT FROM (SELECT team_id FROM releases_release
                              WHERE id BETWEEN made.release_id AND made.release_id ORDER BY id LIMIT 1))
       OR EXISTS (
        SELECT FROM made WHERE release_id IS NULL AND (SELECT team_id FROM releases_source WHERE id = made.source_id)
            IS DISTINCT FROM (SELECT min(team) FROM releases_claim stored, records_of(stored) WHERE stored.id = made.id)) THEN
        RAISE EXCEPTION 'A claim begins by standing, and its source is one of the team.' USING ERRCODE = 'IF012';
    END IF;
    IF EXISTS (SELECT FROM made WHERE derived_from_id IS NOT NULL AND NOT may_derive(id, derived_from_id)) THEN
        RAISE EXCEPTION 'A claim repeats another claim of its team, and never goes back to itself.'
            USING ERRCODE = 'IF012';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION may_derive(told bigint, repeats bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether both claims are of one team, and the second does not go back to the first.
    WITH RECURSIVE back AS (
        SELECT id, derived_from_id FROM releases_claim WHERE id = repeats
        UNION SELECT up.id, up.derived_from_id FROM back JOIN releases_claim up ON up.id = back.derived_from_id)
    SELECT NOT EXISTS (SELECT FROM back WHERE id = told) AND (
        SELECT count(*) = 1 FROM (
            SELECT DISTINCT source.team_id FROM releases_claim claim JOIN releases_source source
            ON source.id = claim.source_id WHERE claim.id IN (told, repeats)) teams)
$$;

DROP TRIGGER IF EXISTS check_new_claims ON releases_claim;
CREATE TRIGGER check_new_claims AFTER INSERT ON releases_claim
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_new_claims();

CREATE OR REPLACE FUNCTION check_origin() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- That a claim repeats another is learned by one person after the other: two who would close a circle wait in turn.
BEGIN
    PERFORM pg_advisory_xact_lock(72022105);
    IF NEW.derived_from_id IS NOT NULL AND NOT may_derive(NEW.id, NEW.derived_from_id) THEN
        RAISE EXCEPTION 'A claim repeats another claim of its team, and never goes back to itself.'
            USING ERRCODE = 'IF012';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER check_origin AFTER UPDATE OF derived_from_id ON releases_claim FOR EACH ROW
WHEN (OLD.derived_from_id IS DISTINCT FROM NEW.derived_from_id) EXECUTE FUNCTION check_origin();

CREATE OR REPLACE FUNCTION check_still_carried() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction in which a claim fell or was found to repeat another, whatever rested on it and counts is
-- carried by the claims that are left.
DECLARE
    lost bigint := (
        SELECT release.id FROM releases_release release
        WHERE release.verified_revision_id IS NOT NULL AND NOT release_is_carried(release.id) AND release.id IN (
            SELECT release_id FROM releases_claim WHERE id IN (SELECT claims_resting_on(ARRAY[NEW.id])))
        LIMIT 1);
    unsettled bigint := (
        SELECT finding_id FROM releases_claim WHERE id IN (SELECT claims_resting_on(ARRAY[NEW.id]))
        AND NOT verified_finding_is_carried(finding_id) LIMIT 1);
BEGIN
    IF lost IS NOT NULL THEN
        RAISE EXCEPTION 'Release % counts, and its claims do not carry it any more.', lost USING ERRCODE = 'IF017';
    END IF;
    IF unsettled IS NOT NULL THEN
        RAISE EXCEPTION 'Finding % is verified, and its claims do not carry it any more.', unsettled
            USING ERRCODE = 'IF017';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_still_carried ON releases_claim;
CREATE CONSTRAINT TRIGGER check_still_carried AFTER UPDATE OF state, derived_from_id ON releases_claim
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_still_carried();

-- Likely duplicates as PostgreSQL sees them. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION desk_threshold(of_team bigint) RETURNS double precision
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The least score that the desk of a team asks for; a test compares the usual one with FLAGGED_FROM.
    SELECT coalesce((SELECT least_score FROM detainees_deskthreshold WHERE team_id = of_team), 0.5)
$$;

CREATE OR REPLACE FUNCTION is_likely_duplicate(entry bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether an undecided pair stands for this entry, or for the one that stands for it, with somebody who is not
-- restricted: Pair.objects.stopping().
    SELECT EXISTS (
        SELECT FROM detainees_detainee asked
        JOIN detainees_pair pair ON coalesce(asked.merged_into_id, asked.id) IN (pair.one_id, pair.other_id)
        JOIN detainees_detainee one ON one.id = pair.one_id
        JOIN detainees_detainee other ON other.id = pair.other_id
        WHERE asked.id = entry
          AND NOT CASE one.id WHEN coalesce(asked.merged_into_id, asked.id) THEN other.restricted ELSE one.restricted END
          AND NOT pair.gone AND pair.decision IN ('', 'later')
          AND pair.score >= least(desk_threshold(one.team_id), desk_threshold(other.team_id)))
$$;

CREATE OR REPLACE FUNCTION is_searcher(who bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether this is the actor as which the register is searched (detainees/linkage/runs.py); nobody can log in as it.
    SELECT EXISTS (SELECT FROM accounts_user WHERE id = who AND username = 'system-linkage' AND is_system)
$$;

CREATE OR REPLACE FUNCTION require_searcher() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT is_searcher(acting_person()) THEN
        RAISE EXCEPTION 'Likely duplicates are found by the search and by nobody else.' USING ERRCODE = 'IF014';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER found_by_the_search BEFORE INSERT ON detainees_pair
FOR EACH STATEMENT EXECUTE FUNCTION require_searcher();

CREATE OR REPLACE FUNCTION check_found() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What was found of a pair is changed by the search alone: whoever could mark it as gone could have a release verified.
-- Who decides writes of which facts: the fingerprint of their verdict of this very transaction. Asked once for a whole
-- statement, because a search writes all pairs of the register.
BEGIN
    IF is_searcher(acting_person()) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM older b JOIN newer a USING (id)
        WHERE (a.score, a.bits, a.rival, a.rival_bits, a.evidence, a.weights, a.found_at, a.gone) IS DISTINCT FROM
              (b.score, b.bits, b.rival, b.rival_bits, b.evidence, b.weights, b.found_at, b.gone)
           OR a.fingerprint <> b.fingerprint AND NOT EXISTS (
              SELECT FROM detainees_pairverdict v
              WHERE v.id = (SELECT max(latest.id) FROM detainees_pairverdict latest WHERE latest.pair_id = a.id)
                AND (v.fingerprint, v.by_id) = (a.fingerprint, acting_person()) AND v.at >= transaction_timestamp()))
    THEN
        RAISE EXCEPTION 'What was found of a pair is changed by the search and by nobody else.' USING ERRCODE = 'IF014';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_found ON detainees_pair;
CREATE TRIGGER check_found AFTER UPDATE ON detainees_pair REFERENCING OLD TABLE AS older NEW TABLE AS newer
FOR EACH STATEMENT EXECUTE FUNCTION check_found();

CREATE OR REPLACE FUNCTION check_threshold() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- From which score a team decides is chosen by who decides there: what lies below it stops no verification.
BEGIN
    IF NOT holds_right(acting_person(), 'decide_on_records', NEW.team_id) THEN
        RAISE EXCEPTION 'The least score of a team is chosen by its supervisors.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_threshold BEFORE INSERT OR UPDATE ON detainees_deskthreshold
FOR EACH ROW EXECUTE FUNCTION check_threshold();

-- Likely duplicates as PostgreSQL sees them. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION desk_threshold(of_team bigint) RETURNS double precision
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The least score that the desk of a team asks for; a test compares the usual one with FLAGGED_FROM.
    SELECT coalesce((SELECT least_score FROM detainees_deskthreshold WHERE team_id = of_team), 0.5)
$$;

CREATE OR REPLACE FUNCTION is_likely_duplicate(entry bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether an undecided pair stands for this entry, or for the one that stands for it: Pair.objects.standing().
    SELECT EXISTS (
        SELECT FROM detainees_detainee asked
        JOIN detainees_pair pair ON coalesce(asked.merged_into_id, asked.id) IN (pair.one_id, pair.other_id)
        JOIN detainees_detainee one ON one.id = pair.one_id
        JOIN detainees_detainee other ON other.id = pair.other_id
        WHERE asked.id = entry AND NOT pair.gone AND pair.decision IN ('', 'later')
          AND pair.score >= least(desk_threshold(one.team_id), desk_threshold(other.team_id)))
$$;

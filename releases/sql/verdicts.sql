-- The two verdicts on a death: which are in force, beside which one another is given, and to what they lead. Run again by
-- each migration that changes it.

CREATE OR REPLACE FUNCTION came_to_finding(concerned bigint, since timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether after a moment anything of a finding was written, a claim behind it fell or stood again, or a file of such a
-- claim could be looked at for the first time.
    SELECT EXISTS (
        SELECT FROM casework_authorship WHERE subject = 'finding' AND subject_id = concerned AND at > since)
    OR EXISTS (
        SELECT FROM releases_claim WHERE id IN (SELECT claims_behind_finding(concerned)) AND state_at > since)
    OR EXISTS (
        SELECT FROM releases_evidence file JOIN releases_original original ON original.id = file.original_id
        WHERE file.claim_id IN (SELECT claims_behind_finding(concerned))
        AND original.state = 'ready' AND original.prepared_at > since)
$$;

CREATE OR REPLACE FUNCTION verdict_holds(given releases_findingverdict, finding releases_finding) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether who gave a verdict on a death may decide still, wrote no part, and judged what stands there now.
    SELECT holds_right(given.by_id, 'decide_on_records', finding.team_id)
       AND NOT wrote_part(given.by_id, 'finding', finding.id, finding.last_verified_at)
       AND NOT wrote_part(given.by_id, 'detainee', finding.detainee_id, finding.last_verified_at)
       AND NOT came_to_finding(finding.id, given.at)
$$;

CREATE OR REPLACE FUNCTION verdicts_in_force(concerned bigint) RETURNS SETOF releases_findingverdict
LANGUAGE sql STABLE ROWS 2 SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Those on the revision that was submitted last; of a death those of the last look, if each of them holds.
    WITH present AS (
        SELECT verdict, finding, revision.fate, max((verdict).look) OVER () AS last
        FROM releases_finding finding
        JOIN releases_findingrevision revision
          ON revision.finding_id = finding.id AND revision.number = finding.revision_number
        JOIN releases_findingverdict verdict ON verdict.revision_id = revision.id
        WHERE finding.id = concerned)
    SELECT (verdict).* FROM present WHERE fate <> 'died' OR (verdict).look = last AND NOT EXISTS (
        SELECT FROM present beside WHERE (beside.verdict).look = last AND NOT verdict_holds(beside.verdict, beside.finding))
$$;

CREATE OR REPLACE FUNCTION is_in_force(given bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT given IN (
        SELECT id FROM verdicts_in_force((
            SELECT finding_id FROM releases_findingrevision
            WHERE id = (SELECT revision_id FROM releases_findingverdict WHERE id = given))))
$$;

CREATE OR REPLACE FUNCTION look_of(concerned bigint, revision bigint) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of the verdict that is given next: that of those in force, or one more than there were.
    SELECT coalesce(
        (SELECT max(look) FROM verdicts_in_force(concerned)),
        (SELECT max(look) + 1 FROM releases_findingverdict WHERE revision_id = revision), 1)
$$;

CREATE OR REPLACE FUNCTION ruled_on_finding(finding releases_finding, who bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether a verdict of theirs on the revision that was submitted last was the decision, or of a death one of the two.
    SELECT EXISTS (
        SELECT FROM releases_findingverdict given JOIN releases_findingrevision revision ON revision.id = given.revision_id
        WHERE revision.finding_id = finding.id AND revision.number = finding.revision_number AND given.by_id = who
        AND (revision.fate <> 'died' OR EXISTS (
            SELECT FROM releases_findingverdict other
            WHERE other.revision_id = given.revision_id AND other.look = given.look AND other.by_id <> given.by_id)))
$$;

CREATE OR REPLACE FUNCTION is_ruled(revision releases_findingrevision, move text, ruled text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether the verdicts on a revision lead to this: all that it takes are the same; two that differ lead to “differ”.
    SELECT count(*) = CASE WHEN revision.fate = 'died' THEN 2 ELSE 1 END
       AND CASE WHEN move = 'differ' THEN count(DISTINCT ruling) = 2 ELSE bool_and(ruling = ruled) END
    FROM verdicts_in_force(revision.finding_id) WHERE revision_id = revision.id
$$;

DROP FUNCTION IF EXISTS refuse_stale_verdicts(releases_finding);

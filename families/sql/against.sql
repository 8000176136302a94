-- A family that was told against the wish, and what is kept of that. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION told_against_wish(cases bigint[])
RETURNS TABLE (inquiry bigint, answer bigint, wish text, teller bigint, at timestamptz)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- The answers about a release of which the person, in whichever of their entries, had said before that nobody is to be
-- told, or whom nobody had asked; and what is kept of those that are destroyed. Of all inquiries, where `cases` is NULL.
    SELECT told.inquiry_id, told.id, coalesce(told.wish, 'not-asked'), told.by_id, told.at FROM (
        SELECT a.id, a.inquiry_id, a.named, a.by_id, a.at, (
            SELECT w.wish FROM releases_wish w JOIN releases_release r ON r.id = w.release_id
            WHERE r.detainee_id = ANY (entries_of(v.detainee_id)) AND w.at <= a.at AND w.wish <> 'not-asked'
            ORDER BY w.id DESC LIMIT 1) AS wish
        FROM families_answer a JOIN releases_revision v ON v.id = a.revision_id
        WHERE a.kind IN ('release', 'again') AND (cases IS NULL OR a.inquiry_id = ANY (cases))) told
    WHERE coalesce(told.wish, 'not-asked') IN ('not-asked', 'nobody') OR told.wish = 'named-relatives' AND NOT told.named
    UNION ALL
    SELECT k.inquiry_id, k.answer, k.wish, k.by_id, k.at FROM families_toldagainst k
    WHERE cases IS NULL OR k.inquiry_id = ANY (cases)
$$;

CREATE OR REPLACE FUNCTION check_flag_of_own_answers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM releases_flag flag JOIN releases_flaggedcase about ON about.id = flag.case_id
        JOIN told_against_wish(ARRAY[about.number]) told ON flag.seen -> 'answers' @> to_jsonb(told.answer)
        WHERE flag.id = NEW.subject_id AND flag.rule_id = 'told-against-wish' AND about.kind = 'inquiry'
          AND told.teller = NEW.by_id) THEN
        RAISE EXCEPTION 'Nobody says of their own answers that they were right.' USING ERRCODE = 'IF005';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_flag_of_own_answers ON casework_movemade;
CREATE TRIGGER check_flag_of_own_answers AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'flag' AND NEW.name IN ('resolve', 'reopen')) EXECUTE FUNCTION check_flag_of_own_answers();

CREATE OR REPLACE FUNCTION flags_to_destroy(concerned bigint, caller bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- All of them but the one that says that the family was told against the wish, while nobody else has looked at it: it
-- stands on what keep_told_against keeps.
    SELECT flag.id FROM releases_flag flag WHERE flag.id IN (SELECT flags_of_inquiry(concerned, caller)) AND NOT (
        flag.rule_id = 'told-against-wish' AND flag.status <> 'resolved' AND EXISTS (
            SELECT FROM families_toldagainst kept
            WHERE kept.inquiry_id = concerned AND flag.seen -> 'answers' @> to_jsonb(kept.answer)))
$$;

CREATE OR REPLACE FUNCTION keep_told_against(concerned bigint) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
-- Before an inquiry is destroyed: which answers were given against the wish, by whom, when, and the wish. Those of which
-- that holds now, flagged or not, unless a second person has said of all of them what it was; and those that a flag names
-- which nobody has resolved, though it is gone: who parts the entries for a while does not take it away. Of these the wish
-- is the one on which the answer rested. Nothing of the caller, nor of whom they seek.
    WITH flags AS (
        SELECT flag.status, flag.seen -> 'answers' AS answers
        FROM releases_flag flag JOIN releases_flaggedcase about ON about.id = flag.case_id
        WHERE about.kind = 'inquiry' AND about.number = concerned AND flag.rule_id = 'told-against-wish'
    ), told AS (
        SELECT * FROM told_against_wish(ARRAY[concerned])
    )
    INSERT INTO families_toldagainst (inquiry_id, answer, wish, by_id, at)
    SELECT concerned, a.id, coalesce(told.wish, quoted.wish, 'not-asked'), a.by_id, a.at
    FROM families_answer a LEFT JOIN told ON told.answer = a.id LEFT JOIN releases_wish quoted ON quoted.id = a.wish_id
    WHERE a.inquiry_id = concerned AND (
        told.answer IS NOT NULL AND NOT EXISTS (
            SELECT FROM flags WHERE status = 'resolved' AND answers @> (SELECT jsonb_agg(every.answer) FROM told every))
        OR EXISTS (SELECT FROM flags WHERE status <> 'resolved' AND answers @> to_jsonb(a.id)))
$$;
REVOKE EXECUTE ON FUNCTION keep_told_against(bigint) FROM PUBLIC;

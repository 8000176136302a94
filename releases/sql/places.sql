-- Names that take places of an unnamed group: no total counts a person twice, and none is in a group that has no room.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION places_taken(concerned bigint, OUT people bigint, OUT women bigint, OUT minors bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of a group, the events of named people who are verified as part of it; releases/groups.py counts the same.
    SELECT count(*), count(*) FILTER (WHERE sex = 'female'), count(*) FILTER (WHERE minor)
    FROM (
        SELECT DISTINCT ON (coalesce(r.counted_with_id, r.id)) v.sex, v.minor
        FROM releases_revision v JOIN releases_release r ON r.verified_revision_id = v.id
        WHERE v.of_group_id = concerned AND v.counted_people > 0
        ORDER BY coalesce(r.counted_with_id, r.id), r.counted_with_id NULLS FIRST, r.id) taken
$$;

CREATE OR REPLACE FUNCTION name_was_decided_on(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether in this very transaction somebody decided on a release that was, or is, part of this group, or on its person.
    SELECT EXISTS (
        SELECT FROM releases_revision v
        WHERE v.of_group_id = concerned AND (
            EXISTS (
                SELECT FROM casework_movemade made
                WHERE made.subject = 'release' AND made.subject_id = v.release_id
                  AND made.name IN ('verify', 'dispute', 'lose-claims') AND made.at >= transaction_timestamp())
            OR person_was_decided_on(v.release_id)))
$$;

CREATE OR REPLACE FUNCTION refuse_wrong_places(concerned bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of a group that is verified: every name is of its set, wave and days, nobody has two, and there are no more than people.
DECLARE
    of_group releases_revision;
BEGIN
    -- Who takes or gives back a place meanwhile has committed once the group's row is held.
    PERFORM FROM releases_release WHERE id = concerned FOR UPDATE;
    SELECT v.* INTO of_group FROM releases_release g JOIN releases_revision v ON v.id = g.verified_revision_id
    WHERE g.id = concerned;
    IF of_group.id IS NULL THEN
        RETURN;
    END IF;
    IF of_group.detainee_id IS NOT NULL
       OR (SELECT people FROM places_taken(concerned)) > (CASE of_group.group_bound
           WHEN 'exactly' THEN of_group.group_count WHEN 'range' THEN of_group.group_count_to END)
       OR EXISTS (
           SELECT FROM releases_revision v JOIN releases_release r ON r.verified_revision_id = v.id
           JOIN releases_release g ON g.id = concerned
           WHERE v.of_group_id = concerned AND v.counted_people > 0 AND (
               r.organisation_id <> g.organisation_id
               OR of_group.wave_id IS NOT NULL AND v.wave_id IS DISTINCT FROM of_group.wave_id
               OR v.date_earliest > of_group.date_latest OR v.date_latest < of_group.date_earliest
               OR cardinality(of_group.group_governorates) > 0
                  AND coalesce(v.home_id, '') <> ALL (of_group.group_governorates)))
       OR EXISTS (
           SELECT FROM releases_revision v JOIN releases_release r ON r.verified_revision_id = v.id
           WHERE v.of_group_id = concerned AND v.counted_people > 0 GROUP BY v.detainee_id HAVING count(*) > 1) THEN
        RAISE EXCEPTION 'A name takes one free place of a group of its own governorate, wave and days.'
            USING ERRCODE = 'IF008';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_places() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction, of the groups that a release was and is part of, and of itself if it is one.
DECLARE
    concerned bigint;
BEGIN
    FOR concerned IN
        SELECT DISTINCT of_group_id FROM releases_revision
        WHERE id IN (OLD.verified_revision_id, NEW.verified_revision_id) AND of_group_id IS NOT NULL
        UNION SELECT NEW.id WHERE EXISTS (SELECT FROM releases_revision WHERE of_group_id = NEW.id)
        ORDER BY 1
    LOOP
        PERFORM refuse_wrong_places(concerned);
        PERFORM refuse_wrong_ledger(concerned);
    END LOOP;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_places ON releases_release;
CREATE CONSTRAINT TRIGGER check_places AFTER UPDATE ON releases_release
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN ((OLD.verified_revision_id, OLD.counted_with_id) IS DISTINCT FROM (NEW.verified_revision_id, NEW.counted_with_id))
EXECUTE FUNCTION check_places();

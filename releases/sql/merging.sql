-- Releases of one person that are one event, as PostgreSQL guards it: whoever writes, by whatever way, these hold.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION person_was_decided_on(concerned bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether in this very transaction entries of the person of this release were merged or parted, or another release of
-- the person was verified or disputed: then this one may begin or cease to be counted with it (releases/events.py).
    WITH person AS (
        SELECT coalesce(d.merged_into_id, d.id) AS standing
        FROM releases_release r JOIN releases_revision v ON v.id = r.verified_revision_id
        JOIN detainees_detainee d ON d.id = v.detainee_id WHERE r.id = concerned),
    entries AS (
        SELECT d.id FROM detainees_detainee d, person WHERE d.id = standing OR d.merged_into_id = standing)
    SELECT EXISTS (
        SELECT FROM detainees_merge m
        WHERE (m.kept_id IN (SELECT id FROM entries) OR m.merged_id IN (SELECT id FROM entries))
          AND greatest(m.at, m.undone_at) >= transaction_timestamp())
    OR EXISTS (
        SELECT FROM releases_revision v
        JOIN casework_movemade made ON made.subject = 'release' AND made.subject_id = v.release_id
        WHERE v.detainee_id IN (SELECT id FROM entries) AND made.name IN ('verify', 'dispute', 'lose-claims')
          AND made.at >= transaction_timestamp())
$$;

CREATE OR REPLACE FUNCTION check_ledger_cause() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What an entry names as its cause was done in this very transaction, to this release or its person.
BEGIN
    IF NEW.merge_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM detainees_merge m
        WHERE m.id = NEW.merge_id AND greatest(m.at, m.undone_at) >= transaction_timestamp())
       OR NEW.move_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM casework_movemade made
        WHERE made.id = NEW.move_id AND made.subject = 'release' AND made.name IN ('verify', 'dispute', 'lose-claims')
          AND made.at >= transaction_timestamp()) THEN
        RAISE EXCEPTION 'A ledger row names what wrote it.' USING ERRCODE = 'IF008';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_ledger_cause BEFORE INSERT ON releases_ledgerentry
FOR EACH ROW EXECUTE FUNCTION check_ledger_cause();

DROP TRIGGER IF EXISTS check_ledger_of_event ON releases_release;
CREATE CONSTRAINT TRIGGER check_ledger_of_event AFTER UPDATE ON releases_release
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.counted_with_id IS DISTINCT FROM NEW.counted_with_id)
EXECUTE FUNCTION check_ledger('id');

CREATE OR REPLACE FUNCTION refuse_wrong_event(concerned bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A release is counted with one that is counted, of the same person, told in another entry.
BEGIN
    IF EXISTS (
        SELECT FROM releases_release r
        LEFT JOIN releases_revision v ON v.id = r.verified_revision_id
        LEFT JOIN detainees_detainee d ON d.id = v.detainee_id
        LEFT JOIN releases_release counted ON counted.id = r.counted_with_id
        LEFT JOIN releases_revision cv ON cv.id = counted.verified_revision_id
        LEFT JOIN detainees_detainee cd ON cd.id = cv.detainee_id
        WHERE r.id = concerned AND r.counted_with_id IS NOT NULL
          AND (counted.counted_with_id IS NULL AND v.counted_people > 0 AND cv.counted_people > 0 AND d.id <> cd.id
               AND coalesce(d.merged_into_id, d.id) = coalesce(cd.merged_into_id, cd.id)) IS NOT TRUE) THEN
        RAISE EXCEPTION 'Release % is counted with one that is no release of the same person that counts.', concerned
            USING ERRCODE = 'IF008';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction, of the release and of those that are counted with it.
BEGIN
    PERFORM refuse_wrong_event(NEW.id);
    PERFORM refuse_wrong_event(r.id) FROM releases_release r WHERE r.counted_with_id = NEW.id;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_event ON releases_release;
CREATE CONSTRAINT TRIGGER check_event AFTER UPDATE ON releases_release
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN ((OLD.verified_revision_id, OLD.counted_with_id) IS DISTINCT FROM (NEW.verified_revision_id, NEW.counted_with_id))
EXECUTE FUNCTION check_event();

CREATE OR REPLACE FUNCTION check_events_of_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction in which an entry came to another person.
BEGIN
    PERFORM refuse_wrong_event(r.id)
    FROM releases_revision v JOIN releases_release r ON r.verified_revision_id = v.id
    WHERE v.detainee_id = NEW.id;
    PERFORM refuse_wrong_event(r.id)
    FROM releases_revision v JOIN releases_release counted ON counted.verified_revision_id = v.id
    JOIN releases_release r ON r.counted_with_id = counted.id
    WHERE v.detainee_id = NEW.id;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_events ON detainees_detainee;
CREATE CONSTRAINT TRIGGER check_events AFTER UPDATE OF merged_into_id ON detainees_detainee
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id)
EXECUTE FUNCTION check_events_of_person();

DROP FUNCTION IF EXISTS counting_part(bigint, bigint[]);

CREATE OR REPLACE FUNCTION has_counting_release(entries bigint[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether a release that is told in one of these entries is verified and is one.
    SELECT EXISTS (
        SELECT FROM releases_release r JOIN releases_revision v ON v.id = r.verified_revision_id
        WHERE v.detainee_id = ANY (entries) AND v.counted_people > 0)
$$;

CREATE OR REPLACE FUNCTION wrote_part_of_counted(who bigint, entries bigint[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether somebody wrote a part of a release that counts in these entries, or of its person, since it was last verified;
-- of an entry in which none counts, ever. What they wrote by merging is not asked about: releases/followers.py.
    SELECT EXISTS (
        SELECT FROM releases_release r JOIN releases_revision v ON v.id = r.verified_revision_id
        JOIN casework_authorship a ON (a.subject, a.subject_id) IN (('release', r.id), ('detainee', r.detainee_id))
        WHERE v.detainee_id = ANY (entries) AND v.counted_people > 0
          AND a.person_id = who AND a.what <> 'merge' AND a.at > r.last_verified_at)
    OR EXISTS (
        SELECT FROM unnest(entries) entry JOIN casework_authorship a ON (a.subject, a.subject_id) = ('detainee', entry)
        WHERE a.person_id = who AND NOT has_counting_release(ARRAY[entry]))
$$;

CREATE OR REPLACE FUNCTION merged_just_now(concerned bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- All entries that who acts has joined with that of this release in this very transaction, or parted from it.
    WITH person AS (
        SELECT entries_under(stands_for(v.detainee_id)) AS id
        FROM releases_release r JOIN releases_revision v ON v.id = r.verified_revision_id WHERE r.id = concerned),
    made AS (
        SELECT m.kept_id, m.merged_id FROM detainees_merge m
        WHERE (m.kept_id IN (SELECT id FROM person) OR m.merged_id IN (SELECT id FROM person))
          AND greatest(m.at, m.undone_at) >= transaction_timestamp()
          AND coalesce(m.undone_by_id, m.by_id) = acting_person())
    SELECT entries_under(stands_for(kept_id)) FROM made UNION SELECT entries_under(stands_for(merged_id)) FROM made
$$;

CREATE OR REPLACE FUNCTION check_new_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- With which release one is counted changes where somebody decides on the person. Who changes it by merging wrote no
-- part of any of these entries, and writes one of the release by it.
DECLARE
    entries bigint[] := ARRAY(SELECT merged_just_now(NEW.id));
BEGIN
    IF NOT person_was_decided_on(NEW.id) AND NEW.counted_with_id IS NOT NULL THEN
        RAISE EXCEPTION 'What is one event is decided by who verifies, disputes or merges.' USING ERRCODE = 'IF008';
    END IF;
    IF cardinality(entries) = 0 THEN
        RETURN NULL;
    END IF;
    IF wrote_part_of_counted(acting_person(), entries) THEN
        RAISE EXCEPTION 'Nobody changes by merging what is counted of records of which they wrote any part.'
            USING ERRCODE = 'IF005';
    END IF;
    INSERT INTO casework_authorship (subject, subject_id, person_id, what, at)
    VALUES ('release', NEW.id, acting_person(), 'merge', clock_timestamp());
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER check_new_event AFTER UPDATE OF counted_with_id ON releases_release
FOR EACH ROW WHEN (OLD.counted_with_id IS DISTINCT FROM NEW.counted_with_id) EXECUTE FUNCTION check_new_event();

CREATE OR REPLACE FUNCTION check_merge_of_counted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Where both sides have releases that count, who joins or parts them wrote no part of these records.
DECLARE
    going bigint[] := ARRAY(SELECT entries_under(NEW.merged_id));
    staying bigint[] := ARRAY(SELECT entry FROM entries_under(stands_for(NEW.kept_id)) entry WHERE entry <> ALL (going));
BEGIN
    IF has_counting_release(staying) AND has_counting_release(going)
       AND wrote_part_of_counted(acting_person(), staying || going) THEN
        RAISE EXCEPTION 'Nobody merges what they wrote any part of since it was last verified.' USING ERRCODE = 'IF005';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_merge_of_counted BEFORE INSERT OR UPDATE ON detainees_merge
FOR EACH ROW EXECUTE FUNCTION check_merge_of_counted();

CREATE OR REPLACE FUNCTION refuse_release_of_merged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A new release is entered at the entry that stands; who is being merged at this moment is waited for.
DECLARE
    standing bigint;
BEGIN
    SELECT merged_into_id INTO standing FROM detainees_detainee WHERE id = NEW.detainee_id FOR KEY SHARE;
    IF standing IS NOT NULL AND NEW.detainee_id IS DISTINCT FROM (
        SELECT detainee_id FROM releases_revision WHERE id = NEW.verified_revision_id) THEN
        RAISE EXCEPTION 'Another entry stands for this person: what is new is entered there.' USING ERRCODE = 'IF015';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER new_of_merged BEFORE INSERT ON releases_release
FOR EACH ROW EXECUTE FUNCTION refuse_release_of_merged();

CREATE OR REPLACE TRIGGER moved_to_merged BEFORE UPDATE OF detainee_id ON releases_release
FOR EACH ROW WHEN (OLD.detainee_id IS DISTINCT FROM NEW.detainee_id) EXECUTE FUNCTION refuse_release_of_merged();

-- Verification as PostgreSQL sees it: whoever writes, by whatever way, these hold.

CREATE FUNCTION check_verdict() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    revision releases_revision := (SELECT r FROM releases_revision r WHERE r.id = NEW.revision_id);
    release releases_release;
BEGIN
    SELECT * INTO release FROM releases_release WHERE id = revision.release_id FOR UPDATE;
    IF NEW.by_id <> acting_person() THEN
        RAISE EXCEPTION 'A verdict is recorded for the person who gives it.' USING ERRCODE = 'IF003';
    END IF;
    IF revision.number <> release.revision_number OR release.status <> 'submitted' THEN
        RAISE EXCEPTION 'Revision % is not the one that was submitted last.', revision.number USING ERRCODE = 'IF004';
    END IF;
    IF EXISTS (
        SELECT FROM casework_authorship a
        WHERE a.person_id = NEW.by_id
          AND (a.subject = 'release' AND a.subject_id = release.id
               OR a.subject = 'detainee' AND a.subject_id = release.detainee_id)
          AND (release.last_verified_at IS NULL OR a.at > release.last_verified_at)
    ) THEN
        RAISE EXCEPTION 'Nobody decides on a record of which they wrote any part since it was last verified.'
            USING ERRCODE = 'IF005';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE TRIGGER check_verdict BEFORE INSERT ON releases_verdict
FOR EACH ROW EXECUTE FUNCTION check_verdict();

CREATE FUNCTION check_release_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What counts is a verified revision of this very release that nobody has disputed since.
DECLARE
    verdict releases_verdict;
    revision releases_revision;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' OR NEW.verified_revision_id IS NOT NULL OR NEW.last_verified_at IS NOT NULL THEN
            RAISE EXCEPTION 'A release begins as a draft.' USING ERRCODE = 'IF006';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.status = 'verified' AND OLD.status <> 'verified' AND NEW.verified_revision_id IS NULL THEN
        RAISE EXCEPTION 'A verified release names its verified revision.' USING ERRCODE = 'IF006';
    END IF;
    IF NEW.verified_revision_id IS NULL OR NEW.verified_revision_id IS NOT DISTINCT FROM OLD.verified_revision_id THEN
        RETURN NEW;
    END IF;
    SELECT * INTO revision FROM releases_revision WHERE id = NEW.verified_revision_id;
    SELECT * INTO verdict FROM releases_verdict WHERE revision_id = NEW.verified_revision_id;
    IF revision.release_id <> NEW.id OR verdict.ruling IS DISTINCT FROM 'verified'
       OR revision.number <> NEW.revision_number OR EXISTS (
        SELECT FROM casework_movemade m
        WHERE m.subject = 'release' AND m.subject_id = NEW.id AND m.name = 'dispute' AND m.at > verdict.at
    ) THEN
        RAISE EXCEPTION 'Only a revision that a supervisor verified can count.' USING ERRCODE = 'IF006';
    END IF;
    NEW.last_verified_at := verdict.at;
    RETURN NEW;
END $$;

CREATE TRIGGER check_release_state BEFORE INSERT OR UPDATE OF status, verified_revision_id ON releases_release
FOR EACH ROW EXECUTE FUNCTION check_release_state();

CREATE FUNCTION check_facts_open() RETURNS trigger
LANGUAGE plpgsql AS $$
-- What is submitted, verified, disputed or withdrawn is first taken back, amended or reopened.
BEGIN
    IF OLD.status NOT IN ('draft', 'returned', 'rejected') THEN
        RAISE EXCEPTION 'The facts of a release that is % cannot be changed.', OLD.status USING ERRCODE = 'IF007';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION stamp_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The time of a row is taken while nobody else can take one, and the lock is held until the commit.
BEGIN
    PERFORM pg_advisory_xact_lock(72022103);
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE TRIGGER stamp_ledger BEFORE INSERT ON releases_ledgerentry
FOR EACH ROW EXECUTE FUNCTION stamp_ledger();

CREATE FUNCTION check_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction the ledger says of a release what its verified revision says.
DECLARE
    concerned bigint := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
    says bigint;
    should bigint;
BEGIN
    SELECT coalesce(sum(people), 0) INTO says FROM releases_ledgerentry WHERE release_id = concerned;
    SELECT coalesce(v.counted_people, 0) INTO should
    FROM releases_release r LEFT JOIN releases_revision v ON v.id = r.verified_revision_id WHERE r.id = concerned;
    IF says <> should THEN
        RAISE EXCEPTION 'The ledger counts % for release % and its verified revision says %.', says, concerned, should
            USING ERRCODE = 'IF008';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER check_ledger AFTER INSERT ON releases_ledgerentry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger('release_id');

CREATE CONSTRAINT TRIGGER check_ledger AFTER UPDATE OF verified_revision_id ON releases_release
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger('id');

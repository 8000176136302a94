-- What the ledger may say: of a verified revision what stands in it, in all what counts now. ledger.sql gives the times.

CREATE OR REPLACE FUNCTION check_ledger_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A row says of a revision what stands in it; releases/ledger.py writes it. Of merges see merging.sql.
DECLARE
    release releases_release := (SELECT r FROM releases_release r WHERE r.id = NEW.release_id);
    made casework_movemade := last_move_of_release(NEW.release_id);
    v releases_revision;
    sets int;
BEGIN
    IF (made.name NOT IN ('verify', 'dispute', 'lose-claims') OR made.at < transaction_timestamp()) IS NOT FALSE
       AND NOT person_was_decided_on(NEW.release_id) AND NOT name_was_decided_on(NEW.release_id) THEN
        RAISE EXCEPTION 'The ledger is written by who verifies, disputes or merges.' USING ERRCODE = 'IF008';
    END IF;
    SELECT * INTO v FROM releases_revision WHERE release_id = NEW.release_id AND number = NEW.revision_number;
    sets := cardinality(v.group_governorates);
    IF NOT EXISTS (SELECT FROM releases_verdict WHERE revision_id = v.id AND ruling = 'verified')
       OR (NEW.organisation_id, NEW.wave, NEW.facility, NEW.home, NEW.place, NEW.earliest, NEW.latest, NEW.category,
           NEW.mode, NEW.is_group, NEW.bound, NEW.several) IS DISTINCT FROM (
           release.organisation_id, coalesce(v.wave_id, ''), coalesce(v.facility_id, ''),
           CASE WHEN sets = 1 THEN v.group_governorates[1] ELSE coalesce(v.home_id, '') END, coalesce(v.place_id, ''),
           v.date_earliest, v.date_latest, v.category, v.mode, v.detainee_id IS NULL, v.group_bound,
           CASE WHEN sets > 1 THEN (SELECT array_agg(g ORDER BY g) FROM unnest(v.group_governorates) g)
                ELSE '{}' END)
       OR v.detainee_id IS NOT NULL AND (NEW.sex, NEW.minor) IS DISTINCT FROM (v.sex, v.minor) THEN
        RAISE EXCEPTION 'A ledger row says what a verified revision says.' USING ERRCODE = 'IF008';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_ledger_row BEFORE INSERT ON releases_ledgerentry
FOR EACH ROW EXECUTE FUNCTION check_ledger_row();

CREATE OR REPLACE FUNCTION refuse_wrong_ledger(concerned bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The ledger counts of a release its verified revision, whole, and no other; of a group those who have no name yet; and
-- nothing of one that is counted with another.
DECLARE
    wrong int;
BEGIN
    SELECT revision.number INTO wrong
    FROM releases_release release
    JOIN releases_revision revision ON revision.release_id = release.id
    LEFT JOIN LATERAL (
        SELECT sum(people) AS people, sum(people) FILTER (WHERE sex = 'female') AS women,
               sum(people) FILTER (WHERE minor) AS minors
        FROM releases_ledgerentry l WHERE l.release_id = release.id AND l.revision_number = revision.number
    ) says ON true
    LEFT JOIN LATERAL (
        SELECT greatest(revision.counted_people - named.people, 0) AS people,
               greatest(revision.group_women - named.women, 0) AS women,
               greatest(revision.group_minors - named.minors, 0) AS minors
        FROM places_taken(CASE WHEN revision.detainee_id IS NULL THEN release.id END) named
        WHERE revision.id = release.verified_revision_id AND release.counted_with_id IS NULL
    ) should ON true
    WHERE release.id = concerned AND (
        coalesce(says.people, 0) <> coalesce(should.people, 0)
        OR revision.detainee_id IS NULL
           AND (coalesce(says.women, 0), coalesce(says.minors, 0)) <>
               (least(coalesce(should.women, 0), coalesce(should.people, 0)),
                least(coalesce(should.minors, 0), coalesce(should.people, 0))))
    LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'The ledger counts of revision % of release % what it should not.', wrong, concerned
            USING ERRCODE = 'IF008';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction.
BEGIN
    PERFORM refuse_wrong_ledger((to_jsonb(NEW) ->> TG_ARGV[0])::bigint);
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_ledger ON releases_ledgerentry;
CREATE CONSTRAINT TRIGGER check_ledger AFTER INSERT ON releases_ledgerentry
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger('release_id');

DROP TRIGGER IF EXISTS check_ledger ON releases_release;
CREATE CONSTRAINT TRIGGER check_ledger AFTER UPDATE OF verified_revision_id ON releases_release
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger('id');

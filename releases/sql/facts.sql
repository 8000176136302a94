-- The facts of a release as PostgreSQL guards them: open only where the workflow opens them, frozen as they were.
-- What looks at all rows of a statement looks each up by its id: the plan for a few rows is kept for thousands. It is said as
-- BETWEEN and ORDER BY, which the primary key alone answers: to PostgreSQL a table that was empty when it last looked is empty
-- until a long transaction ends; it would as well read all of another index, or of the table, for each row (docs/adr/0012).

CREATE OR REPLACE FUNCTION facts_of(release_or_revision jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The columns that releases/models/facts.py declares; a test compares the two.
    SELECT jsonb_object_agg(name, release_or_revision -> name) FROM unnest(ARRAY[
        'detainee_id', 'group_name', 'group_bound', 'group_count', 'group_count_to', 'group_women', 'group_minors',
        'group_governorates', 'wave_id', 'date', 'facility_id', 'authority', 'let_go_at', 'home_id', 'place_id',
        'mode', 'category', 'was_disappeared', 'health', 'needs', 'security_case', 'undertaking', 'undertaking_days',
        'payment_demanded', 'rearrest_risk', 'redetained_on', 'of_group_id']) name
$$;

CREATE OR REPLACE FUNCTION check_facts_open() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
-- What is submitted, verified, disputed or withdrawn is first taken back, amended or reopened. A rejected change that
-- is dropped goes back to the verified facts; check_release_state compares them.
BEGIN
    IF OLD.status NOT IN ('draft', 'returned') AND NOT (OLD.status = 'rejected' AND NEW.status = 'verified') THEN
        RAISE EXCEPTION 'The facts of a release that is % cannot be changed.', OLD.status USING ERRCODE = 'IF007';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER facts_open BEFORE UPDATE ON releases_release FOR EACH ROW
WHEN ((OLD.detainee_id, OLD.group_name, OLD.group_bound, OLD.group_count, OLD.group_count_to, OLD.group_women,
       OLD.group_minors, OLD.group_governorates, OLD.of_group_id, OLD.wave_id, OLD.date, OLD.facility_id,
       OLD.authority, OLD.let_go_at, OLD.home_id, OLD.place_id, OLD.mode, OLD.category, OLD.was_disappeared,
       OLD.health, OLD.needs, OLD.security_case, OLD.undertaking, OLD.undertaking_days, OLD.payment_demanded,
       OLD.rearrest_risk, OLD.redetained_on)
      IS DISTINCT FROM (NEW.detainee_id, NEW.group_name, NEW.group_bound, NEW.group_count, NEW.group_count_to,
       NEW.group_women, NEW.group_minors, NEW.group_governorates, NEW.of_group_id, NEW.wave_id, NEW.date,
       NEW.facility_id, NEW.authority, NEW.let_go_at, NEW.home_id, NEW.place_id, NEW.mode, NEW.category,
       NEW.was_disappeared, NEW.health, NEW.needs, NEW.security_case, NEW.undertaking, NEW.undertaking_days,
       NEW.payment_demanded, NEW.rearrest_risk, NEW.redetained_on))
EXECUTE FUNCTION check_facts_open();

CREATE OR REPLACE FUNCTION check_new_releases() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
-- Of all releases that one statement made. One that begins as submitted gets its move and its revision in the same
-- transaction: check_release_moves and check_revisions look at them, check_begun at the end whether they are there.
BEGIN
    IF EXISTS (SELECT FROM made WHERE (status, revision_number) NOT IN (('draft', 0), ('submitted', 1))
               OR verified_revision_id IS NOT NULL OR last_verified_at IS NOT NULL) THEN
        RAISE EXCEPTION 'A release begins as a draft, or is submitted at once.' USING ERRCODE = 'IF006';
    END IF;
    IF EXISTS (SELECT FROM made WHERE organisation_id IS DISTINCT FROM
               (SELECT organisation_id FROM accounts_team WHERE id = made.team_id)) THEN
        RAISE EXCEPTION 'A release belongs to the organisation of its team.' USING ERRCODE = 'IF006';
    END IF;
    IF EXISTS (SELECT FROM made WHERE organisation_id <>
               (SELECT organisation_id FROM detainees_detainee
                WHERE id BETWEEN made.detainee_id AND made.detainee_id ORDER BY id LIMIT 1)) THEN
        RAISE EXCEPTION 'A release is of a person of its organisation.' USING ERRCODE = 'IF006';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_new_release ON releases_release;
DROP FUNCTION IF EXISTS check_new_release();
DROP TRIGGER IF EXISTS check_new_releases ON releases_release;
CREATE TRIGGER check_new_releases AFTER INSERT ON releases_release
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_new_releases();

CREATE OR REPLACE FUNCTION check_begun() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction a release that began as submitted has the revision that was.
BEGIN
    IF NOT EXISTS (SELECT FROM releases_revision WHERE release_id = NEW.id AND number = NEW.revision_number) THEN
        RAISE EXCEPTION 'A release is submitted by the move “submit” alone.' USING ERRCODE = 'IF006';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_begun ON releases_release;
CREATE CONSTRAINT TRIGGER check_begun AFTER INSERT ON releases_release
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status <> 'draft') EXECUTE FUNCTION check_begun();

CREATE OR REPLACE FUNCTION stamp_revision() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.submitted_at := pg_catalog.clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER stamp_revision BEFORE INSERT ON releases_revision
FOR EACH ROW EXECUTE FUNCTION stamp_revision();

CREATE OR REPLACE FUNCTION check_revisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
-- A revision is what stands in the release when it is submitted, by whom. All that one statement made are looked at.
-- A release that began as submitted has the number of its first revision already; that none is there twice is unique.
DECLARE
    actor bigint := acting_person();
    facts text[] := ARRAY(SELECT jsonb_object_keys(facts_of('{}')));
    differs boolean;
BEGIN
    PERFORM FROM (SELECT release_id FROM made ORDER BY release_id) frozen, LATERAL (
        SELECT FROM releases_release WHERE id BETWEEN frozen.release_id AND frozen.release_id
        ORDER BY id LIMIT 1 FOR UPDATE) held;
    IF EXISTS (SELECT FROM made WHERE submitted_by_id <> actor) THEN
        RAISE EXCEPTION 'A revision is submitted by who acts.' USING ERRCODE = 'IF003';
    END IF;
    IF EXISTS (
        SELECT FROM made
        WHERE number <> (SELECT revision_number + (revision_number <> 1 OR status <> 'submitted')::int
                         FROM releases_release WHERE id BETWEEN made.release_id AND made.release_id ORDER BY id LIMIT 1)
           OR NOT coalesce((
               SELECT (name, revision, by_id) = ('submit', made.number, actor) FROM casework_movemade
               WHERE subject = 'release' AND subject_id = made.release_id ORDER BY at DESC, id DESC LIMIT 1), false)) THEN
        RAISE EXCEPTION 'Facts are frozen by the move “submit” alone.' USING ERRCODE = 'IF009';
    END IF;
    EXECUTE format(
        'SELECT EXISTS (
            SELECT FROM made LEFT JOIN LATERAL (
                SELECT stored.*, person.sex AS person_sex, was_minor(person.whole, stored) AS person_minor
                FROM releases_release stored LEFT JOIN LATERAL (
                    SELECT d AS whole, d.sex FROM detainees_detainee d
                    WHERE d.id BETWEEN made.detainee_id AND made.detainee_id ORDER BY d.id LIMIT 1) person ON true
                WHERE stored.id BETWEEN made.release_id AND made.release_id ORDER BY stored.id LIMIT 1) release ON true
            WHERE (%s) IS DISTINCT FROM (%s)
               OR made.counted_people <>
                  (CASE WHEN made.mode IN (''transfer'', ''body-returned'') THEN 0 ELSE coalesce(made.group_count, 1) END)
               OR made.sex <> coalesce(release.person_sex, ''unknown'')
               OR made.minor IS DISTINCT FROM release.person_minor)',
        (SELECT string_agg('made.' || fact, ', ') FROM unnest(facts) fact),
        (SELECT string_agg('release.' || fact, ', ') FROM unnest(facts) fact)) INTO differs;
    IF differs THEN
        RAISE EXCEPTION 'A revision holds the facts that stand in its release.' USING ERRCODE = 'IF009';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION was_minor(person detainees_detainee, release releases_release) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Certainly under 18 at release, certainly not, or NULL where the dates leave it open.
    SELECT CASE WHEN extract(year FROM age(release.date_latest, person.birth_earliest)) < 18 THEN true
                WHEN extract(year FROM age(release.date_earliest, person.birth_latest)) >= 18 THEN false END
$$;

DROP TRIGGER IF EXISTS check_revision ON releases_revision;
DROP FUNCTION IF EXISTS check_revision();
DROP TRIGGER IF EXISTS check_revisions ON releases_revision;
CREATE TRIGGER check_revisions AFTER INSERT ON releases_revision
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_revisions();

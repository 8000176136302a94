-- The facts of a release as PostgreSQL guards them: open only where the workflow opens them, frozen as they were.

CREATE OR REPLACE FUNCTION facts_of(release_or_revision jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The columns that releases/models/facts.py declares; a test compares the two.
    SELECT jsonb_object_agg(name, release_or_revision -> name) FROM unnest(ARRAY[
        'detainee_id', 'group_name', 'group_bound', 'group_count', 'group_count_to', 'group_women', 'group_minors',
        'group_governorates', 'wave_id', 'date', 'facility_id', 'authority', 'let_go_at', 'home_id', 'place_id',
        'mode', 'category', 'was_disappeared', 'health', 'needs', 'security_case', 'undertaking', 'undertaking_days',
        'payment_demanded', 'rearrest_risk', 'redetained_on']) name
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

CREATE OR REPLACE FUNCTION check_new_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.status <> 'draft' OR NEW.revision_number <> 0 OR NEW.verified_revision_id IS NOT NULL
       OR NEW.last_verified_at IS NOT NULL THEN
        RAISE EXCEPTION 'A release begins as a draft.' USING ERRCODE = 'IF006';
    END IF;
    IF NEW.organisation_id IS DISTINCT FROM (SELECT organisation_id FROM accounts_team WHERE id = NEW.team_id) THEN
        RAISE EXCEPTION 'A release belongs to the organisation of its team.' USING ERRCODE = 'IF006';
    END IF;
    IF NEW.organisation_id <> (SELECT organisation_id FROM detainees_detainee WHERE id = NEW.detainee_id) THEN
        RAISE EXCEPTION 'A release is of a person of its organisation.' USING ERRCODE = 'IF006';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_new_release BEFORE INSERT ON releases_release
FOR EACH ROW EXECUTE FUNCTION check_new_release();

CREATE OR REPLACE FUNCTION check_revision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A revision is what stands in the release when it is submitted, by whom, and when.
DECLARE
    release releases_release;
    person detainees_detainee;
    made casework_movemade := last_move_of_release(NEW.release_id);
BEGIN
    SELECT * INTO release FROM releases_release WHERE id = NEW.release_id FOR UPDATE;
    SELECT * INTO person FROM detainees_detainee WHERE id = NEW.detainee_id;
    IF NEW.submitted_by_id <> acting_person() THEN
        RAISE EXCEPTION 'A revision is submitted by who acts.' USING ERRCODE = 'IF003';
    END IF;
    IF NEW.number <> release.revision_number + 1
       OR (made.name, made.revision, made.by_id) IS DISTINCT FROM ('submit', NEW.number, NEW.submitted_by_id) THEN
        RAISE EXCEPTION 'Facts are frozen by the move “submit” alone.' USING ERRCODE = 'IF009';
    END IF;
    IF facts_of(to_jsonb(NEW)) IS DISTINCT FROM facts_of(to_jsonb(release))
       OR NEW.counted_people <>
          (CASE WHEN NEW.mode IN ('transfer', 'body-returned') THEN 0 ELSE coalesce(NEW.group_count, 1) END)
       OR NEW.sex <> coalesce(person.sex, 'unknown') OR NEW.minor IS DISTINCT FROM was_minor(person, release) THEN
        RAISE EXCEPTION 'A revision holds the facts that stand in its release.' USING ERRCODE = 'IF009';
    END IF;
    NEW.submitted_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION was_minor(person detainees_detainee, release releases_release) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Certainly under 18 at release, certainly not, or NULL where the dates leave it open.
    SELECT CASE WHEN extract(year FROM age(release.date_latest, person.birth_earliest)) < 18 THEN true
                WHEN extract(year FROM age(release.date_earliest, person.birth_latest)) >= 18 THEN false END
$$;

CREATE OR REPLACE TRIGGER check_revision BEFORE INSERT ON releases_revision
FOR EACH ROW EXECUTE FUNCTION check_revision();

CREATE OR REPLACE FUNCTION check_claim() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A claim rests on a source of the release's own team, begins by standing, and never stands again once it fell.
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.state <> 'stands' AND
           (NEW.state, NEW.state_by_id, NEW.state_at) IS DISTINCT FROM (OLD.state, OLD.state_by_id, OLD.state_at) THEN
            RAISE EXCEPTION 'A claim that fell does not stand again: what is said anew is another claim.'
                USING ERRCODE = 'IF012';
        END IF;
    ELSIF NEW.state <> 'stands' OR NOT EXISTS (
        SELECT FROM releases_source s JOIN releases_release r ON r.team_id = s.team_id
        WHERE s.id = NEW.source_id AND r.id = NEW.release_id) THEN
        RAISE EXCEPTION 'A claim begins by standing, and its source is one of the team.' USING ERRCODE = 'IF012';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_claim BEFORE INSERT OR UPDATE ON releases_claim
FOR EACH ROW EXECUTE FUNCTION check_claim();

-- Sources as PostgreSQL sees them. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_source() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Two sources that are one are of one team, and a supervisor says so, or takes it back; the one that stands was not
-- merged itself.
DECLARE
    into_one releases_source := (SELECT s FROM releases_source s WHERE s.id = NEW.merged_into_id);
BEGIN
    IF NOT holds_right(acting_person(), 'decide_on_records', OLD.team_id) THEN
        RAISE EXCEPTION 'Whether two sources are one is not this person''s to decide.' USING ERRCODE = 'IF013';
    END IF;
    IF NEW.merged_into_id IS NOT NULL AND (into_one.team_id <> NEW.team_id OR into_one.merged_into_id IS NOT NULL) THEN
        RAISE EXCEPTION 'A source is merged into one of its team that stands.' USING ERRCODE = 'IF018';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_source BEFORE UPDATE OF merged_into_id ON releases_source FOR EACH ROW
WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id) EXECUTE FUNCTION check_source();

CREATE OR REPLACE FUNCTION check_source_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction nothing leads to a source that was merged, and what rested on the voices as they were, and
-- counts, is carried by those that are left.
BEGIN
    IF EXISTS (SELECT FROM releases_source a JOIN releases_source b ON b.id = a.merged_into_id
               WHERE b.merged_into_id IS NOT NULL AND NEW.id IN (a.id, b.id)) THEN
        RAISE EXCEPTION 'A source is merged into one of its team that stands.' USING ERRCODE = 'IF018';
    END IF;
    IF EXISTS (
        SELECT FROM releases_release release
        WHERE release.verified_revision_id IS NOT NULL AND release.id IN (
            SELECT release_id FROM releases_claim WHERE id IN (SELECT claims_resting_on(ARRAY(
                SELECT claim.id FROM releases_claim claim JOIN releases_source source ON source.id = claim.source_id
                WHERE source.id = NEW.id OR source.merged_into_id = NEW.id))))
        AND NOT release_is_carried(release.id)) THEN
        RAISE EXCEPTION 'A release counts, and its claims do not carry it any more.' USING ERRCODE = 'IF017';
    END IF;
    IF EXISTS (
        SELECT FROM releases_claim WHERE finding_id IS NOT NULL AND id IN (SELECT claims_resting_on(ARRAY(
            SELECT claim.id FROM releases_claim claim JOIN releases_source source ON source.id = claim.source_id
            WHERE source.id = NEW.id OR source.merged_into_id = NEW.id)))
        AND NOT verified_finding_is_carried(finding_id)) THEN
        RAISE EXCEPTION 'A finding is verified, and its claims do not carry it any more.' USING ERRCODE = 'IF017';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_source_stands ON releases_source;
CREATE CONSTRAINT TRIGGER check_source_stands AFTER UPDATE OF merged_into_id, owner_digest ON releases_source
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN ((OLD.merged_into_id, OLD.owner_digest) IS DISTINCT FROM (NEW.merged_into_id, NEW.owner_digest))
EXECUTE FUNCTION check_source_stands();

CREATE OR REPLACE FUNCTION hide_giver(concerned bigint, named text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Where a source that was just protected is written, by its name, as the giver of a name, a number or a link of its team,
-- its code stands instead. It is the one change that such a row takes, and the one who protected the source makes it;
-- what was struck out takes none.
DECLARE
    source releases_source := (SELECT s FROM releases_source s WHERE s.id = concerned);
BEGIN
    IF source.sealed IS NULL OR source.protected_by_id <> acting_person()
       OR source.protected_at < transaction_timestamp() THEN
        RAISE EXCEPTION 'A giver is hidden by who protects the source.' USING ERRCODE = 'IF018';
    END IF;
    UPDATE detainees_name row SET given_by = source.reference FROM detainees_detainee person
    WHERE person.id = row.detainee_id AND person.team_id = source.team_id AND lower(row.given_by) = lower(named);
    UPDATE detainees_othername row SET given_by = source.reference FROM detainees_detainee person
    WHERE person.id = row.detainee_id AND person.team_id = source.team_id AND lower(row.given_by) = lower(named);
    UPDATE detainees_identitynumber row SET given_by = source.reference FROM detainees_detainee person
    WHERE person.id = row.detainee_id AND person.team_id = source.team_id AND lower(row.given_by) = lower(named)
      AND row.struck_at IS NULL;
    UPDATE detainees_link row SET given_by = source.reference
    WHERE row.team_id = source.team_id AND lower(row.given_by) = lower(named) AND row.struck_at IS NULL;
END $$;

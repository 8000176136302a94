-- A saved tally says what the ledger says, and its digest is that of its text. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION level_of_question(asked jsonb) RETURNS int
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The smallest level of sums that holds what is asked about (ADR 0017).
    SELECT CASE WHEN asked ->> 'from' <> '' OR asked ->> 'to' <> '' THEN
                    CASE WHEN (asked ->> 'wave') || (asked ->> 'facility') || (asked ->> 'category') || (asked ->> 'sex')
                              || (asked ->> 'minors') = '' THEN 3 ELSE 2 END
                WHEN asked ->> 'wave' <> '' OR asked ->> 'facility' <> '' THEN 1 ELSE 0 END
$$;

CREATE OR REPLACE FUNCTION codes_of_place(code text, moment timestamptz) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The codes of the entries of the list of facilities that were one place at a moment (ADR 0019), this one among them.
BEGIN
    RETURN (
    WITH RECURSIVE joined AS (
        SELECT kept_id::text AS one, merged_id::text AS other FROM detainees_facilitymerge
        WHERE at <= moment AND (undone_at IS NULL OR undone_at > moment)),
    place AS (
        SELECT code AS entry
        UNION
        SELECT CASE WHEN joined.one = place.entry THEN joined.other ELSE joined.one END
        FROM place JOIN joined ON place.entry IN (joined.one, joined.other))
    SELECT array_agg(entry) FROM place);
END $$;

DROP FUNCTION IF EXISTS people_between(jsonb, bigint, timestamptz, timestamptz, boolean);
CREATE OR REPLACE FUNCTION people_between(
    asked jsonb, organisation bigint, since timestamptz, until timestamptz, summed boolean, of_place text[])
RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- `of_place` are the codes of the facility that is asked about. How many an organisation's ledger counts for a question by its rows after one moment until another; where `since` is a
-- moment that was `summed`, with all that it added up to by then.
BEGIN
    RETURN (
    WITH counted AS (
        SELECT s.people, s.wave, s.facility, s.category, s.sex, s.minor, s.earliest, s.latest
        FROM releases_ledgersum s
        WHERE summed AND s.level = level_of_question(asked) AND s.at = since AND s.organisation_id = organisation
        UNION ALL
        SELECT e.people, e.wave, e.facility, e.category, e.sex, e.minor, e.earliest, e.latest
        FROM releases_ledgerentry e WHERE e.at > since AND e.at <= until AND e.organisation_id = organisation)
    SELECT coalesce(sum(people), 0)::bigint FROM counted
    WHERE (asked ->> 'wave' = '' OR wave = nullif(asked ->> 'wave', 'unknown')
           OR asked ->> 'wave' = 'unknown' AND wave = '')
      AND (asked ->> 'facility' = '' OR facility = ANY (of_place)
           OR asked ->> 'facility' = 'unknown' AND facility = '')
      AND (asked ->> 'category' = '' OR category = asked ->> 'category')
      AND (asked ->> 'sex' = '' OR sex = asked ->> 'sex')
      AND (asked ->> 'minors' = ''
           OR minor IS NOT DISTINCT FROM CASE asked ->> 'minors' WHEN 'yes' THEN true WHEN 'no' THEN false END)
      AND (asked ->> 'from' = '' AND asked ->> 'to' = '' OR earliest IS NOT NULL)
      AND (asked ->> 'from' = '' OR earliest >= nullif(asked ->> 'from', '')::date)
      AND (asked ->> 'to' = '' OR latest <= nullif(asked ->> 'to', '')::date));
END $$;

CREATE OR REPLACE FUNCTION check_frozen_tally() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    said jsonb := NEW.canonical::jsonb;
    asked jsonb := said -> 'asked';
    people bigint;
    summed timestamptz;
    of_place text[] := codes_of_place(nullif(asked ->> 'facility', 'unknown'), NEW.as_of);
    -- Rows become visible in the order of their times: up to this one none can still appear, and they are added up before
    -- anybody who decides has to wait.
    seen timestamptz := (SELECT coalesce(max(at), '-infinity') FROM releases_ledgerentry WHERE at <= NEW.as_of);
BEGIN
    IF NEW.digest <> encode(sha256(convert_to(NEW.canonical, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'The digest is of another text.' USING ERRCODE = 'IF008';
    END IF;
    summed := (SELECT coalesce(max(at), '-infinity') FROM releases_ledgersum
               WHERE at <= seen AND level = level_of_question(asked));
    people := people_between(asked, NEW.organisation_id, summed, seen, true, of_place);
    -- Whoever took an earlier time has committed once this lock is held: nothing can still appear before the moment.
    PERFORM pg_advisory_xact_lock(72022103);
    IF NEW.as_of > clock_timestamp() AND NEW.as_of > (SELECT at FROM releases_ledgerclock)
       OR NEW.as_of IS DISTINCT FROM (said ->> 'as_of')::timestamptz
       OR asked ->> 'organisation' IS DISTINCT FROM (SELECT slug FROM accounts_organisation WHERE id = NEW.organisation_id)
    THEN
        RAISE EXCEPTION 'A saved tally is of a past moment and of its organisation.' USING ERRCODE = 'IF008';
    END IF;
    people := people + people_between(asked, NEW.organisation_id, seen, NEW.as_of, false, of_place);
    IF people IS DISTINCT FROM (said #>> '{total,releases}')::bigint THEN
        RAISE EXCEPTION 'The ledger does not count what this tally says.' USING ERRCODE = 'IF008';
    END IF;
    -- Nothing comes before a moment that was saved, whatever the machine's clock does from now on.
    UPDATE releases_ledgerclock SET at = greatest(at, NEW.as_of);
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_frozen_tally BEFORE INSERT ON releases_frozentally
FOR EACH ROW EXECUTE FUNCTION check_frozen_tally();

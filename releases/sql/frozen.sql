-- A saved tally says what the ledger says, and its digest is that of its text. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_frozen_tally() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    said jsonb := NEW.canonical::jsonb;
    asked jsonb := said -> 'asked';
    people bigint;
BEGIN
    IF NEW.digest <> encode(sha256(convert_to(NEW.canonical, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'The digest is of another text.' USING ERRCODE = 'IF008';
    END IF;
    -- Whoever took an earlier time has committed once this lock is held: nothing can still appear before the moment.
    PERFORM pg_advisory_xact_lock(72022103);
    IF NEW.as_of > clock_timestamp() AND NEW.as_of > (SELECT at FROM releases_ledgerclock)
       OR NEW.as_of IS DISTINCT FROM (said ->> 'as_of')::timestamptz
       OR asked ->> 'organisation' IS DISTINCT FROM (SELECT slug FROM accounts_organisation WHERE id = NEW.organisation_id)
    THEN
        RAISE EXCEPTION 'A saved tally is of a past moment and of its organisation.' USING ERRCODE = 'IF008';
    END IF;
    SELECT coalesce(sum(entry.people), 0) INTO people FROM releases_ledgerentry entry
    WHERE entry.organisation_id = NEW.organisation_id AND entry.at <= NEW.as_of
      AND (asked ->> 'wave' = '' OR entry.wave = nullif(asked ->> 'wave', 'unknown')
           OR asked ->> 'wave' = 'unknown' AND entry.wave = '')
      AND (asked ->> 'facility' = '' OR entry.facility = nullif(asked ->> 'facility', 'unknown')
           OR asked ->> 'facility' = 'unknown' AND entry.facility = '')
      AND (asked ->> 'category' = '' OR entry.category = asked ->> 'category')
      AND (asked ->> 'sex' = '' OR entry.sex = asked ->> 'sex')
      AND (asked ->> 'minors' = ''
           OR entry.minor IS NOT DISTINCT FROM CASE asked ->> 'minors' WHEN 'yes' THEN true WHEN 'no' THEN false END)
      AND (asked ->> 'from' = '' AND asked ->> 'to' = '' OR entry.earliest IS NOT NULL)
      AND (asked ->> 'from' = '' OR entry.earliest >= nullif(asked ->> 'from', '')::date)
      AND (asked ->> 'to' = '' OR entry.latest <= nullif(asked ->> 'to', '')::date);
    IF people IS DISTINCT FROM (said #>> '{total,releases}')::bigint THEN
        RAISE EXCEPTION 'The ledger does not count what this tally says.' USING ERRCODE = 'IF008';
    END IF;
    -- Nothing comes before a moment that was saved, whatever the machine's clock does from now on.
    UPDATE releases_ledgerclock SET at = greatest(at, NEW.as_of);
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_frozen_tally BEFORE INSERT ON releases_frozentally
FOR EACH ROW EXECUTE FUNCTION check_frozen_tally();

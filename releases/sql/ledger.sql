-- The ledger's clock: what one statement writes has one time, later than everything written before it.

CREATE TABLE releases_ledgerclock (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    at timestamptz NOT NULL
);
INSERT INTO releases_ledgerclock SELECT true, coalesce(max(at), '-infinity') FROM releases_ledgerentry;

CREATE FUNCTION advance_ledger_clock() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The lock is held until the commit: rows become visible in the order of their times, whatever the machine's clock does.
BEGIN
    PERFORM pg_advisory_xact_lock(72022103);
    UPDATE releases_ledgerclock SET at = greatest(clock_timestamp(), at + interval '1 microsecond');
    RETURN NULL;
END $$;

CREATE TRIGGER ledger_clock BEFORE INSERT ON releases_ledgerentry
FOR EACH STATEMENT EXECUTE FUNCTION advance_ledger_clock();

CREATE OR REPLACE FUNCTION stamp_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    SELECT clock.at INTO NEW.at FROM releases_ledgerclock clock;
    RETURN NEW;
END $$;

CREATE TRIGGER stamp_ledger BEFORE INSERT ON releases_ledgerentry FOR EACH ROW EXECUTE FUNCTION stamp_ledger();

CREATE FUNCTION ledger_now() RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A moment before which no row can still appear, or NULL while somebody who took an earlier time has yet to commit.
DECLARE
    moment timestamptz;
BEGIN
    IF NOT pg_try_advisory_lock_shared(72022103) THEN
        RETURN NULL;
    END IF;
    moment := greatest(clock_timestamp(), (SELECT at FROM releases_ledgerclock));
    PERFORM pg_advisory_unlock_shared(72022103);
    RETURN moment;
END $$;

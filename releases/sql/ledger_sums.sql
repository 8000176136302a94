-- What the ledger adds up to at some of its moments, so that a tally reads one of these and what was written after it.
-- Made by the owner out of the ledger alone; a moment that is summed cannot change any more: whoever writes the ledger
-- holds its lock until the commit. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION sum_ledger(until timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The sums of all that was written until then, out of those of the last moment before and the rows between.
    INSERT INTO releases_ledgersum (at, people, organisation_id, wave, facility, home, place, several, earliest, latest,
                                    category, mode, sex, minor, is_group, bound)
    SELECT until, sum(people), organisation_id, wave, facility, home, place, several, earliest, latest, category, mode, sex,
           minor, is_group, bound
    FROM (
        SELECT people, organisation_id, wave, facility, home, place, several, earliest, latest, category, mode, sex, minor,
               is_group, bound
        FROM releases_ledgersum WHERE at = (SELECT max(at) FROM releases_ledgersum WHERE at < until)
        UNION ALL
        SELECT people, organisation_id, wave, facility, home, place, several, earliest, latest, category, mode, sex, minor,
               is_group, bound
        FROM releases_ledgerentry
        WHERE at <= until AND at > coalesce((SELECT max(at) FROM releases_ledgersum WHERE at < until), '-infinity')
    ) known
    GROUP BY organisation_id, wave, facility, home, place, several, earliest, latest, category, mode, sex, minor, is_group,
             bound
    HAVING sum(people) <> 0;
$$;

CREATE OR REPLACE FUNCTION sum_ledger_by(rows_between int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Sums at every so many rows from the last moment that is summed: after the ledger was filled in some other way.
DECLARE
    summed timestamptz := (SELECT max(at) FROM releases_ledgersum);
    next timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(72022103);
    LOOP
        SELECT at INTO next FROM releases_ledgerentry WHERE at > coalesce(summed, '-infinity')
        ORDER BY at OFFSET rows_between - 1 LIMIT 1;
        EXIT WHEN next IS NULL;
        PERFORM sum_ledger(next);
        summed := next;
    END LOOP;
    UPDATE releases_ledgerclock SET unsummed =
        (SELECT count(*) FROM releases_ledgerentry WHERE at > coalesce(summed, '-infinity'));
END $$;

CREATE OR REPLACE FUNCTION keep_ledger_sums() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Under the lock of the clock: nobody else writes the ledger until this transaction ends.
DECLARE
    clock releases_ledgerclock;
BEGIN
    UPDATE releases_ledgerclock SET unsummed = unsummed + (SELECT count(*) FROM made) RETURNING * INTO clock;
    IF clock.unsummed >= (SELECT every FROM releases_ledgersumming) THEN
        PERFORM sum_ledger(clock.at);
        UPDATE releases_ledgerclock SET unsummed = 0;
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS keep_ledger_sums ON releases_ledgerentry;
CREATE TRIGGER keep_ledger_sums AFTER INSERT ON releases_ledgerentry
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger_sums();

REVOKE EXECUTE ON FUNCTION sum_ledger(timestamptz), sum_ledger_by(int) FROM PUBLIC;

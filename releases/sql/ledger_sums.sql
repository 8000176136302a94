-- What the ledger adds up to at some of its moments, so that a tally reads one of these and what was written after it.
-- Made by the owner out of the ledger alone, of moments that are settled: whoever writes the ledger holds its lock until
-- the commit, so nothing can still appear before them. Run again by each migration that changes it.

DROP TRIGGER IF EXISTS keep_ledger_sums ON releases_ledgerentry;
DROP FUNCTION IF EXISTS keep_ledger_sums();
DROP FUNCTION IF EXISTS sum_ledger_by(int);

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

CREATE OR REPLACE FUNCTION sum_ledger() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Sums of further moments, as far as enough was written since the last one; answers of how many. Enough is what its own
-- table of one number says, and no less than the last sums have rows: so a tally never reads more than twice what is worth
-- it, and the sums of a ledger in which nothing repeats grow no faster than the ledger.
DECLARE
    settled timestamptz := ledger_now();
    summed timestamptz := (SELECT max(at) FROM releases_ledgersum);
    enough int;
    next timestamptz;
    made int := 0;
BEGIN
    IF settled IS NULL OR NOT pg_try_advisory_xact_lock(72022104) THEN
        RETURN 0;  -- somebody is writing the ledger, or its sums: next time
    END IF;
    LOOP
        enough := greatest((SELECT every FROM releases_ledgersumming),
                           (SELECT count(*) FROM releases_ledgersum WHERE at = summed));
        SELECT at INTO next FROM releases_ledgerentry WHERE at > coalesce(summed, '-infinity') AND at <= settled
        ORDER BY at OFFSET enough - 1 LIMIT 1;
        EXIT WHEN next IS NULL;
        PERFORM sum_ledger(next);
        summed := next;
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;

REVOKE EXECUTE ON FUNCTION sum_ledger(timestamptz) FROM PUBLIC;

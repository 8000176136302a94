-- What the ledger adds up to at some of its moments, so that a tally reads one of these and what was written after it.
-- Made by the owner out of the ledger alone, of moments that are settled: whoever writes the ledger holds its lock until
-- the commit, so nothing can still appear before them. Run again by each migration that changes it.

CREATE TABLE IF NOT EXISTS releases_ledgersumming (  -- one row: from how many rows of the ledger on a sum is worth it
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    every int NOT NULL DEFAULT 20000 CHECK (every > 0)
);
INSERT INTO releases_ledgersumming DEFAULT VALUES ON CONFLICT DO NOTHING;

CREATE OR REPLACE FUNCTION sum_ledger(until timestamptz, wanted int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The sums of all that was written until then, out of those of the last moment before and the rows between. Level 0 keeps
-- neither wave, facility nor dates apart, 1 no dates, 2 everything; beside dates, 3 homes alone, 4 categories, 5 sexes and 6
-- minority (releases/models/sums.py).
DECLARE
    before timestamptz := (SELECT max(at) FROM releases_ledgersum WHERE level = wanted AND at < until);
BEGIN
    INSERT INTO releases_ledgersum (at, level, people, organisation_id, wave, facility, home, place, several, earliest,
                                    latest, category, mode, sex, minor, is_group, bound)
    SELECT until, wanted, sum(people), organisation_id, wave, facility, home, place, several, earliest, latest, category,
           mode, sex, minor, is_group, bound
    FROM (
        SELECT people, organisation_id, wave, facility, home, place, several, earliest, latest, category, mode, sex, minor,
               is_group, bound
        FROM releases_ledgersum WHERE level = wanted AND at = before
        UNION ALL
        SELECT people, organisation_id, CASE WHEN wanted IN (1, 2) THEN wave ELSE '' END,
               CASE WHEN wanted IN (1, 2) THEN facility ELSE '' END, CASE WHEN wanted < 4 THEN home ELSE '' END,
               CASE WHEN wanted < 3 THEN place ELSE '' END, CASE WHEN wanted < 4 THEN several ELSE '{}' END,
               CASE WHEN wanted > 1 THEN earliest END, CASE WHEN wanted > 1 THEN latest END,
               CASE WHEN wanted IN (0, 1, 2, 4) THEN category ELSE '' END, CASE WHEN wanted = 2 THEN mode ELSE '' END,
               CASE WHEN wanted IN (0, 1, 2, 5) THEN sex ELSE '' END, CASE WHEN wanted IN (0, 1, 2, 6) THEN minor END,
               wanted < 4 AND is_group, bound
        FROM releases_ledgerentry
        WHERE at <= until AND at > coalesce(before, '-infinity')
    ) known
    GROUP BY organisation_id, wave, facility, home, place, several, earliest, latest, category, mode, sex, minor, is_group,
             bound
    HAVING sum(people) <> 0;
END $$;

CREATE OR REPLACE FUNCTION sum_ledger() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Sums of further moments, as far as enough was written since the last one; answers of how many. Enough is what its own
-- table of one number says, and no less than the last sums of the level have rows: so a tally never reads more than twice
-- what is worth it, and the sums of a ledger in which nothing repeats grow no faster than the ledger.
DECLARE
    settled timestamptz := ledger_now();
    summed timestamptz;
    enough int;
    next timestamptz;
    made int := 0;
BEGIN
    IF settled IS NULL OR NOT pg_try_advisory_xact_lock(72022104) THEN
        RETURN 0;  -- somebody is writing the ledger, or its sums: next time
    END IF;
    FOR wanted IN 0..6 LOOP
        summed := (SELECT max(at) FROM releases_ledgersum WHERE level = wanted);
        LOOP
            enough := greatest((SELECT every FROM releases_ledgersumming),
                               (SELECT count(*) FROM releases_ledgersum WHERE level = wanted AND at = summed));
            SELECT at INTO next FROM releases_ledgerentry WHERE at > coalesce(summed, '-infinity') AND at <= settled
            ORDER BY at OFFSET enough - 1 LIMIT 1;
            EXIT WHEN next IS NULL;
            PERFORM sum_ledger(next, wanted);
            summed := next;
            made := made + 1;
        END LOOP;
    END LOOP;
    RETURN made;
END $$;

REVOKE EXECUTE ON FUNCTION sum_ledger(timestamptz, int) FROM PUBLIC;

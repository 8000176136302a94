-- Persons who share keys with what was typed: one of `first`, and one of each other list that is given.
-- Of the first `looked_at` of them, at most `most`, where `nearer` is given those first who share one of it too.
-- `organisations`: whose persons; null for all. `named`: restricted persons who were opened by name.
--
-- A function for the sake of its SET: with a LIMIT the planner takes a walk through the whole table for the shorter way
-- as soon as it expects many, and how many there are it cannot know.
CREATE OR REPLACE FUNCTION persons_sharing(
    first text[], second text[], third text[], fourth text[], fifth text[], nearer text[],
    organisations bigint[], named bigint[], looked_at integer, most integer
) RETURNS TABLE (person bigint, spelled text, birth text, home text)
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT detainee_id, spelled, birth::text, home::text FROM (
            SELECT * FROM detainees_namekeys WHERE keys && $1'
        || CASE WHEN second IS NULL THEN '' ELSE ' AND keys && $2' END
        || CASE WHEN third IS NULL THEN '' ELSE ' AND keys && $3' END
        || CASE WHEN fourth IS NULL THEN '' ELSE ' AND keys && $4' END
        || CASE WHEN fifth IS NULL THEN '' ELSE ' AND keys && $5' END
        || CASE WHEN organisations IS NULL THEN '' ELSE ' AND organisation_id = ANY ($7)' END
        || ' AND (NOT restricted OR detainee_id = ANY ($8)) LIMIT $9) AS block'
        || CASE WHEN nearer IS NULL THEN '' ELSE ' ORDER BY keys && $6 DESC' END
        || ' LIMIT $10'
    USING first, second, third, fourth, fifth, nearer, organisations, named, looked_at, most;
END
$$;

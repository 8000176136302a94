-- Taking an import back: what nobody has built on is deleted, and nothing else can be. The serving role deletes no record;
-- this is the one way, and its proof is in it (docs/adr/0018-imports-taken-back.md). Run again by each migration that
-- changes it.

CREATE OR REPLACE FUNCTION rows_of_import() RETURNS TABLE (turn int, tab text, way text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- What an import ($1) made, table by table in the order in which it can be deleted, and what the program itself has noted
-- of it since: likely duplicates that nobody decided on, flags that nobody touched.
    VALUES
        (1, 'releases_textprint', 'claim_id IN (SELECT id FROM releases_claim WHERE release_id IN (SELECT releases_of_import($1)))'),
        (2, 'releases_flagother', 'release_id IN (SELECT releases_of_import($1)) OR detainee_id IN (SELECT people_of_import($1))'
            ' OR flag_id IN (SELECT untouched_flags_of_import($1))'),
        (3, 'releases_flag', 'id IN (SELECT untouched_flags_of_import($1))'),
        (4, 'detainees_pair', 'decision = '''' AND (one_id IN (SELECT people_of_import($1)) OR other_id IN (SELECT people_of_import($1)))'),
        (5, 'releases_claim', 'release_id IN (SELECT releases_of_import($1))'),
        (6, 'releases_revision', 'release_id IN (SELECT releases_of_import($1))'),
        (7, 'casework_movemade', 'subject = ''release'' AND subject_id IN (SELECT releases_of_import($1))'),
        (8, 'casework_authorship', 'subject = ''release'' AND subject_id IN (SELECT releases_of_import($1))'
            ' OR subject = ''detainee'' AND subject_id IN (SELECT people_of_import($1))'),
        (9, 'detainees_stay', 'detention_id IN (SELECT id FROM detainees_detention WHERE detainee_id IN (SELECT people_of_import($1)))'),
        (10, 'detainees_detention', 'detainee_id IN (SELECT people_of_import($1))'),
        (11, 'detainees_identitynumber', 'detainee_id IN (SELECT people_of_import($1))'),
        (12, 'detainees_name', 'detainee_id IN (SELECT people_of_import($1))'),
        (13, 'detainees_namekeys', 'detainee_id IN (SELECT people_of_import($1))')
$$;

CREATE OR REPLACE FUNCTION people_of_import(concerned bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT detainee_id FROM releases_importedrecord WHERE job_id = concerned
$$;

CREATE OR REPLACE FUNCTION releases_of_import(concerned bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT release_id FROM releases_importedrecord WHERE job_id = concerned AND release_id IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION untouched_flags_of_import(concerned bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Flags that a rule raised on what the import made, and on which nobody has made a move.
    SELECT id FROM releases_flag WHERE revision_number = 0 AND rule_id <> 'by-hand'
        AND (release_id IN (SELECT releases_of_import(concerned)) OR detainee_id IN (SELECT people_of_import(concerned)))
$$;

CREATE OR REPLACE FUNCTION built_on_import(concerned bigint) RETURNS TABLE (what text, how text, number bigint, who bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What others, or the same person later, have built on it: parts that were written since (*written*), moves that were made
-- (*moved*, with the name of the move), and rows of any other table that point to what it made (*points*, with the table).
-- Which tables can point is asked of the database itself: a table that is new tomorrow is found.
DECLARE
    part record;
    imported timestamptz;
BEGIN
    SELECT max(m.at) INTO imported FROM casework_movemade m
        WHERE m.subject = 'import' AND m.subject_id = concerned AND m.name = 'imported';
    RETURN QUERY
        SELECT 'written', a.what::text, count(*), a.person_id FROM casework_authorship a WHERE a.at > imported
            AND (a.subject = 'release' AND a.subject_id IN (SELECT releases_of_import(concerned))
                 OR a.subject = 'detainee' AND a.subject_id IN (SELECT people_of_import(concerned)))
            GROUP BY a.what, a.person_id
        UNION ALL
        SELECT 'moved', m.name::text, count(*), m.by_id FROM casework_movemade m
            WHERE m.subject = 'release' AND m.subject_id IN (SELECT releases_of_import(concerned)) AND m.at > imported
            GROUP BY m.name, m.by_id;
    FOR part IN
        SELECT link.conrelid::regclass::text AS tab, col.attname AS col, CASE link.confrelid
                WHEN 'detainees_detainee'::regclass THEN 'SELECT people_of_import($1)'
                WHEN 'releases_release'::regclass THEN 'SELECT releases_of_import($1)'
                ELSE format('SELECT id FROM %I WHERE %s', link.confrelid::regclass::text, made.way) END AS those, own.way
        FROM pg_constraint link
        JOIN pg_attribute col ON col.attrelid = link.conrelid AND col.attnum = link.conkey[1]
        LEFT JOIN rows_of_import() made ON made.tab = link.confrelid::regclass::text
        LEFT JOIN rows_of_import() own ON own.tab = link.conrelid::regclass::text
        WHERE link.contype = 'f' AND link.conrelid <> 'releases_importedrecord'::regclass
            AND (link.confrelid IN ('detainees_detainee'::regclass, 'releases_release'::regclass) OR made.tab IS NOT NULL)
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT ''points'', %L::text, count(*), NULL::bigint FROM %I WHERE %I IN (%s) AND NOT coalesce(%s, false)
             HAVING count(*) > 0',
            part.tab, part.tab, part.col, part.those, coalesce('(' || part.way || ')', CASE part.tab
                WHEN 'releases_release' THEN 'id IN (SELECT releases_of_import($1))'
                WHEN 'detainees_detainee' THEN 'id IN (SELECT people_of_import($1))' ELSE 'false' END))
            USING concerned;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION take_back_import(concerned bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Delete what this import made; how many people. Refused where anybody has built on it, and whoever may not.
DECLARE
    job releases_importjob;
    part record;
    gone bigint;
BEGIN
    SELECT * INTO job FROM releases_importjob WHERE id = concerned FOR UPDATE;
    IF job.id IS NULL OR job.status <> 'taking-back' THEN
        RAISE EXCEPTION 'Only an import that is being taken back is taken back.' USING ERRCODE = 'IF081';
    END IF;
    IF acting_person() IS NULL OR NOT (acting_person() = job.made_by_id AND holds_right(job.made_by_id, 'enter_records', job.team_id)
            OR holds_right(acting_person(), 'decide_on_records', job.team_id)) THEN
        RAISE EXCEPTION 'An import is taken back by the person who made it, or by a supervisor of the team.'
            USING ERRCODE = 'IF003';
    END IF;
    PERFORM FROM detainees_detainee WHERE id IN (SELECT people_of_import(concerned)) ORDER BY id FOR UPDATE;
    PERFORM FROM releases_release WHERE id IN (SELECT releases_of_import(concerned)) ORDER BY id FOR UPDATE;
    IF EXISTS (SELECT FROM built_on_import(concerned)) THEN
        RAISE EXCEPTION 'Somebody has built on what this import made.' USING ERRCODE = 'IF082';
    END IF;
    FOR part IN SELECT * FROM rows_of_import() ORDER BY turn LOOP
        EXECUTE format('DELETE FROM %I WHERE %s', part.tab, part.way) USING concerned;
    END LOOP;
    CREATE TEMPORARY TABLE taken_back ON COMMIT DROP AS
        SELECT detainee_id, release_id FROM releases_importedrecord WHERE job_id = concerned;
    DELETE FROM releases_importedrecord WHERE job_id = concerned;
    DELETE FROM releases_release WHERE id IN (SELECT t.release_id FROM pg_temp.taken_back t WHERE t.release_id IS NOT NULL);
    DELETE FROM detainees_detainee WHERE id IN (SELECT t.detainee_id FROM pg_temp.taken_back t);
    GET DIAGNOSTICS gone = ROW_COUNT;
    DROP TABLE pg_temp.taken_back;
    RETURN gone;
END $$;

-- Foreign keys that a deletion asks row by row, and that have no index otherwise.
CREATE INDEX IF NOT EXISTS ledger_of_move ON releases_ledgerentry (move_id);
CREATE INDEX IF NOT EXISTS release_counted_with ON releases_release (counted_with_id) WHERE counted_with_id IS NOT NULL;

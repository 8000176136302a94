-- Taking an import back: what nobody has built on is deleted, and nothing else can be. The serving role deletes no record;
-- this is the one way, and its proof is in it (docs/adr/0018-imports-taken-back.md). Run again by each migration that
-- changes it.

CREATE OR REPLACE FUNCTION rows_of_import() RETURNS TABLE (turn int, tab text, way text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- What an import made of people ($1, ids) and releases ($2), table by table in the order in which it can be deleted, and
-- what the program itself has noted of it since: likely duplicates that nobody decided on, flags of rules that nobody
-- touched.
    SELECT * FROM (VALUES
        -- In fields of the team what came with the row; what was filled in since, somebody has built on it.
        (0, 'releases_releaseownvalue', 'ended_at IS NULL AND (record_id, written_at) IN'
            ' (SELECT id, made_at FROM releases_release WHERE id = ANY ($2))'),
        (0, 'detainees_detaineeownvalue', 'ended_at IS NULL AND (record_id, written_at) IN'
            ' (SELECT id, made_at FROM detainees_detainee WHERE id = ANY ($1))'),
        -- Who looked at it, and what was asked of many and not done.
        (0, 'releases_presence', 'release_id = ANY ($2)'),
        (0, 'releases_bulkrow', 'release_id = ANY ($2) AND outcome <> ''done'''),
        (1, 'releases_textprint', 'claim_id IN (SELECT id FROM releases_claim WHERE release_id = ANY ($2))'),
        (2, 'releases_flagother', 'release_id = ANY ($2) OR detainee_id = ANY ($1) OR flag_id IN (SELECT id FROM releases_flag'
            ' WHERE (release_id = ANY ($2) OR detainee_id = ANY ($1)) AND revision_number = 0 AND rule_id <> ''by-hand'')'),
        (3, 'releases_flag', '(release_id = ANY ($2) OR detainee_id = ANY ($1)) AND revision_number = 0 AND rule_id <> ''by-hand'''),
        (4, 'detainees_pair', 'decision = '''' AND (one_id = ANY ($1) OR other_id = ANY ($1))'),
        (5, 'releases_claim', 'release_id = ANY ($2)'),
        (6, 'releases_revision', 'release_id = ANY ($2)'),
        (7, 'casework_movemade', 'subject = ''release'' AND subject_id = ANY ($2)'),
        (8, 'casework_authorship', 'subject = ''release'' AND subject_id = ANY ($2)'
            ' OR subject = ''detainee'' AND subject_id = ANY ($1)'),
        (9, 'detainees_stay', 'detention_id IN (SELECT id FROM detainees_detention WHERE detainee_id = ANY ($1))'),
        (10, 'detainees_detention', 'detainee_id = ANY ($1)'),
        (11, 'detainees_identitynumber', 'detainee_id = ANY ($1)'),
        (12, 'detainees_name', 'detainee_id = ANY ($1)'),
        (13, 'detainees_namekeys', 'detainee_id = ANY ($1)'),
        (14, 'releases_importedrecord', 'detainee_id = ANY ($1)'),
        (15, 'releases_release', 'id = ANY ($2)'),
        (16, 'detainees_detainee', 'id = ANY ($1)')) made (turn, tab, way)
$$;

CREATE OR REPLACE FUNCTION built_on_import(concerned bigint) RETURNS TABLE (what text, how text, number bigint, who bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What others, or the same person later, have built on it: parts that were written since (*written*), moves that were made
-- (*moved*, with the name of the move), and rows of any other table that point to what it made (*points*, with the table).
-- Which tables can point is asked of the database itself: a table that is new tomorrow is found.
DECLARE
    part record;
    people bigint[] := ARRAY(SELECT detainee_id FROM releases_importedrecord WHERE job_id = concerned ORDER BY 1);
    freed bigint[] := ARRAY(SELECT release_id FROM releases_importedrecord
                            WHERE job_id = concerned AND release_id IS NOT NULL ORDER BY 1);
    imported timestamptz;
BEGIN
    SELECT max(m.at) INTO imported FROM casework_movemade m
        WHERE m.subject = 'import' AND m.subject_id = concerned AND m.name = 'imported';
    RETURN QUERY
        SELECT 'written', a.what::text, count(*), a.person_id FROM casework_authorship a WHERE a.at > imported
            AND (a.subject = 'release' AND a.subject_id = ANY (freed) OR a.subject = 'detainee' AND a.subject_id = ANY (people))
            GROUP BY a.what, a.person_id
        UNION ALL
        SELECT 'moved', m.name::text, count(*), m.by_id FROM casework_movemade m
            WHERE m.subject = 'release' AND m.subject_id = ANY (freed) AND m.at > imported
            GROUP BY m.name, m.by_id;
    FOR part IN
        SELECT link.conrelid::regclass::text AS tab, col.attname AS col, link.confrelid::regclass::text AS target,
               made.way AS those, coalesce(own.way, 'false') AS ours
        FROM pg_constraint link
        JOIN pg_attribute col ON col.attrelid = link.conrelid AND col.attnum = link.conkey[1]
        JOIN rows_of_import() made ON made.tab = link.confrelid::regclass::text
        LEFT JOIN rows_of_import() own ON own.tab = link.conrelid::regclass::text
        WHERE link.contype = 'f'
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT ''points'', %L::text, count(*), NULL::bigint FROM %I
             WHERE %I IN (SELECT id FROM %I WHERE %s) AND (%s) IS NOT TRUE HAVING count(*) > 0',
            part.tab, part.tab, part.col, part.target, part.those, part.ours) USING people, freed;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION take_back_import(concerned bigint, most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Delete what this import made of so many people; how many are left. It is asked again until there is none, in one
-- transaction: the first time it holds all of them and proves that nobody has built on any. That it has is noted in a table
-- of the owner's, which goes with the transaction. Refused where somebody has, and to whoever may not.
DECLARE
    job releases_importjob;
    part record;
    people bigint[];
    freed bigint[];
    left_over bigint;
    proved boolean;
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
    IF to_regclass('pg_temp.proved') IS NULL THEN
        PERFORM FROM detainees_detainee
            WHERE id IN (SELECT detainee_id FROM releases_importedrecord WHERE job_id = concerned) ORDER BY id FOR UPDATE;
        PERFORM FROM releases_release
            WHERE id IN (SELECT release_id FROM releases_importedrecord WHERE job_id = concerned) ORDER BY id FOR UPDATE;
        IF EXISTS (SELECT FROM built_on_import(concerned)) THEN
            RAISE EXCEPTION 'Somebody has built on what this import made.' USING ERRCODE = 'IF082';
        END IF;
        CREATE TEMPORARY TABLE proved ON COMMIT DROP AS SELECT concerned AS import;
    ELSE
        proved := (SELECT relowner = current_user::regrole FROM pg_class WHERE oid = 'pg_temp.proved'::regclass);
        IF proved THEN
            proved := EXISTS (SELECT FROM pg_temp.proved WHERE import = concerned);
        END IF;
        IF NOT proved THEN
            RAISE EXCEPTION 'It was not proved of this import that nobody has built on it.' USING ERRCODE = 'IF081';
        END IF;
    END IF;
    SELECT array_agg(detainee_id), array_agg(release_id) FILTER (WHERE release_id IS NOT NULL) INTO people, freed
    FROM (SELECT detainee_id, release_id FROM releases_importedrecord WHERE job_id = concerned ORDER BY detainee_id LIMIT most) r;
    FOR part IN SELECT * FROM rows_of_import() ORDER BY turn LOOP
        EXECUTE format('DELETE FROM %I WHERE %s', part.tab, part.way) USING people, freed;
    END LOOP;
    left_over := (SELECT count(*) FROM releases_importedrecord WHERE job_id = concerned);
    IF left_over = 0 THEN
        DROP TABLE pg_temp.proved;
    END IF;
    RETURN left_over;
END $$;

-- A foreign key that a deletion asks row by row, and that has no index otherwise.
CREATE INDEX IF NOT EXISTS ledger_of_move ON releases_ledgerentry (move_id);

-- Statements, as PostgreSQL sees them. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION writes_statements(person bigint, place bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The organisation's analysts and supervisors, and the job that drafts corrections.
    SELECT holds_right_on(person, 'draft_statements', place)
           OR EXISTS (SELECT FROM accounts_user WHERE id = person AND is_system)
$$;

CREATE OR REPLACE FUNCTION right_to_move_statement(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of releases/statements/workflow.py: the right that a move needs, NULL where there is none. A test compares.
    SELECT needs FROM (VALUES
        ('submit', 'draft', 'submitted', 'draft_statements'),
        ('take-back', 'submitted', 'draft', 'draft_statements'),
        ('put-aside', 'draft', 'withdrawn', 'draft_statements'),
        ('approve', 'submitted', 'approved', 'publish_statements'),
        ('return', 'submitted', 'draft', 'publish_statements'), ('return', 'approved', 'draft', 'publish_statements'),
        ('publish', 'approved', 'published', 'publish_statements'),
        ('withdraw', 'published', 'withdrawn', 'publish_statements'),
        ('withdraw', 'corrected', 'withdrawn', 'publish_statements'),
        ('fall-with', 'corrected', 'withdrawn', 'publish_statements'),
        ('be-corrected', 'published', 'corrected', 'publish_statements'),
        ('lapse', 'draft', 'withdrawn', 'draft_statements')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

DROP FUNCTION IF EXISTS tally_places(bigint);
CREATE FUNCTION tally_places(tally bigint) RETURNS TABLE (place text, people bigint, in_groups bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The rows of a saved tally, each with its address.
    SELECT CASE row ->> 'governorate_code' WHEN 'SEVERAL' THEN
               (SELECT string_agg(code, ',' ORDER BY code COLLATE "C") FROM jsonb_array_elements_text(row -> 'governorates') code)
               ELSE row ->> 'governorate_code' END,
           (row ->> 'releases')::bigint, (row ->> 'in_groups')::bigint
    FROM releases_frozentally frozen, jsonb_array_elements(frozen.canonical::jsonb -> 'rows') row WHERE frozen.id = tally
$$;

DROP FUNCTION IF EXISTS compared_with(bigint);
CREATE OR REPLACE FUNCTION compared_statement(statement bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What it corrects; else what was published last of the same question.
    SELECT coalesce(
        s.corrects_id,
        (SELECT other.id FROM releases_statement other JOIN releases_frozentally theirs ON theirs.id = other.tally_id
         WHERE other.organisation_id = s.organisation_id AND other.status IN ('published', 'corrected')
           AND theirs.canonical::jsonb -> 'asked' = own.canonical::jsonb -> 'asked'
         ORDER BY other.published_at DESC, other.id DESC LIMIT 1))
    FROM releases_statement s JOIN releases_frozentally own ON own.id = s.tally_id WHERE s.id = statement
$$;

CREATE OR REPLACE FUNCTION asks_within(one jsonb, other jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- Whether everybody whom the one question counts is counted by the other: releases/statements/beside.py. What is asked
-- of a facility names all codes of its place, with commas.
    SELECT (one ->> 'basis', one ->> 'category', one ->> 'sex', one ->> 'minors')
           = (other ->> 'basis', other ->> 'category', other ->> 'sex', other ->> 'minors')
       AND other ->> 'wave' IN ('', one ->> 'wave')
       AND (other ->> 'facility' = '' OR one ->> 'facility' <> ''
            AND string_to_array(one ->> 'facility', ',') <@ string_to_array(other ->> 'facility', ','))
       AND (other ->> 'from' = '' OR one ->> 'from' <> '' AND (one ->> 'from')::date >= (other ->> 'from')::date)
       AND (other ->> 'to' = '' OR one ->> 'to' <> '' AND (one ->> 'to')::date <= (other ->> 'to')::date)
$$;

CREATE OR REPLACE FUNCTION asked_of_place(canonical text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What a saved tally asks, of a facility with all codes that were its place at the moment of the tally (ADR 0019).
    SELECT said.asked || jsonb_build_object('facility', array_to_string(
               codes_of_place(said.asked ->> 'facility', said.as_of), ','))
    FROM (SELECT canonical::jsonb -> 'asked' AS asked, (canonical::jsonb ->> 'as_of')::timestamptz AS as_of) said
$$;

CREATE OR REPLACE FUNCTION published_beside(statement bigint)
RETURNS TABLE (tally bigint, number int, edition int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of each question of which some of the same people were counted, what was published last and can be read.
    SELECT latest.tally_id, latest.number, latest.edition FROM (
        SELECT DISTINCT ON (theirs.canonical::jsonb -> 'asked') other.tally_id, other.id, other.number, other.edition
        FROM releases_statement s JOIN releases_frozentally own ON own.id = s.tally_id
        LEFT JOIN releases_statement corrected ON corrected.id = s.corrects_id
        JOIN releases_statement other ON other.organisation_id = s.organisation_id AND other.id <> s.id
             AND other.status IN ('published', 'corrected') AND other.number IS DISTINCT FROM corrected.number
             AND (s.published_at IS NULL OR other.published_at < s.published_at)
        JOIN releases_frozentally theirs ON theirs.id = other.tally_id
        WHERE s.id = statement
          AND (asks_within(asked_of_place(own.canonical), asked_of_place(theirs.canonical))
               OR asks_within(asked_of_place(theirs.canonical), asked_of_place(own.canonical)))
        ORDER BY theirs.canonical::jsonb -> 'asked', other.published_at DESC, other.id DESC) latest
    WHERE latest.id IS DISTINCT FROM compared_statement(statement)
$$;

DROP FUNCTION IF EXISTS small_differences(bigint, bigint);
CREATE OR REPLACE FUNCTION small_differences(statement bigint, published bigint, mark text)
RETURNS TABLE (place text, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The rows in which a statement differs by one or two from a tally that was published, or else by those in groups.
    SELECT differs.place || mark || CASE WHEN abs(differs.people) BETWEEN 1 AND 2 THEN '' ELSE '/groups' END,
           CASE WHEN abs(differs.people) BETWEEN 1 AND 2 THEN abs(differs.people) ELSE abs(differs.in_groups) END
    FROM (
        SELECT coalesce(now.place, old.place) AS place, coalesce(now.people, 0) - coalesce(old.people, 0) AS people,
               coalesce(now.in_groups, 0) - coalesce(old.in_groups, 0) AS in_groups
        FROM (SELECT t.* FROM releases_statement s, tally_places(s.tally_id) t WHERE s.id = statement) now
        FULL JOIN (SELECT t.* FROM tally_places(published) t) old ON old.place = now.place) differs
    WHERE published IS NOT NULL AND (abs(differs.people) BETWEEN 1 AND 2 OR abs(differs.in_groups) BETWEEN 1 AND 2)
$$;

CREATE OR REPLACE FUNCTION small_cells(statement bigint) RETURNS TABLE (place text, people bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What releases/statements/cells.py calls so: rows under three, of others those in groups without names, or beside them
-- those who are known by name, under three; and differences under three to what can be read of the same question, or of
-- another one of some of the same people.
    WITH said AS (
        SELECT t.place, t.people, t.in_groups FROM releases_statement s, tally_places(s.tally_id) t WHERE s.id = statement)
    SELECT said.place, said.people FROM said WHERE said.people < 3
    UNION ALL
    SELECT said.place || '/groups', said.in_groups FROM said WHERE said.people >= 3 AND said.in_groups BETWEEN 1 AND 2
    UNION ALL
    SELECT said.place || '/named', said.people - said.in_groups FROM said
    WHERE said.people >= 3 AND said.in_groups > 0 AND said.people - said.in_groups BETWEEN 1 AND 2
    UNION ALL
    SELECT d.place, d.people
    FROM releases_statement c, small_differences(statement, c.tally_id, '/was') d WHERE c.id = compared_statement(statement)
    UNION ALL
    SELECT d.place, d.people
    FROM published_beside(statement) beside,
         small_differences(statement, beside.tally, '/' || beside.number || '.' || beside.edition) d
$$;

CREATE OR REPLACE FUNCTION wrote_statement(who bigint, statement releases_statement) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether a person wrote any part of it or of an edition from which it has its words, or handed it in.
    SELECT wrote_part(who, 'statement', statement.id, NULL)
        OR EXISTS (SELECT FROM releases_statement corrected
                   JOIN releases_statement earlier ON earlier.organisation_id = corrected.organisation_id
                        AND earlier.number = corrected.number
                   WHERE corrected.id = statement.corrects_id AND wrote_part(who, 'statement', earlier.id, NULL))
        OR EXISTS (SELECT FROM casework_movemade made
                   WHERE made.subject = 'statement' AND made.subject_id = statement.id AND made.name = 'submit'
                     AND made.revision = statement.revision_number AND made.by_id = who)
$$;

CREATE OR REPLACE FUNCTION check_statement_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Nobody approves what they wrote any part of, nor a small number that they did not let stand by name.
DECLARE
    statement releases_statement;
    needed text := right_to_move_statement(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO statement FROM releases_statement WHERE id = NEW.subject_id FOR UPDATE;
    IF needed IS NULL OR statement.status IS DISTINCT FROM NEW.from_state
       OR NEW.revision <> statement.revision_number + (NEW.name = 'submit')::int THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, statement.status, NEW.to_state
            USING ERRCODE = 'IF060';
    END IF;
    IF NOT holds_right_on(NEW.by_id, needed, statement.organisation_id)
       AND NOT (NEW.name = 'lapse' AND writes_statements(NEW.by_id, statement.organisation_id)) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    IF NEW.name = 'approve' AND wrote_statement(NEW.by_id, statement) THEN
        RAISE EXCEPTION 'Nobody approves a statement of which they wrote any part.' USING ERRCODE = 'IF061';
    END IF;
    IF NEW.name = 'approve' AND EXISTS (
        SELECT FROM small_cells(statement.id) cell WHERE NOT EXISTS (
            SELECT FROM releases_confirmedcell c
            WHERE (c.statement_id, c.revision, c.by_id) = (statement.id, NEW.revision, NEW.by_id)
              AND (c.place, c.people) = (cell.place, cell.people))) THEN
        RAISE EXCEPTION 'A small number was not let stand by who approves it.' USING ERRCODE = 'IF062';
    END IF;
    -- What was published since it was approved may make another one.
    IF NEW.name = 'publish' AND EXISTS (
        SELECT FROM small_cells(statement.id) cell WHERE NOT EXISTS (
            SELECT FROM releases_confirmedcell c
            WHERE (c.statement_id, c.revision) = (statement.id, NEW.revision)
              AND (c.place, c.people) = (cell.place, cell.people))) THEN
        RAISE EXCEPTION 'A small number is published that nobody let stand.' USING ERRCODE = 'IF062';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_statement_move ON casework_movemade;
CREATE TRIGGER check_statement_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'statement') EXECUTE FUNCTION check_statement_move();

CREATE OR REPLACE FUNCTION check_statement_document() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What is published has the figures of its tally, its own number, and the digest of its text; of a correction, the number
-- of what it corrects, which stands no more.
DECLARE
    said jsonb := NEW.document::jsonb;
    before releases_statement;
BEGIN
    SELECT * INTO before FROM releases_statement WHERE id = NEW.corrects_id;
    IF NEW.digest <> encode(sha256(convert_to(NEW.document, 'UTF8')), 'hex')
       OR said -> 'figures' IS DISTINCT FROM
          (SELECT canonical::jsonb - 'by' FROM releases_frozentally WHERE id = NEW.tally_id)
       OR ((said ->> 'number')::bigint, (said ->> 'edition')::bigint) IS DISTINCT FROM (NEW.number, NEW.edition)
       OR NEW.corrects_id IS NULL AND NEW.edition <> 0
       OR NEW.corrects_id IS NOT NULL
          AND (NEW.number IS DISTINCT FROM before.number OR NEW.edition <= before.edition OR before.status <> 'corrected') THEN
        RAISE EXCEPTION 'What is published says what its tally says, under a number of its own.' USING ERRCODE = 'IF060';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_statement_document BEFORE UPDATE ON releases_statement
FOR EACH ROW WHEN (OLD.document IS DISTINCT FROM NEW.document AND NEW.document <> '')
EXECUTE FUNCTION check_statement_document();

CREATE OR REPLACE FUNCTION check_statement_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- State and what was published are what the last move made of them, in this very transaction; what is out stays as it is.
DECLARE
    made casework_movemade;
    stays boolean := (OLD.number, OLD.edition, OLD.document, OLD.digest, OLD.published_by_id, OLD.published_at)
        IS NOT DISTINCT FROM (NEW.number, NEW.edition, NEW.document, NEW.digest, NEW.published_by_id, NEW.published_at);
BEGIN
    SELECT * INTO made FROM casework_movemade WHERE subject = 'statement' AND subject_id = NEW.id
    ORDER BY at DESC, id DESC LIMIT 1;
    IF made.name = 'publish' AND NEW.published_at IS NOT NULL AND OLD.published_at IS NULL THEN
        NEW.published_at := made.at;  -- what was published before is compared with: no other moment can be named
    END IF;
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person())
       OR NOT (CASE made.name WHEN 'publish' THEN OLD.number IS NULL AND NEW.number IS NOT NULL
              AND NEW.published_by_id = made.by_id AND NEW.published_at IS NOT NULL ELSE stays END)
       OR OLD.approved_digest <> NEW.approved_digest AND made.name <> 'approve' THEN
        RAISE EXCEPTION 'The state of a statement changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF060';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_statement_state BEFORE UPDATE ON releases_statement FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number, OLD.approved_digest, OLD.number, OLD.edition, OLD.document, OLD.digest, OLD.published_by_id, OLD.published_at)
      IS DISTINCT FROM
      (NEW.status, NEW.revision_number, NEW.approved_digest, NEW.number, NEW.edition, NEW.document, NEW.digest, NEW.published_by_id, NEW.published_at))
EXECUTE FUNCTION check_statement_state();

CREATE OR REPLACE FUNCTION statement_content(said jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- What somebody wrote of a statement: the columns of `CONTENT`. A test compares.
    SELECT jsonb_object_agg(name, said -> name) FROM unnest(ARRAY[
        'tally_id', 'dated', 'title_ar', 'title_en', 'changed_ar', 'changed_en', 'happened_ar', 'happened_en',
        'verified_ar', 'verified_en', 'may_change_ar', 'may_change_en', 'about_us_ar', 'about_us_en', 'not_known_ar',
        'not_known_en', 'definitions_ar', 'definitions_en']) name
$$;

CREATE OR REPLACE FUNCTION check_statement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It begins as a draft on a tally of its organisation that counts somebody; what it says changes while it is one.
BEGIN
    IF TG_OP = 'INSERT' AND (NEW.status <> 'draft' OR NEW.revision_number <> 0 OR NEW.number IS NOT NULL) THEN
        RAISE EXCEPTION 'A statement begins as a draft.' USING ERRCODE = 'IF060';
    END IF;
    IF TG_OP = 'UPDATE' AND statement_content(to_jsonb(OLD)) = statement_content(to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF NOT writes_statements(acting_person(), NEW.organisation_id) THEN
        RAISE EXCEPTION 'Statements are written by analysts and supervisors.' USING ERRCODE = 'IF013';
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.status <> 'draft' OR NEW.status <> 'draft') THEN
        RAISE EXCEPTION 'What was submitted, approved or published is not changed.' USING ERRCODE = 'IF060';
    END IF;
    IF NOT EXISTS (SELECT FROM releases_frozentally WHERE id = NEW.tally_id AND organisation_id = NEW.organisation_id
                   AND (NEW.corrects_id IS NOT NULL OR (canonical::jsonb #>> '{total,releases}')::bigint > 0)) THEN
        RAISE EXCEPTION 'A statement is drawn from a tally of its organisation that counts somebody.'
            USING ERRCODE = 'IF060';
    END IF;
    IF NEW.corrects_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM releases_statement WHERE id = NEW.corrects_id AND organisation_id = NEW.organisation_id
        AND number IS NOT NULL) THEN
        RAISE EXCEPTION 'A correction is of a published statement of the organisation.' USING ERRCODE = 'IF060';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_statement BEFORE INSERT OR UPDATE ON releases_statement
FOR EACH ROW EXECUTE FUNCTION check_statement();

CREATE OR REPLACE FUNCTION check_confirmed_cell() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A small number of what was submitted last is let stand by who decides on it.
BEGIN
    IF NOT EXISTS (
        SELECT FROM releases_statement s, small_cells(s.id) cell
        WHERE s.id = NEW.statement_id AND s.status = 'submitted' AND s.revision_number = NEW.revision
          AND holds_right_on(NEW.by_id, 'publish_statements', s.organisation_id)
          AND (cell.place, cell.people) = (NEW.place, NEW.people)) THEN
        RAISE EXCEPTION 'This is no small number of a statement that waits for this person.' USING ERRCODE = 'IF062';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_confirmed_cell BEFORE INSERT ON releases_confirmedcell
FOR EACH ROW EXECUTE FUNCTION check_confirmed_cell();

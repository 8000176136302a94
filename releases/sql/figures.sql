-- Reported figures, as PostgreSQL sees them. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION right_to_move_figure(move text, from_state text, to_state text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- The table of releases/figures/workflow.py: the right that a move needs, NULL where there is none. A test compares.
    SELECT needs FROM (VALUES
        ('submit', 'draft', 'submitted', 'write_figures'), ('take-back', 'submitted', 'draft', 'write_figures'),
        ('publish', 'submitted', 'published', 'publish_figures'), ('return', 'submitted', 'draft', 'publish_figures'),
        ('correct', 'published', 'draft', 'write_figures'), ('correct', 'withdrawn', 'draft', 'write_figures'),
        ('drop', 'draft', 'published', 'write_figures'), ('withdraw', 'draft', 'withdrawn', 'publish_figures'),
        ('withdraw', 'submitted', 'withdrawn', 'publish_figures'),
        ('withdraw', 'published', 'withdrawn', 'publish_figures')) t (m, f, s, needs)
    WHERE (m, f, s) = (move, from_state, to_state)
$$;

CREATE OR REPLACE FUNCTION check_figure_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Nobody publishes what they submitted, or wrote any part of since it was published before.
DECLARE
    figure releases_reportedfigure;
    needed text := right_to_move_figure(NEW.name, NEW.from_state, NEW.to_state);
BEGIN
    SELECT * INTO figure FROM releases_reportedfigure WHERE id = NEW.subject_id FOR UPDATE;
    IF needed IS NULL OR figure.status IS DISTINCT FROM NEW.from_state
       OR NEW.revision <> figure.revision_number + (NEW.name = 'submit')::int THEN
        RAISE EXCEPTION 'The move “%” does not lead from “%” to “%”.', NEW.name, figure.status, NEW.to_state
            USING ERRCODE = 'IF090';
    END IF;
    IF NOT holds_right_on(NEW.by_id, needed, figure.organisation_id) THEN
        RAISE EXCEPTION 'The move “%” is not this person''s to make.', NEW.name USING ERRCODE = 'IF013';
    END IF;
    IF NEW.name = 'publish' AND (wrote_part(NEW.by_id, 'figure', figure.id, figure.published_at) OR EXISTS (
           SELECT FROM releases_figureversion v
           WHERE (v.figure_id, v.number, v.made_by_id) = (figure.id, NEW.revision, NEW.by_id))) THEN
        RAISE EXCEPTION 'Nobody publishes a figure of which they wrote any part.' USING ERRCODE = 'IF091';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_figure_move ON casework_movemade;
CREATE TRIGGER check_figure_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'figure') EXECUTE FUNCTION check_figure_move();

CREATE OR REPLACE FUNCTION check_figure_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- State and what stands are what the last move made of them, in this very transaction.
DECLARE
    made casework_movemade;
    stays boolean := (OLD.standing_id, OLD.published_by_id, OLD.published_at)
                     IS NOT DISTINCT FROM (NEW.standing_id, NEW.published_by_id, NEW.published_at);
BEGIN
    SELECT * INTO made FROM casework_movemade WHERE subject = 'figure' AND subject_id = NEW.id
    ORDER BY at DESC, id DESC LIMIT 1;
    IF made.name = 'publish' AND NEW.published_at IS NOT NULL THEN
        NEW.published_at := made.at;  -- since then who wrote is asked: no other moment can be named
    END IF;
    IF made.at IS NULL OR made.at < transaction_timestamp()
       OR (made.from_state, made.to_state, made.revision, made.by_id)
          IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person())
       OR NOT (CASE made.name
           WHEN 'publish' THEN NEW.published_by_id = made.by_id
               AND EXISTS (SELECT FROM releases_figureversion v
                           WHERE (v.id, v.figure_id, v.number) = (NEW.standing_id, NEW.id, made.revision))
           WHEN 'withdraw' THEN NEW.standing_id IS NULL
           WHEN 'drop' THEN stays AND EXISTS (
               SELECT FROM releases_figureversion v
               WHERE v.id = NEW.standing_id AND figure_content(to_jsonb(v)) = figure_content(to_jsonb(NEW)))
           ELSE stays END)
       OR made.name = 'submit' AND NOT EXISTS (
           SELECT FROM releases_figureversion v WHERE (v.figure_id, v.number) = (NEW.id, made.revision)) THEN
        RAISE EXCEPTION 'The state of a figure changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF090';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_figure_state BEFORE UPDATE ON releases_reportedfigure FOR EACH ROW
WHEN ((OLD.status, OLD.revision_number, OLD.standing_id, OLD.published_by_id, OLD.published_at)
      IS DISTINCT FROM (NEW.status, NEW.revision_number, NEW.standing_id, NEW.published_by_id, NEW.published_at))
EXECUTE FUNCTION check_figure_state();

CREATE OR REPLACE FUNCTION figure_content(said jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- What a figure says, of the row of one or of a version: the columns of `CONTENT`. A test compares.
    SELECT jsonb_object_agg(name, said -> name) FROM unnest(ARRAY[
        'said_by_ar', 'said_by_en', 'definition_ar', 'definition_en', 'place_ar', 'place_en', 'source_title',
        'source_address', 'counted', 'bound', 'value', 'value_to', 'as_of', 'since', 'until', 'wave_id', 'facility_id',
        'covers', 'parts', 'source_date', 'note']) name
$$;

CREATE OR REPLACE FUNCTION check_figure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- It begins as a draft; what it says changes while it is one, by those who write the organisation's figures.
BEGIN
    IF TG_OP = 'INSERT' AND (NEW.status <> 'draft' OR NEW.revision_number <> 0 OR NEW.standing_id IS NOT NULL
       OR NOT EXISTS (SELECT FROM accounts_team WHERE id = NEW.team_id AND organisation_id = NEW.organisation_id)) THEN
        RAISE EXCEPTION 'A figure begins as a draft of one of the organisation''s teams.' USING ERRCODE = 'IF090';
    END IF;
    IF TG_OP = 'UPDATE' AND figure_content(to_jsonb(OLD)) = figure_content(to_jsonb(NEW)) THEN
        RETURN NEW;
    END IF;
    IF NOT holds_right_on(acting_person(), 'write_figures', NEW.organisation_id) THEN
        RAISE EXCEPTION 'Figures are written by analysts and supervisors.' USING ERRCODE = 'IF013';
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.status <> 'draft' OR NEW.status <> 'draft') THEN
        RAISE EXCEPTION 'What was submitted or published is not changed.' USING ERRCODE = 'IF090';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_figure BEFORE INSERT OR UPDATE ON releases_reportedfigure
FOR EACH ROW EXECUTE FUNCTION check_figure();

CREATE OR REPLACE FUNCTION check_figure_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A version is what the draft says when it is submitted, in this very transaction.
BEGIN
    IF NOT EXISTS (
        SELECT FROM releases_reportedfigure f
        JOIN casework_movemade made ON made.subject = 'figure' AND made.subject_id = f.id
        WHERE f.id = NEW.figure_id AND f.status = 'draft' AND NEW.number = f.revision_number + 1
          AND figure_content(to_jsonb(f)) = figure_content(to_jsonb(NEW))
          AND made.name = 'submit' AND made.revision = NEW.number AND made.by_id = acting_person()
          AND made.at >= transaction_timestamp()) THEN
        RAISE EXCEPTION 'A version is what the draft says when it is submitted.' USING ERRCODE = 'IF090';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_figure_version BEFORE INSERT ON releases_figureversion
FOR EACH ROW EXECUTE FUNCTION check_figure_version();

CREATE OR REPLACE FUNCTION check_explanation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- An explanation is written by one who writes figures, and confirmed once, by another one who publishes them.
DECLARE
    confirms boolean := TG_OP = 'UPDATE' AND NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id;
    own boolean := TG_OP = 'INSERT' OR OLD.confirmed_at IS NULL AND OLD.written_by_id = acting_person();
    needed text := CASE WHEN own AND NOT confirms THEN 'write_figures' ELSE 'publish_figures' END;
BEGIN
    IF NOT holds_right_on(acting_person(), needed, NEW.organisation_id) THEN
        RAISE EXCEPTION 'Explanations are written by analysts and supervisors, and confirmed by supervisors.'
            USING ERRCODE = 'IF013';
    END IF;
    IF TG_OP = 'INSERT' AND (NEW.confirmed_by_id IS NOT NULL OR NEW.ended_by_id IS NOT NULL
       OR NOT EXISTS (SELECT FROM accounts_team WHERE id = NEW.team_id AND organisation_id = NEW.organisation_id))
       OR TG_OP = 'UPDATE' AND OLD.confirmed_at IS NOT NULL
          AND (OLD.confirmed_by_id, OLD.confirmed_at) IS DISTINCT FROM (NEW.confirmed_by_id, NEW.confirmed_at)
       OR TG_OP = 'UPDATE' AND NOT confirms AND OLD.about IS DISTINCT FROM NEW.about THEN
        RAISE EXCEPTION 'An explanation waits for another person, in a team of the organisation; it is confirmed once.'
            USING ERRCODE = 'IF092';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_explanation BEFORE INSERT OR UPDATE ON releases_figureexplanation
FOR EACH ROW EXECUTE FUNCTION check_explanation();

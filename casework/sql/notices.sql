-- What people are told here, what they say to each other about a record, and what they watch. Run again by each migration
-- that changes it.

CREATE OR REPLACE FUNCTION stamp_notice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of a move or a comment the record and who it was are those of the move or the comment, whoever writes the notice.
BEGIN
    IF NEW.move_id IS NOT NULL THEN
        SELECT subject, subject_id, by_id INTO NEW.subject, NEW.subject_id, NEW.by_id
        FROM casework_movemade WHERE id = NEW.move_id;
    ELSIF NEW.comment_id IS NOT NULL THEN
        SELECT subject, subject_id, by_id INTO NEW.subject, NEW.subject_id, NEW.by_id
        FROM casework_comment WHERE id = NEW.comment_id;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER stamp_notice BEFORE INSERT ON casework_notice
FOR EACH ROW EXECUTE FUNCTION stamp_notice();

CREATE OR REPLACE FUNCTION tell_watchers_of_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Who watches a record is told of the moves of others, as long as their account is open. An import writes thousands of
-- rows: where nobody watches anything of these kinds nothing is looked up.
BEGIN
    INSERT INTO casework_notice (person_id, kind, subject, subject_id, move_id, what, by_id, made_at)
    SELECT watch.person_id, 'watched', watch.subject, watch.subject_id, moved.id, '', moved.by_id, clock_timestamp()
    FROM casework_watch watch
    JOIN accounts_user watcher ON watcher.id = watch.person_id AND watcher.is_active, LATERAL (
        SELECT id, by_id FROM made
        WHERE made.subject = watch.subject AND made.subject_id = watch.subject_id AND made.by_id <> watch.person_id) moved
    WHERE watch.ended_at IS NULL AND watch.subject IN (SELECT subject FROM made)
      AND watch.subject_id BETWEEN (SELECT min(subject_id) FROM made) AND (SELECT max(subject_id) FROM made)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS tell_watchers ON casework_movemade;
CREATE TRIGGER tell_watchers AFTER INSERT ON casework_movemade
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION tell_watchers_of_moves();

CREATE OR REPLACE FUNCTION tell_watchers_of_parts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Who watches a record is told once that something was written, until they put it aside.
BEGIN
    INSERT INTO casework_notice (person_id, kind, subject, subject_id, what, by_id, made_at)
    SELECT watch.person_id, 'watched', watch.subject, watch.subject_id, wrote.what, wrote.person_id, clock_timestamp()
    FROM casework_watch watch
    JOIN accounts_user watcher ON watcher.id = watch.person_id AND watcher.is_active, LATERAL (
        SELECT what, person_id FROM made
        WHERE made.subject = watch.subject AND made.subject_id = watch.subject_id AND made.person_id <> watch.person_id
        LIMIT 1) wrote
    WHERE watch.ended_at IS NULL AND watch.subject IN (SELECT subject FROM made)
      AND watch.subject_id BETWEEN (SELECT min(subject_id) FROM made) AND (SELECT max(subject_id) FROM made)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS tell_watchers ON casework_authorship;
CREATE TRIGGER tell_watchers AFTER INSERT ON casework_authorship
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION tell_watchers_of_parts();

CREATE OR REPLACE FUNCTION check_new_comment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.by_id <> acting_person() THEN
        RAISE EXCEPTION 'A comment is its author''s, who acts.' USING ERRCODE = 'IF003';
    END IF;
    IF NEW.text = '' OR NEW.withdrawn_at IS NOT NULL THEN
        RAISE EXCEPTION 'A comment begins with a text.' USING ERRCODE = 'IF021';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_new_comment BEFORE INSERT ON casework_comment
FOR EACH ROW EXECUTE FUNCTION check_new_comment();

CREATE OR REPLACE FUNCTION check_comment_taken_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A comment is never written anew: its author takes it back. Of an inquiry its text goes when that is destroyed, which the
-- floor that knows inquiries looks at (families/sql/comments.sql).
BEGIN
    IF NEW.text <> '' THEN
        RAISE EXCEPTION 'A comment is never changed.' USING ERRCODE = 'IF021';
    END IF;
    IF NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at THEN
        IF acting_person() <> OLD.by_id OR OLD.withdrawn_at IS NOT NULL THEN
            RAISE EXCEPTION 'A comment is taken back by who wrote it, once.' USING ERRCODE = 'IF003';
        END IF;
        NEW.withdrawn_at := clock_timestamp();
    ELSIF OLD.subject <> 'inquiry' AND OLD.text <> '' THEN
        RAISE EXCEPTION 'A comment is taken back by who wrote it.' USING ERRCODE = 'IF021';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_comment_taken_back BEFORE UPDATE ON casework_comment
FOR EACH ROW EXECUTE FUNCTION check_comment_taken_back();

CREATE OR REPLACE FUNCTION check_mention() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whom a comment turns to is said by its author, with it.
BEGIN
    IF NOT EXISTS (SELECT FROM casework_comment WHERE id = NEW.comment_id AND by_id = acting_person()
                   AND by_id <> NEW.person_id AND at >= transaction_timestamp()) THEN
        RAISE EXCEPTION 'Whom a comment mentions is said by its author, and with it.' USING ERRCODE = 'IF003';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_mention BEFORE INSERT ON casework_mention
FOR EACH ROW EXECUTE FUNCTION check_mention();

CREATE OR REPLACE FUNCTION check_watch_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A watch is ended by who watches, or at night by the machinery, which ends those that lead to nothing any more.
BEGIN
    IF OLD.ended_at IS NOT NULL OR acting_person() <> OLD.person_id
       AND NOT EXISTS (SELECT FROM accounts_user WHERE id = acting_person() AND is_system) THEN
        RAISE EXCEPTION 'A watch is ended by who watches, once.' USING ERRCODE = 'IF003';
    END IF;
    NEW.ended_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_watch_ended BEFORE UPDATE ON casework_watch
FOR EACH ROW EXECUTE FUNCTION check_watch_ended();

CREATE OR REPLACE FUNCTION check_notices_removed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- All rows that one statement removed: put aside a year ago, and removed at night by the machinery.
BEGIN
    IF EXISTS (SELECT FROM gone WHERE read_at IS NULL OR read_at > clock_timestamp() - interval '365 days')
       OR EXISTS (SELECT FROM gone)
       AND NOT EXISTS (SELECT FROM accounts_user WHERE id = acting_person() AND is_system) THEN
        RAISE EXCEPTION 'A notice stays until a year after it was put aside.' USING ERRCODE = 'IF021';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_notices_removed ON casework_notice;
CREATE TRIGGER check_notices_removed AFTER DELETE ON casework_notice
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION check_notices_removed();

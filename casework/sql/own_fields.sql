-- Fields of a team's own, and what stands in them, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_own_field() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Defined by a supervisor of the team; so many are in use of one team for one kind of record, and no more.
DECLARE
    most constant integer := 12;  -- MOST of casework/models/own_fields.py; a test compares
BEGIN
    IF NOT holds_right(acting_person(), 'keep_own_fields', NEW.team_id) THEN
        RAISE EXCEPTION 'The fields of a team are kept by its supervisors.' USING ERRCODE = 'IF013';
    END IF;
    IF NEW.retired_at IS NULL THEN
        PERFORM FROM accounts_team WHERE id = NEW.team_id FOR NO KEY UPDATE;
        IF (SELECT count(*) FROM casework_ownfield
            WHERE team_id = NEW.team_id AND of = NEW.of AND retired_at IS NULL AND id IS DISTINCT FROM NEW.id) >= most THEN
            RAISE EXCEPTION 'A team has at most % fields in use for one kind of record.', most USING ERRCODE = 'IF140';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_own_field BEFORE INSERT OR UPDATE ON casework_ownfield
FOR EACH ROW EXECUTE FUNCTION check_own_field();

CREATE OR REPLACE FUNCTION check_own_choice() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A word of a choice, kept by those who keep its field.
DECLARE
    field casework_ownfield;
BEGIN
    SELECT * INTO field FROM casework_ownfield WHERE id = NEW.field_id FOR NO KEY UPDATE;
    IF field.kind <> 'choice' THEN
        RAISE EXCEPTION 'Only a choice has words to choose from.' USING ERRCODE = 'IF141';
    END IF;
    IF NOT holds_right(acting_person(), 'keep_own_fields', field.team_id) THEN
        RAISE EXCEPTION 'The fields of a team are kept by its supervisors.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_own_choice BEFORE INSERT OR UPDATE ON casework_ownchoice
FOR EACH ROW EXECUTE FUNCTION check_own_choice();

CREATE OR REPLACE FUNCTION check_own_values() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Statement trigger after INSERT, the rows in “made”; arguments: the kind of record, its table, the right of its team by
-- which it is written. A value is of its field's kind, on a record of the field's team; a retired field or word takes none.
DECLARE
    fits boolean;
    team bigint;
BEGIN
    PERFORM FROM casework_ownfield WHERE id IN (SELECT field_id FROM made) ORDER BY id FOR SHARE;
    EXECUTE format('SELECT NOT EXISTS (
        SELECT FROM made v JOIN casework_ownfield f ON f.id = v.field_id LEFT JOIN %I r ON r.id = v.record_id
        LEFT JOIN casework_ownchoice c ON c.id = v.choice_id
        WHERE f.of <> $1 OR f.team_id IS DISTINCT FROM r.team_id
           OR f.kind <> CASE WHEN v.choice_id IS NOT NULL THEN ''choice'' WHEN v.number IS NOT NULL THEN ''number''
                             WHEN v.date IS NOT NULL THEN ''date'' ELSE ''text'' END
           OR c.field_id <> f.id)', TG_ARGV[1]) INTO fits USING TG_ARGV[0];
    IF NOT fits THEN
        RAISE EXCEPTION 'A value is of the kind of its field, on a record of the field''s team.' USING ERRCODE = 'IF142';
    END IF;
    IF EXISTS (SELECT FROM made v JOIN casework_ownfield f ON f.id = v.field_id WHERE f.retired_at IS NOT NULL)
       OR EXISTS (SELECT FROM made v JOIN casework_ownchoice c ON c.id = v.choice_id WHERE c.retired_at IS NOT NULL) THEN
        RAISE EXCEPTION 'A retired field or word takes no new values.' USING ERRCODE = 'IF143';
    END IF;
    FOR team IN SELECT DISTINCT f.team_id FROM made v JOIN casework_ownfield f ON f.id = v.field_id LOOP
        IF NOT holds_right(acting_person(), TG_ARGV[2], team) THEN
            RAISE EXCEPTION 'The fields of a team are filled in by those who work in it.' USING ERRCODE = 'IF013';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_own_value_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Row trigger before UPDATE; argument: the right by which it is written. What stands is ended by those who write there.
BEGIN
    IF NOT holds_right(acting_person(), TG_ARGV[0], (SELECT team_id FROM casework_ownfield WHERE id = NEW.field_id)) THEN
        RAISE EXCEPTION 'The fields of a team are filled in by those who work in it.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

-- Whose a release or a finding is changes beside a row that says so. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_case_hand_overs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- All rows that one statement made: handed over by its owner or by who decides in its team, to somebody who enters there.
DECLARE
    actor bigint := acting_person();
BEGIN
    IF EXISTS (SELECT FROM made WHERE by_id <> actor) THEN
        RAISE EXCEPTION 'A hand-over is recorded for the person who makes it.' USING ERRCODE = 'IF003';
    END IF;
    IF EXISTS (
        WITH handed AS MATERIALIZED (
            SELECT made.giver_id, made.to_id, coalesce(release.team_id, finding.team_id) AS team_id,
                   coalesce(release.owner_id, finding.owner_id) AS owner_id,
                   coalesce(release.detainee_id, finding.detainee_id) AS detainee_id
            FROM made
            LEFT JOIN LATERAL (
                SELECT team_id, owner_id, detainee_id FROM releases_release WHERE id = made.release_id) release ON true
            LEFT JOIN LATERAL (
                SELECT team_id, owner_id, detainee_id FROM releases_finding WHERE id = made.finding_id) finding ON true),
        asked AS MATERIALIZED (SELECT DISTINCT giver_id, to_id, team_id FROM handed)
        SELECT FROM handed WHERE owner_id <> giver_id
        UNION ALL
        SELECT FROM handed JOIN detainees_detainee person ON person.id = handed.detainee_id
        WHERE NOT may_open_person(handed.to_id, person) OR NOT may_open_person(actor, person)
        UNION ALL
        SELECT FROM asked WHERE NOT holds_right(to_id, 'enter_records', team_id)
            OR NOT (holds_right(actor, 'decide_on_records', team_id)
                    OR giver_id = actor AND holds_right(actor, 'enter_records', team_id))) THEN
        RAISE EXCEPTION 'A record is handed over by its owner or a supervisor of its team, to somebody who enters there.'
            USING ERRCODE = 'IF013';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_case_hand_overs ON releases_casehandover;
CREATE TRIGGER check_case_hand_overs AFTER INSERT ON releases_casehandover
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_case_hand_overs();

CREATE OR REPLACE FUNCTION stamp_case_hand_over() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.at := pg_catalog.clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER stamp_case_hand_over BEFORE INSERT ON releases_casehandover
FOR EACH ROW EXECUTE FUNCTION stamp_case_hand_over();

CREATE OR REPLACE FUNCTION check_owner_handed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Row trigger; its argument is the column of the hand-over that leads to this record.
DECLARE
    known boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM releases_casehandover WHERE %I = $1 AND giver_id = $2 AND to_id = $3
                    AND by_id = $4 AND at >= transaction_timestamp())', TG_ARGV[0])
        INTO known USING NEW.id, OLD.owner_id, NEW.owner_id, acting_person();
    IF NOT known THEN
        RAISE EXCEPTION 'Whose a record is changes by a hand-over alone.' USING ERRCODE = 'IF051';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_owner_handed BEFORE UPDATE OF owner_id ON releases_release
FOR EACH ROW WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION check_owner_handed('release_id');

CREATE OR REPLACE TRIGGER check_owner_handed BEFORE UPDATE OF owner_id ON releases_finding
FOR EACH ROW WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION check_owner_handed('finding_id');

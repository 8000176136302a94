-- Whose a report of extortion is, whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_report_handed_over() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- families/handing_reports.py: the one whose it is lets it be a colleague's of the desk, or who leads the desk for them.
DECLARE
    report families_extortionreport;
BEGIN
    NEW.at := clock_timestamp();
    SELECT * INTO report FROM families_extortionreport WHERE id = NEW.report_id FOR UPDATE;
    IF (NEW.giver_id, NEW.revision) IS DISTINCT FROM (report.owner_id, report.revision_number::int) THEN
        RAISE EXCEPTION 'A report is handed over by whose it is, as it stands.' USING ERRCODE = 'IF053';
    END IF;
    IF NEW.by_id <> report.owner_id AND NOT holds_right(NEW.by_id, 'lead_desk', report.team_id)
       OR NOT holds_right(NEW.by_id, 'take_inquiries', report.team_id)
       OR NOT holds_right(NEW.to_id, 'take_inquiries', report.team_id) THEN
        RAISE EXCEPTION 'A report is handed over within its desk, by whose it is or who leads the desk.'
            USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_report_handed_over BEFORE INSERT ON families_reporthandover
FOR EACH ROW EXECUTE FUNCTION check_report_handed_over();

CREATE OR REPLACE FUNCTION check_report_owner_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whose it is changes by a recorded move, in this very transaction: who takes it up has it, and who is given it.
DECLARE
    made casework_movemade;
BEGIN
    SELECT * INTO made FROM casework_movemade WHERE subject = 'extortion' AND subject_id = NEW.id
    ORDER BY at DESC, id DESC LIMIT 1;
    IF made.at IS NULL OR made.at < transaction_timestamp() OR NEW.owner_id IS DISTINCT FROM (
        CASE WHEN made.name IN ('look', 'reopen') THEN made.by_id
             WHEN made.name = 'hand-over' THEN (
                 SELECT to_id FROM families_reporthandover given
                 WHERE given.report_id = NEW.id AND given.revision = made.revision AND given.by_id = made.by_id) END) THEN
        RAISE EXCEPTION 'Whose a report is changes by a recorded move, and only as that move says.'
            USING ERRCODE = 'IF053';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_report_owner_moved BEFORE UPDATE OF owner_id ON families_extortionreport
FOR EACH ROW WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION check_report_owner_moved();

CREATE OR REPLACE FUNCTION check_report_hand_over_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM families_reporthandover given WHERE given.report_id = NEW.subject_id
                   AND given.revision = NEW.revision AND given.by_id = NEW.by_id) THEN
        RAISE EXCEPTION 'A report is handed over to somebody.' USING ERRCODE = 'IF053';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_report_hand_over_move ON casework_movemade;
CREATE TRIGGER check_report_hand_over_move AFTER INSERT ON casework_movemade
FOR EACH ROW WHEN (NEW.subject = 'extortion' AND NEW.name = 'hand-over') EXECUTE FUNCTION check_report_hand_over_move();

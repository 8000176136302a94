-- The work of a colleague, handed over in one act. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_work_hand_over() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    organisation bigint := (SELECT organisation_id FROM accounts_team WHERE id = NEW.team_id);
BEGIN
    IF NEW.by_id <> acting_person() OR NOT (holds_right_on(NEW.by_id, 'oversee_work', organisation)
                                            OR holds_right_on(NEW.by_id, 'administer_people', organisation)) THEN
        RAISE EXCEPTION 'The work of a colleague is handed over by who answers for the organisation, and acts.'
            USING ERRCODE = 'IF013';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_work_hand_over BEFORE INSERT ON accounts_workhandover
FOR EACH ROW EXECUTE FUNCTION check_work_hand_over();

-- What holds for links whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_link() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Two people of one organisation, which is that of the team that heard of it.
BEGIN
    IF (SELECT count(*) FROM detainees_detainee d JOIN accounts_team t ON t.organisation_id = d.organisation_id
        WHERE t.id = NEW.team_id AND d.id IN (NEW.one_id, NEW.other_id)) <> 2 THEN
        RAISE EXCEPTION 'A link joins two people of the organisation of its team.' USING ERRCODE = 'IF006';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_link BEFORE INSERT ON detainees_link
FOR EACH ROW EXECUTE FUNCTION check_link();

-- A photograph on a person's page shows that person and came with a claim about them. Run again by each migration that
-- changes it.

CREATE OR REPLACE FUNCTION check_photograph() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Chosen and taken down by who enters in the team of the entry.
BEGIN
    IF NOT EXISTS (SELECT FROM detainees_detainee d
                   WHERE d.id = NEW.detainee_id AND holds_right(acting_person(), 'enter_records', d.team_id)
                     AND may_open_person(acting_person(), d)) THEN
        RAISE EXCEPTION 'A photograph is chosen by who enters in the team of the person.' USING ERRCODE = 'IF013';
    END IF;
    IF TG_OP = 'INSERT' AND NOT EXISTS (
        SELECT FROM releases_evidence piece JOIN releases_claim c ON c.id = piece.claim_id
        LEFT JOIN releases_release r ON r.id = coalesce(c.release_id, c.condition_id)
        LEFT JOIN releases_finding f ON f.id = c.finding_id
        LEFT JOIN detainees_detention d ON d.id = c.detention_id
        LEFT JOIN detainees_identitynumber n ON n.id = c.number_id
        LEFT JOIN detainees_link l ON l.id = c.link_id
        WHERE piece.id = NEW.evidence_id AND piece.shows = 'person' AND c.state = 'stands'
          AND stands_for(coalesce(r.detainee_id, f.detainee_id, d.detainee_id, n.detainee_id, l.one_id))
              = stands_for(NEW.detainee_id)) THEN
        RAISE EXCEPTION 'A photograph of a person shows that person, and came with a claim that stands.'
            USING ERRCODE = 'IF014';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_photograph BEFORE INSERT OR UPDATE ON releases_photograph
FOR EACH ROW EXECUTE FUNCTION check_photograph();

-- A piece that was copied has the file of the piece from which it was, of the same team, which was no copy itself.

CREATE OR REPLACE FUNCTION check_copied_evidence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM made
        JOIN releases_claim claim ON claim.id = made.claim_id JOIN releases_source told ON told.id = claim.source_id
        JOIN releases_evidence given ON given.id = made.copied_from_id
        JOIN releases_claim before ON before.id = given.claim_id JOIN releases_source source ON source.id = before.source_id
        WHERE given.original_id <> made.original_id OR given.copied_from_id IS NOT NULL OR told.team_id <> source.team_id
    ) THEN
        RAISE EXCEPTION 'What is copied is the file of the piece that is named.' USING ERRCODE = 'IF044';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_copied_evidence ON releases_evidence;
CREATE TRIGGER check_copied_evidence AFTER INSERT ON releases_evidence
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION check_copied_evidence();

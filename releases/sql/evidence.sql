-- Who adds a file to a claim wrote a part of whatever the claim speaks of. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION note_evidence_authors() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Statement trigger after INSERT, the rows in “made”. Of claims about a release or a finding the guards
-- authorship_made and authorship_made_of_finding tell.
BEGIN
    IF NOT EXISTS (SELECT FROM made JOIN releases_claim claim ON claim.id = made.claim_id
                   WHERE claim.release_id IS NULL AND claim.finding_id IS NULL) THEN
        RETURN NULL;
    END IF;
    PERFORM FROM releases_release WHERE id IN (
        SELECT claim.condition_id FROM made JOIN releases_claim claim ON claim.id = made.claim_id) FOR KEY SHARE;
    PERFORM FROM detainees_detainee WHERE id IN (
        SELECT concerned.subject_id FROM made JOIN releases_claim claim ON claim.id = made.claim_id,
        records_of(claim) concerned WHERE concerned.subject = 'detainee') FOR KEY SHARE;
    INSERT INTO casework_authorship (subject, subject_id, person_id, what, at)
    SELECT concerned.subject, concerned.subject_id, acting_person(), 'evidence', clock_timestamp()
    FROM made JOIN releases_claim claim ON claim.id = made.claim_id, records_of(claim) concerned
    WHERE claim.release_id IS NULL AND claim.finding_id IS NULL;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS authorship_made_of_others ON releases_evidence;
CREATE TRIGGER authorship_made_of_others AFTER INSERT ON releases_evidence
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION note_evidence_authors();

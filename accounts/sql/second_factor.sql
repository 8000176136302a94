-- Second factors, as PostgreSQL sees them. Run again by each migration that changes it; it takes the place of what
-- people.sql says of them.

-- A key is shown to the person themselves alone, also where only its name changes.
CREATE OR REPLACE TRIGGER check_key BEFORE UPDATE ON mfa_authenticator FOR EACH ROW
WHEN (OLD.type = 'webauthn' AND OLD.data IS DISTINCT FROM NEW.data) EXECUTE FUNCTION check_second_factor();

CREATE OR REPLACE FUNCTION note_second_factor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Each app and each key that is set up or removed stands in the record of the account.
DECLARE
    kind text := coalesce(NEW.type, OLD.type);
BEGIN
    IF kind <> 'recovery_codes' THEN
        INSERT INTO accounts_accountchange (person_id, what, by_id, at)
        VALUES (coalesce(NEW.user_id, OLD.user_id),
                CASE WHEN kind = 'webauthn' THEN CASE TG_OP WHEN 'INSERT' THEN 'key-added' ELSE 'key-removed' END
                     WHEN TG_OP = 'INSERT' THEN 'second-factor-set' ELSE 'second-factor-removed' END,
                acting_person(), clock_timestamp());
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_change AFTER INSERT OR DELETE ON mfa_authenticator
FOR EACH ROW EXECUTE FUNCTION note_second_factor();

-- What of an account, a team or a second factor is written once. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'Of a row of “%”, these are written once: %.', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'IF011';
END $$;

-- Two people who exchange their ids exchange all that they may do.
CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON accounts_user FOR EACH ROW
WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION refuse_change('id');
CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON accounts_organisation FOR EACH ROW
WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION refuse_change('id');
CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON accounts_team FOR EACH ROW
WHEN ((OLD.id, OLD.organisation_id) IS DISTINCT FROM (NEW.id, NEW.organisation_id))
EXECUTE FUNCTION refuse_change('id, organisation_id');
-- What somebody signs in with is set up anew, never exchanged; of a security key the name may change, and of recovery
-- codes, which are used is noted in the row.
CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON mfa_authenticator FOR EACH ROW
WHEN ((OLD.id, OLD.user_id, OLD.type) IS DISTINCT FROM (NEW.id, NEW.user_id, NEW.type)
      OR OLD.type = 'totp' AND OLD.data IS DISTINCT FROM NEW.data
      OR OLD.type = 'webauthn' AND OLD.data -> 'credential' IS DISTINCT FROM NEW.data -> 'credential')
EXECUTE FUNCTION refuse_change('id, user, type, data');

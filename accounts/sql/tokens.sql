-- Access tokens, as PostgreSQL sees them. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION administers(who bigint, person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether `who` administers an organisation in which `person` has, had or was offered a role.
    SELECT EXISTS (
        SELECT FROM accounts_membership m JOIN accounts_team t ON t.id = m.team_id
        WHERE m.user_id = person AND holds_right_on(who, 'administer_people', t.organisation_id))
$$;

CREATE OR REPLACE FUNCTION check_access_token() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A token is its person's: made by them, used by them, revoked by them or who administers them, once and for good.
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.person_id <> acting_person() OR NEW.revoked_by_id IS NOT NULL OR NEW.last_used_at IS NOT NULL THEN
            RAISE EXCEPTION 'A person makes their own tokens, and those that can be used.' USING ERRCODE = 'IF013';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.revoked_at IS NOT NULL THEN
        RAISE EXCEPTION 'A token that was revoked stays so, and opens nothing.' USING ERRCODE = 'IF011';
    END IF;
    IF NEW.revoked_at IS NOT NULL THEN
        IF NEW.revoked_by_id <> acting_person() THEN
            RAISE EXCEPTION 'Who revokes a token is who acts.' USING ERRCODE = 'IF003';
        END IF;
        IF NEW.revoked_by_id <> NEW.person_id AND NOT administers(NEW.revoked_by_id, NEW.person_id) THEN
            RAISE EXCEPTION 'A token is revoked by its person, or by who administers them.' USING ERRCODE = 'IF013';
        END IF;
    END IF;
    IF NEW.last_used_at IS DISTINCT FROM OLD.last_used_at AND acting_person() <> NEW.person_id THEN
        RAISE EXCEPTION 'A token is used by its person.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_access_token BEFORE INSERT OR UPDATE ON accounts_accesstoken
FOR EACH ROW EXECUTE FUNCTION check_access_token();

CREATE OR REPLACE FUNCTION note_token_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Each token that is made or revoked stands in the record of the account.
BEGIN
    IF TG_OP = 'INSERT' OR NEW.revoked_at IS NOT NULL AND OLD.revoked_at IS NULL THEN
        INSERT INTO accounts_accountchange (person_id, what, by_id, at)
        VALUES (NEW.person_id, CASE TG_OP WHEN 'INSERT' THEN 'token-made' ELSE 'token-revoked' END, acting_person(),
                clock_timestamp());
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_change AFTER INSERT OR UPDATE ON accounts_accesstoken
FOR EACH ROW EXECUTE FUNCTION note_token_change();

CREATE OR REPLACE FUNCTION check_token_reading() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A reading is that of the token's own person, with a token that opens something.
BEGIN
    IF NOT EXISTS (
        SELECT FROM accounts_accesstoken t WHERE t.id = NEW.token_id AND t.person_id = acting_person()
        AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp()) THEN
        RAISE EXCEPTION 'This token opens nothing to who acts.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_token_reading BEFORE INSERT ON accounts_tokenreading
FOR EACH ROW EXECUTE FUNCTION check_token_reading();

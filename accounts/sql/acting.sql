-- Who acts in a transaction. The key is the owner's; the serving role can run act_as() and acting_person() and no more.

CREATE FUNCTION ifraj_hmac(key bytea, message bytea) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
-- HMAC-SHA256 (RFC 2104) for keys of 32 bytes; PostgreSQL without contrib has sha256() and no hmac().
DECLARE
    inner_pad bytea := decode(repeat('36', 64), 'hex');
    outer_pad bytea := decode(repeat('5c', 64), 'hex');
BEGIN
    FOR i IN 0..31 LOOP
        inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # get_byte(key, i));
        outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # get_byte(key, i));
    END LOOP;
    RETURN sha256(outer_pad || sha256(inner_pad || message));
END $$;

CREATE TABLE accounts_acting_key (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    key bytea NOT NULL CHECK (length(key) = 32)
);

CREATE FUNCTION act_as(person bigint, through text, expires bigint, signature text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    secret bytea := (SELECT key FROM accounts_acting_key);
    claim text := person || '|' || through || '|' || expires;
BEGIN
    IF secret IS NULL THEN
        RAISE EXCEPTION 'The acting key is not installed: run prepare_database.' USING ERRCODE = 'IF001';
    END IF;
    IF expires < extract(epoch FROM clock_timestamp()) OR
       signature IS DISTINCT FROM encode(ifraj_hmac(secret, convert_to(claim, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'This is not a valid token of person %.', person USING ERRCODE = 'IF002';
    END IF;
    -- Bound to this transaction: the mark cannot be forged or carried over without the key.
    claim := person || '|' || through || '|' || pg_current_xact_id();
    PERFORM set_config(
        'ifraj.acting', claim || '|' || encode(ifraj_hmac(secret, convert_to(claim, 'UTF8')), 'hex'), true);
END $$;

CREATE FUNCTION acting_person() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The person bound to this transaction; an error where there is none.
DECLARE
    mark text := coalesce(current_setting('ifraj.acting', true), '');
    claim text := regexp_replace(mark, '\|[0-9a-f]*$', '');
BEGIN
    IF mark = '' OR split_part(mark, '|', 3) <> pg_current_xact_id()::text OR
       split_part(mark, '|', 4) <> encode(
           ifraj_hmac((SELECT key FROM accounts_acting_key), convert_to(claim, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'Nobody is acting in this transaction: a change needs a person.' USING ERRCODE = 'IF001';
    END IF;
    RETURN split_part(mark, '|', 1)::bigint;
END $$;

CREATE FUNCTION require_acting_person() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM acting_person();
    RETURN NULL;
END $$;

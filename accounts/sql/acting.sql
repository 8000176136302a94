-- Who acts in a transaction. The key is the owner's; the serving role can run act_as() and acting_person() and no more.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION ifraj_hmac(key bytea, message bytea) RETURNS bytea
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

CREATE TABLE IF NOT EXISTS accounts_acting_key (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    key bytea NOT NULL CHECK (length(key) = 32)
);

CREATE OR REPLACE FUNCTION acting_person() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The person bound to this transaction; an error where there is none. The mark is person|through|transaction|signature:
-- it cannot be made without the key, and is worth nothing in any other transaction, whoever reads it there.
DECLARE
    mark text[] := regexp_match(current_setting('ifraj.acting', true), '^((\d+)\|[^|]*\|(\d+))\|([0-9a-f]{64})$');
BEGIN
    IF mark IS NULL OR mark[3] <> pg_current_xact_id()::text OR mark[4] <> encode(
           ifraj_hmac((SELECT key FROM accounts_acting_key), convert_to(mark[1], 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'Nobody is acting in this transaction: a change needs a person.' USING ERRCODE = 'IF001';
    END IF;
    RETURN mark[2]::bigint;
END $$;

DROP FUNCTION IF EXISTS act_as(bigint, text, bigint, text);
CREATE FUNCTION act_as(person bigint, through text, transaction bigint, signature text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Bind the person to this transaction and to no other: other sessions can read this very call in pg_stat_activity.
DECLARE
    secret bytea := (SELECT key FROM accounts_acting_key);
    claim text := concat_ws('|', person, through, transaction);
BEGIN
    IF secret IS NULL THEN
        RAISE EXCEPTION 'The acting key is not installed: run prepare_database.' USING ERRCODE = 'IF001';
    END IF;
    IF transaction <> pg_current_xact_id()::text::bigint OR through LIKE '%|%' OR
       signature IS DISTINCT FROM encode(ifraj_hmac(secret, convert_to(claim, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'This is not a valid token of person % for this transaction.', person USING ERRCODE = 'IF002';
    END IF;
    PERFORM set_config('ifraj.acting', claim || '|' || signature, true);
END $$;

CREATE OR REPLACE FUNCTION require_acting_person() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM acting_person();
    RETURN NULL;
END $$;

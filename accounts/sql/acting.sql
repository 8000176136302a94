-- Who acts in a transaction. The key is the owner's; the serving role can run act_as() and acting_person() and no more.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION hmac_pad(key bytea, with_byte integer) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
-- One of the two blocks of HMAC-SHA256 (RFC 2104) for a key of 32 bytes; PostgreSQL without contrib has no hmac().
DECLARE
    pad bytea := decode(repeat(lpad(to_hex(with_byte), 2, '0'), 64), 'hex');
BEGIN
    FOR i IN 0..31 LOOP
        pad := set_byte(pad, i, get_byte(pad, i) # get_byte(key, i));
    END LOOP;
    RETURN pad;
END $$;

CREATE TABLE IF NOT EXISTS accounts_acting_key (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    key bytea NOT NULL CHECK (length(key) = 32)
);
-- Every trigger of an import asks who acts: the two blocks are made when the key is installed, and not each time.
ALTER TABLE accounts_acting_key
    ADD COLUMN IF NOT EXISTS inner_pad bytea GENERATED ALWAYS AS (hmac_pad(key, 54)) STORED,
    ADD COLUMN IF NOT EXISTS outer_pad bytea GENERATED ALWAYS AS (hmac_pad(key, 92)) STORED;

CREATE OR REPLACE FUNCTION signature_of(claim text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What this installation's processes sign with the acting key, in hexadecimal; NULL where no key is installed.
    SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(claim, 'UTF8'))), 'hex') FROM accounts_acting_key
$$;
REVOKE EXECUTE ON FUNCTION signature_of(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION acting_person() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The person bound to this transaction; an error where there is none. The mark is person|through|transaction|signature:
-- it cannot be made without the key, and is worth nothing in any other transaction, whoever reads it there.
-- No regular expression: it would take thirty times as long as all the rest, in every trigger of every row.
DECLARE
    mark text[] := string_to_array(current_setting('ifraj.acting', true), '|');
BEGIN
    IF cardinality(mark) IS DISTINCT FROM 4 OR mark[3] <> pg_current_xact_id()::text OR mark[4] IS DISTINCT FROM (
           SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(concat_ws('|', mark[1], mark[2], mark[3]),
                                                                            'UTF8'))), 'hex')
           FROM accounts_acting_key) THEN
        RAISE EXCEPTION 'Nobody is acting in this transaction: a change needs a person.' USING ERRCODE = 'IF001';
    END IF;
    RETURN mark[1]::bigint;
END $$;

DROP FUNCTION IF EXISTS act_as(bigint, text, bigint, text);
CREATE FUNCTION act_as(person bigint, through text, transaction bigint, signature text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Bind the person to this transaction and to no other: other sessions can read this very call in pg_stat_activity.
DECLARE
    claim text := concat_ws('|', person, through, transaction);
    expected text := signature_of(claim);
BEGIN
    IF expected IS NULL THEN
        RAISE EXCEPTION 'The acting key is not installed: run prepare_database.' USING ERRCODE = 'IF001';
    END IF;
    IF transaction <> pg_current_xact_id()::text::bigint OR through LIKE '%|%' OR
       signature IS DISTINCT FROM expected THEN
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

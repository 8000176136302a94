-- Nobody is called as a colleague is. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION folded_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- A name as it is compared, letter for letter what casework/folding.py makes of it; one of which nothing would be left
-- stays as it is. Taken out: marks of both scripts, tatweel and lone hamza, apostrophes, what is not seen.
    SELECT coalesce(nullif(btrim(regexp_replace(translate(
        replace(replace(regexp_replace(normalize(lower(normalize(name, NFKD)), NFKD),
            '[\u0300-\u0344\u0346-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0600-\u0605'
            '\u0610-\u061A\u061C\u0621\u0640\u064B-\u065F\u0670\u06D6-\u06DD\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u00AD'
            '\u0890\u0891\u0897-\u089F\u08CA-\u08FF\u180B-\u180F\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E'
            '\u2060-\u2064\u2066-\u206F\u20D0-\u20F0\uFE00-\uFE0F\uFE20-\uFE2F\u3099\u309A\uFEFF\uFFF9-\uFFFB'
            '''`"´ʻʼʽʾʿˈ‘’‛′ʹ]', '', 'g'), 'ß', 'ss'), 'æ', 'ae'),
        'ٱىیةہھەکıøłđς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹' || chr(837),
        'اييههههكioldσ01234567890123456789ι'),
        '[\u0001-\u0020\u007F-\u00A0\u058A\u05BE\u2010-\u2015\u2028\u2029\u203F\u2040\u2054\u2E3A\u2E3B_-]+', ' ', 'g')),
        ''), name)
$$;

CREATE OR REPLACE FUNCTION lock_names() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
-- Until the end of the transaction nobody else takes a name.
    SELECT pg_advisory_xact_lock(72022106)
$$;

CREATE OR REPLACE FUNCTION organisations_of(person bigint) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT array(SELECT DISTINCT team.organisation_id FROM accounts_membership given
                 JOIN accounts_team team ON team.id = given.team_id WHERE given.user_id = person)
$$;

CREATE OR REPLACE FUNCTION name_taken(name text, person bigint, organisations bigint[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether somebody other than `person` is called so who works or worked in one of these organisations, or a job is.
    SELECT EXISTS (
        SELECT FROM accounts_user other
        WHERE other.id IS DISTINCT FROM person AND name <> ''
        AND folded_name(name) IN (folded_name(other.display_name), folded_name(other.alias))
        AND (other.is_system OR organisations_of(other.id) && organisations))
$$;

CREATE OR REPLACE FUNCTION alias_taken(alias text, person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whether somebody other than `person` stands under this alias. It is read beyond the organisation: one for all.
    SELECT EXISTS (
        SELECT FROM accounts_user other
        WHERE other.id IS DISTINCT FROM $2 AND $1 <> '' AND folded_name($1) = folded_name(other.alias))
$$;

CREATE OR REPLACE FUNCTION check_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Before an account is made or called otherwise: whose names they are to change, and that nobody else has them.
DECLARE
    actor bigint;
    places bigint[];
BEGIN
    IF NEW.is_system AND TG_OP = 'INSERT' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        actor := acting_person();
        IF NOT (has_charge_of(actor, NEW.id, 'administrator') OR is_installation(actor)
                OR actor = NEW.id AND NEW.alias = OLD.alias) THEN
            RAISE EXCEPTION 'A name is changed by the person themselves, an alias by their administrator.'
                USING ERRCODE = 'IF020';
        END IF;
    END IF;
    PERFORM lock_names();
    places := organisations_of(NEW.id);
    IF (TG_OP = 'INSERT' OR NEW.display_name <> OLD.display_name) AND name_taken(NEW.display_name, NEW.id, places)
       OR (TG_OP = 'INSERT' OR NEW.alias <> OLD.alias)
       AND (alias_taken(NEW.alias, NEW.id) OR name_taken(NEW.alias, NEW.id, places)) THEN
        RAISE EXCEPTION 'A colleague is called so already.' USING ERRCODE = 'IF022';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_name_here() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Before somebody's first role in an organisation: nobody there is called as they are.
DECLARE
    place bigint := (SELECT organisation_id FROM accounts_team WHERE id = NEW.team_id);
    somebody accounts_user := (SELECT person FROM accounts_user person WHERE id = NEW.user_id);
BEGIN
    PERFORM lock_names();
    IF place <> ALL (organisations_of(somebody.id)) AND (
       name_taken(somebody.display_name, somebody.id, ARRAY[place])
       OR name_taken(somebody.alias, somebody.id, ARRAY[place])) THEN
        RAISE EXCEPTION 'A colleague is called so already.' USING ERRCODE = 'IF022';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION note_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A name that was changed stands in the record of the account, from what to what.
BEGIN
    INSERT INTO accounts_accountchange (person_id, what, by_id, at, was, became)
    SELECT NEW.id, what, acting_person(), clock_timestamp(), was, became
    FROM (VALUES ('name-changed', OLD.display_name, NEW.display_name), ('alias-changed', OLD.alias, NEW.alias))
         AS changed (what, was, became)
    WHERE was <> became;
    RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION check_name(), check_name_here(), note_name() FROM PUBLIC;

CREATE OR REPLACE TRIGGER check_name_made BEFORE INSERT ON accounts_user
FOR EACH ROW EXECUTE FUNCTION check_name();
CREATE OR REPLACE TRIGGER check_name_changed BEFORE UPDATE ON accounts_user FOR EACH ROW
WHEN ((OLD.display_name, OLD.alias) IS DISTINCT FROM (NEW.display_name, NEW.alias)) EXECUTE FUNCTION check_name();
CREATE OR REPLACE TRIGGER note_name AFTER UPDATE ON accounts_user FOR EACH ROW
WHEN ((OLD.display_name, OLD.alias) IS DISTINCT FROM (NEW.display_name, NEW.alias)) EXECUTE FUNCTION note_name();
CREATE OR REPLACE TRIGGER check_name_here BEFORE INSERT ON accounts_membership
FOR EACH ROW EXECUTE FUNCTION check_name_here();

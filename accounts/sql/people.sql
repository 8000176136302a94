-- Who may do what to accounts and roles, held by PostgreSQL too: an injected statement is not freer than a page.
-- The installation itself acts where nobody is there yet (accounts/founding.py). A migration that changes functions runs
-- those again, without the triggers: later files put others in the place of some.

CREATE OR REPLACE FUNCTION is_installation(person bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM accounts_user WHERE id = person AND is_system
        AND username IN ('system-installation', 'system-installation-second'))
$$;

CREATE OR REPLACE FUNCTION holds_role(person bigint, organisation bigint, VARIADIC roles text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM accounts_membership held
        JOIN accounts_team team ON team.id = held.team_id
        JOIN accounts_user somebody ON somebody.id = held.user_id
        WHERE held.user_id = person AND team.organisation_id = organisation AND held.role = ANY (roles)
        AND held.ended_at IS NULL AND (held.confirmed_at IS NOT NULL OR held.held_at_once)
        AND somebody.is_active);
END $$;

CREATE OR REPLACE FUNCTION has_charge_of(actor bigint, person bigint, VARIADIC roles text[]) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- Whether `actor` holds one of `roles` in an organisation in which `person` works or is about to, or, where they work
-- nowhere now, in one in which they did; never over themselves.
    SELECT actor <> person AND (is_installation(actor) OR EXISTS (
        SELECT FROM accounts_membership given JOIN accounts_team team ON team.id = given.team_id
        WHERE given.user_id = person AND holds_role(actor, team.organisation_id, VARIADIC roles)
          AND (given.ended_at IS NULL
               OR NOT EXISTS (SELECT FROM accounts_membership now WHERE now.user_id = person AND now.ended_at IS NULL))))
$$;

CREATE OR REPLACE FUNCTION check_membership() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint := acting_person();
    place record;
BEGIN
    SELECT team.organisation_id AS organisation, organisation.slug || '/' || team.slug || '/' || NEW.role AS group_name
    INTO place FROM accounts_team team JOIN accounts_organisation organisation ON organisation.id = team.organisation_id
    WHERE team.id = NEW.team_id;
    IF TG_OP = 'INSERT' THEN
        IF NEW.granted_by_id <> actor OR NEW.user_id = actor THEN
            RAISE EXCEPTION 'A role is given by who acts, and not to themselves.' USING ERRCODE = 'IF020';
        END IF;
        IF NOT (is_installation(actor) OR holds_role(actor, place.organisation, 'administrator')) THEN
            RAISE EXCEPTION 'Only an administrator of the organisation gives a role.' USING ERRCODE = 'IF020';
        END IF;
        IF NEW.confirmed_at IS NOT NULL OR NEW.held_at_once OR NEW.ended_at IS NOT NULL
           OR place.group_name IS DISTINCT FROM
           (SELECT name FROM auth_group WHERE id = NEW.group_id) THEN
            RAISE EXCEPTION 'A role begins unconfirmed, with the group of its team.' USING ERRCODE = 'IF020';
        END IF;
        NEW.granted_at := clock_timestamp();
        RETURN NEW;
    END IF;
    IF OLD.ended_at IS NOT NULL OR (OLD.confirmed_at IS NOT NULL AND
       (NEW.confirmed_at, NEW.confirmed_by_id) IS DISTINCT FROM (OLD.confirmed_at, OLD.confirmed_by_id)) THEN
        RAISE EXCEPTION 'What was decided on a role stays as it was.' USING ERRCODE = 'IF021';
    END IF;
    IF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL THEN
        IF NEW.confirmed_by_id <> actor OR actor IN (OLD.granted_by_id, OLD.user_id) OR NOT
           (is_installation(actor) OR holds_role(actor, place.organisation, 'administrator')
            OR OLD.role <> 'administrator' AND holds_role(actor, place.organisation, 'supervisor')) THEN
            RAISE EXCEPTION 'A second administrator confirms a role; one that is not an administrator''s, a supervisor too.'
                USING ERRCODE = 'IF020';
        END IF;
        NEW.confirmed_at := clock_timestamp();
    END IF;
    IF NEW.ended_at IS NOT NULL THEN
        IF NEW.ended_by_id <> actor OR NOT (is_installation(actor)
           OR holds_role(actor, place.organisation, 'administrator')
           OR OLD.confirmed_at IS NULL AND OLD.role <> 'administrator'
              AND holds_role(actor, place.organisation, 'supervisor')) THEN
            RAISE EXCEPTION 'Only an administrator of the organisation ends a role.' USING ERRCODE = 'IF020';
        END IF;
        NEW.ended_at := clock_timestamp();
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION groups_follow() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A person is in the group of a role as long as they hold it; nobody else writes who is in a group.
BEGIN
    IF NEW.ended_at IS NOT NULL THEN
        DELETE FROM accounts_user_groups WHERE user_id = NEW.user_id AND group_id = NEW.group_id;
    ELSIF NEW.confirmed_at IS NOT NULL OR NEW.held_at_once THEN
        INSERT INTO accounts_user_groups (user_id, group_id) VALUES (NEW.user_id, NEW.group_id) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.is_system THEN
            RETURN NEW;
        END IF;
        actor := acting_person();
        IF (NEW.is_staff OR NEW.password NOT LIKE '!%' OR NEW.undertaking_accepted_at IS NOT NULL)
           AND NOT is_installation(actor) THEN
            RAISE EXCEPTION 'An account begins without a password and without an undertaking.' USING ERRCODE = 'IF020';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.username, NEW.is_system) IS DISTINCT FROM (OLD.username, OLD.is_system) THEN
        RAISE EXCEPTION 'A user name is given once.' USING ERRCODE = 'IF021';
    END IF;
    IF NEW.is_active IS DISTINCT FROM OLD.is_active AND NOT has_charge_of(acting_person(), NEW.id, 'administrator') THEN
        RAISE EXCEPTION 'Only an administrator of their organisation closes or opens an account.'
            USING ERRCODE = 'IF020';
    END IF;
    IF NEW.is_staff IS DISTINCT FROM OLD.is_staff AND NOT is_installation(acting_person()) THEN
        RAISE EXCEPTION 'Only the installation lets somebody into the reference data.' USING ERRCODE = 'IF020';
    END IF;
    IF (NEW.password, NEW.undertaking_accepted_at, NEW.undertaking_version)
       IS DISTINCT FROM (OLD.password, OLD.undertaking_accepted_at, OLD.undertaking_version) THEN
        actor := acting_person();
        IF actor <> NEW.id AND NOT is_installation(actor) THEN
            RAISE EXCEPTION 'A password is set, and an undertaking accepted, by the person themselves.'
                USING ERRCODE = 'IF020';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_invitation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint := acting_person();
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.made_by_id <> actor OR NEW.confirmed_at IS NOT NULL OR NEW.taken_at IS NOT NULL
           OR NOT has_charge_of(actor, NEW.user_id, 'administrator') THEN
            RAISE EXCEPTION 'Only an administrator of their organisation makes a link for somebody.'
                USING ERRCODE = 'IF020';
        END IF;
        NEW.made_at := clock_timestamp();
        NEW.expires_at := NEW.made_at + interval '72 hours';
        RETURN NEW;
    END IF;
    IF OLD.taken_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL OR (OLD.confirmed_at IS NOT NULL AND
       (NEW.confirmed_at, NEW.confirmed_by_id) IS DISTINCT FROM (OLD.confirmed_at, OLD.confirmed_by_id)) THEN
        RAISE EXCEPTION 'What was decided on a link stays as it was.' USING ERRCODE = 'IF021';
    END IF;
    IF NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL AND (
       NEW.confirmed_by_id <> actor OR actor = OLD.made_by_id
       OR NOT has_charge_of(actor, NEW.user_id, 'administrator', 'supervisor')) THEN
        RAISE EXCEPTION 'A second administrator or a supervisor of their organisation confirms this.'
            USING ERRCODE = 'IF020';
    END IF;
    IF NEW.withdrawn_at IS NOT NULL AND NOT has_charge_of(actor, NEW.user_id, 'administrator', 'supervisor') THEN
        RAISE EXCEPTION 'A link is withdrawn by those who make and confirm it.' USING ERRCODE = 'IF020';
    END IF;
    IF NEW.taken_at IS NOT NULL AND actor <> NEW.user_id THEN
        RAISE EXCEPTION 'A link is used by the person for whom it was made.' USING ERRCODE = 'IF020';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_grant() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Groups and what they may do: made with a role, by an administrator; argument: what the table is about.
DECLARE
    actor bigint := acting_person();
    place bigint;
BEGIN
    IF NOT is_installation(actor) THEN
        IF TG_OP <> 'INSERT' THEN
            RAISE EXCEPTION 'What a role may do is not changed by a person.' USING ERRCODE = 'IF020';
        END IF;
        IF TG_ARGV[0] = 'team' THEN
            SELECT organisation_id INTO place FROM accounts_team WHERE id = NEW.content_object_id;
        ELSIF TG_ARGV[0] = 'organisation' THEN
            place := NEW.content_object_id;
        ELSE
            SELECT id INTO place FROM accounts_organisation WHERE slug = split_part(NEW.name, '/', 1);
        END IF;
        IF NOT holds_role(actor, place, 'administrator') THEN
            RAISE EXCEPTION 'Only an administrator of the organisation gives a role.' USING ERRCODE = 'IF020';
        END IF;
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE FUNCTION check_second_factor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF coalesce(NEW.user_id, OLD.user_id) <> acting_person() THEN
        RAISE EXCEPTION 'A second factor is set up and removed by the person themselves.' USING ERRCODE = 'IF020';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE FUNCTION note_account_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Row trigger after a change of an account, a role, a link or a second factor: who did what to whom.
DECLARE
    about bigint;
    role_of bigint;
    happened text[] := '{}';
    what_happened text;
BEGIN
    IF TG_TABLE_NAME = 'accounts_user' THEN
        about := NEW.id;
        IF NEW.is_system THEN
            RETURN NULL;
        ELSIF TG_OP = 'INSERT' THEN
            happened := '{invited}';
        ELSE
            IF NEW.password IS DISTINCT FROM OLD.password THEN happened := happened || 'password-set'::text; END IF;
            IF NEW.is_active AND NOT OLD.is_active THEN happened := happened || 'reactivated'::text; END IF;
            IF OLD.is_active AND NOT NEW.is_active THEN happened := happened || 'deactivated'::text; END IF;
            IF NEW.undertaking_accepted_at IS DISTINCT FROM OLD.undertaking_accepted_at THEN
                happened := happened || 'undertaking-accepted'::text;
            END IF;
        END IF;
    ELSIF TG_TABLE_NAME = 'accounts_membership' THEN
        about := NEW.user_id;
        role_of := NEW.id;
        happened := ARRAY[CASE
            WHEN TG_OP = 'INSERT' THEN 'role-offered'
            WHEN NEW.ended_at IS NOT NULL AND NEW.confirmed_at IS NULL AND NOT NEW.held_at_once THEN 'role-refused'
            WHEN NEW.ended_at IS NOT NULL THEN 'role-ended'
            ELSE 'role-confirmed' END];
    ELSIF TG_TABLE_NAME = 'accounts_invitation' THEN
        about := NEW.user_id;
        IF TG_OP = 'INSERT' AND NEW.purpose <> 'account' THEN
            happened := '{link-made}';
        ELSIF TG_OP = 'UPDATE' AND NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL THEN
            happened := '{link-confirmed}';
        ELSIF TG_OP = 'UPDATE' AND NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL THEN
            happened := '{link-withdrawn}';
        END IF;
    ELSE
        about := coalesce(NEW.user_id, OLD.user_id);
        IF coalesce(NEW.type, OLD.type) <> 'recovery_codes' THEN
            happened := ARRAY[CASE TG_OP WHEN 'INSERT' THEN 'second-factor-set' ELSE 'second-factor-removed' END];
        END IF;
    END IF;
    FOREACH what_happened IN ARRAY happened LOOP
        INSERT INTO accounts_accountchange (person_id, what, by_id, at, membership_id)
        VALUES (about, what_happened, acting_person(), clock_timestamp(), role_of);
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER check_membership BEFORE INSERT OR UPDATE ON accounts_membership
FOR EACH ROW EXECUTE FUNCTION check_membership();
CREATE TRIGGER check_account BEFORE INSERT OR UPDATE ON accounts_user
FOR EACH ROW EXECUTE FUNCTION check_account();
CREATE TRIGGER check_invitation BEFORE INSERT OR UPDATE ON accounts_invitation
FOR EACH ROW EXECUTE FUNCTION check_invitation();
CREATE TRIGGER groups_follow AFTER INSERT OR UPDATE ON accounts_membership
FOR EACH ROW EXECUTE FUNCTION groups_follow();
CREATE TRIGGER check_grant BEFORE INSERT OR UPDATE OR DELETE ON auth_group
FOR EACH ROW EXECUTE FUNCTION check_grant('group');
CREATE TRIGGER check_grant BEFORE INSERT OR UPDATE OR DELETE ON accounts_teamgrouppermission
FOR EACH ROW EXECUTE FUNCTION check_grant('team');
CREATE TRIGGER check_grant BEFORE INSERT OR UPDATE OR DELETE ON accounts_organisationgrouppermission
FOR EACH ROW EXECUTE FUNCTION check_grant('organisation');
CREATE TRIGGER check_second_factor BEFORE INSERT OR DELETE ON mfa_authenticator
FOR EACH ROW EXECUTE FUNCTION check_second_factor();
CREATE TRIGGER actor_required BEFORE INSERT OR UPDATE OR DELETE ON accounts_organisation
FOR EACH STATEMENT EXECUTE FUNCTION require_acting_person();
CREATE TRIGGER actor_required BEFORE INSERT OR UPDATE OR DELETE ON accounts_team
FOR EACH STATEMENT EXECUTE FUNCTION require_acting_person();

CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON accounts_user
FOR EACH ROW EXECUTE FUNCTION note_account_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON accounts_membership
FOR EACH ROW EXECUTE FUNCTION note_account_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON accounts_invitation
FOR EACH ROW EXECUTE FUNCTION note_account_change();
CREATE TRIGGER note_change AFTER INSERT OR DELETE ON mfa_authenticator
FOR EACH ROW EXECUTE FUNCTION note_account_change();

-- Who may in an organisation, as accounts.access answers it; casework/sql/rights.sql has it of a team.

CREATE OR REPLACE FUNCTION holds_right_on(person bigint, needed text, in_organisation bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What accounts.access.may answers for a right on an organisation.
    SELECT EXISTS (
        SELECT FROM accounts_user somebody
        JOIN accounts_user_groups held ON held.user_id = somebody.id
        JOIN accounts_organisationgrouppermission given ON given.group_id = held.group_id
        JOIN auth_permission permission ON permission.id = given.permission_id
        WHERE somebody.id = person AND somebody.is_active
          AND given.content_object_id = in_organisation AND permission.codename = needed)
$$;

-- Who may, as accounts.access answers it. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION holds_right(person bigint, needed text, in_team bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- What accounts.access.may answers for a right on a team.
    SELECT EXISTS (
        SELECT FROM accounts_user somebody
        JOIN accounts_user_groups held ON held.user_id = somebody.id
        JOIN accounts_teamgrouppermission given ON given.group_id = held.group_id
        JOIN auth_permission permission ON permission.id = given.permission_id
        WHERE somebody.id = person AND somebody.is_active
          AND given.content_object_id = in_team AND permission.codename = needed)
$$;

"""What the serving role cannot do to accounts and roles, whoever injects the statement and whoever is acting.

Each line of the tables is a statement with the person in whose request it was injected. Planted fault: the triggers of
accounts/sql/people.sql dropped turn nearly all of them red.
"""

from contextlib import nullcontext
from typing import Any

import pytest
from django.db import Error, connection, transaction

from accounts.access import group_of
from accounts.acting import acting
from accounts.models import Membership, Team, User
from accounts.rights import Role
from tests.accounts.people import offered


@pytest.fixture
def ids(
    administrator: User,
    documenter: User,
    supervisor: User,
    other_documenter: User,
    documentation: Team,
    other_team: Team,
) -> dict[str, Any]:
    """What the statements name."""
    return {
        "administrator": administrator.pk,
        "documenter": documenter.pk,
        "supervisor": supervisor.pk,
        "stranger": other_documenter.pk,
        "team": documentation.pk,
        "other_team": other_team.pk,
        "organisation": documentation.organisation_id,
        "supervising": group_of(documentation, Role.SUPERVISOR).pk,
        "documenting": group_of(documentation, Role.DOCUMENTER).pk,
        "administering": group_of(documentation, Role.ADMINISTRATOR).pk,
        "other_supervising": group_of(other_team, Role.SUPERVISOR).pk,
        "role": documenter.memberships.get().pk,
        "offered": offered(documenter, documentation, Role.ANALYST, administrator).pk,
    }


GIVE = (
    "INSERT INTO accounts_membership (user_id, team_id, role, group_id, granted_by_id, granted_at) "
    "VALUES ({who}, {where}, {role}, {group}, {by}, now())"
)
SELF = GIVE.format(
    who="%(documenter)s", where="%(team)s", role="'supervisor'", group="%(supervising)s", by="%(documenter)s"
)
AS_OTHER = SELF.replace("%(documenter)s, now())", "%(administrator)s, now())")
ABROAD = GIVE.format(
    who="%(documenter)s",
    where="%(other_team)s",
    role="'supervisor'",
    group="%(other_supervising)s",
    by="%(administrator)s",
)
OTHER_GROUP = GIVE.format(
    who="%(supervisor)s", where="%(team)s", role="'analyst'", group="%(administering)s", by="%(administrator)s"
)
END = "UPDATE accounts_membership SET ended_at = now(), ended_by_id = {by} WHERE id = %(role)s"
JOIN = "INSERT INTO accounts_user_groups (user_id, group_id) VALUES ({who}, %(supervising)s)"
CONFIRM = "UPDATE accounts_membership SET confirmed_at = now(), confirmed_by_id = {by} WHERE id = %(offered)s"


@pytest.mark.parametrize(
    ("by", "statement"),
    [
        ("documenter", SELF),
        ("documenter", AS_OTHER),
        ("documenter", SELF.replace("%(documenter)s, %(team)s", "%(supervisor)s, %(team)s")),
        ("administrator", SELF),
        ("administrator", SELF.replace("%(documenter)s", "%(administrator)s")),
        ("administrator", ABROAD),
        ("administrator", OTHER_GROUP),
        ("administrator", CONFIRM.format(by="%(administrator)s")),
        ("administrator", CONFIRM.format(by="%(supervisor)s")),
        ("documenter", CONFIRM.format(by="%(documenter)s")),
        ("documenter", CONFIRM.format(by="%(supervisor)s")),
        ("stranger", CONFIRM.format(by="%(stranger)s")),
        ("documenter", "UPDATE accounts_membership SET role = 'supervisor' WHERE id = %(role)s"),
        ("administrator", "UPDATE accounts_membership SET user_id = %(administrator)s WHERE id = %(role)s"),
        ("documenter", END.format(by="%(documenter)s")),
        ("supervisor", END.format(by="%(supervisor)s")),
        ("administrator", "UPDATE accounts_membership SET confirmed_by_id = id WHERE id = %(role)s"),
        ("administrator", "DELETE FROM accounts_membership WHERE id = %(role)s"),
        ("documenter", JOIN.format(who="%(documenter)s")),
        ("administrator", JOIN.format(who="%(administrator)s")),
        ("documenter", "DELETE FROM accounts_user_groups"),
        ("documenter", "INSERT INTO accounts_user_user_permissions (user_id, permission_id) SELECT %(documenter)s, 1"),
    ],
)  # fmt: skip
def test_a_role_comes_only_from_those_who_may_give_it(
    ids: dict[str, Any], request: pytest.FixtureRequest, by: str, statement: str
) -> None:
    refused(request, ids, by, statement)


ACCEPT = "UPDATE accounts_user SET undertaking_version = 9, undertaking_accepted_at = now() WHERE id = %(supervisor)s"
SET_PASSWORD = "UPDATE accounts_user SET password = 'argon2$mine' WHERE id = %(supervisor)s"


@pytest.mark.parametrize(
    ("by", "statement"),
    [
        ("", SET_PASSWORD),
        ("documenter", SET_PASSWORD),
        ("administrator", SET_PASSWORD),
        ("documenter", "UPDATE accounts_user SET is_active = false WHERE id = %(supervisor)s"),
        ("documenter", "UPDATE accounts_user SET is_active = false WHERE id = %(documenter)s"),
        ("administrator", "UPDATE accounts_user SET is_active = false WHERE id = %(stranger)s"),
        ("administrator", "UPDATE accounts_user SET is_staff = true WHERE id = %(administrator)s"),
        ("administrator", "UPDATE accounts_user SET is_superuser = true WHERE id = %(administrator)s"),
        ("administrator", "UPDATE accounts_user SET username = 'somebody-else' WHERE id = %(documenter)s"),
        ("administrator", "UPDATE accounts_user SET is_system = true WHERE id = %(documenter)s"),
        ("administrator", ACCEPT),
        ("administrator", "DELETE FROM accounts_user WHERE id = %(documenter)s"),
        ("documenter", "DELETE FROM mfa_authenticator WHERE user_id = %(supervisor)s"),
        ("administrator", "DELETE FROM mfa_authenticator WHERE user_id = %(documenter)s"),
        ("documenter", "UPDATE accounts_user SET password = 'argon2$x' WHERE username = 'system-installation'"),
    ],
)  # fmt: skip
def test_an_account_is_changed_only_by_those_whose_it_is(
    ids: dict[str, Any], request: pytest.FixtureRequest, by: str, statement: str
) -> None:
    refused(request, ids, by, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_organisationgrouppermission SET group_id = %(documenting)s",
        "DELETE FROM accounts_teamgrouppermission",
        "INSERT INTO accounts_teamgrouppermission (group_id, permission_id, content_object_id)"
        " SELECT %(documenting)s, id, %(team)s FROM auth_permission WHERE codename = 'decide_on_records'",
        "UPDATE auth_group SET name = 'admsp/documentation/supervisor' WHERE id = %(documenting)s",
        "UPDATE auth_permission SET codename = 'decide_on_records' WHERE codename = 'enter_records'",
        "INSERT INTO auth_group_permissions (group_id, permission_id) VALUES (%(documenting)s, 1)",
    ],
)
@pytest.mark.parametrize("by", ["", "documenter"])
def test_what_a_role_may_do_is_changed_by_no_request(
    ids: dict[str, Any], request: pytest.FixtureRequest, by: str, statement: str
) -> None:
    refused(request, ids, by, statement)


# What PostgreSQL says of our rules and of its own: a right that the role does not have, a constraint.
RULES = {"IF001", "IF020", "IF021", "42501", "23514"}


def refused(request: pytest.FixtureRequest, ids: dict[str, Any], by: str, statement: str) -> None:
    """PostgreSQL refuses the statement, for its rules, in a transaction in which `by` acts, or nobody."""
    person = "other_documenter" if by == "stranger" else by
    bound = acting(request.getfixturevalue(person)) if by else nullcontext()
    with pytest.raises(Error) as told, transaction.atomic(), bound, connection.cursor() as cursor:
        cursor.execute(statement, ids)
    assert getattr(told.value.__cause__, "sqlstate", "") in RULES, told.value


def test_the_same_role_given_by_who_may_is_accepted(ids: dict[str, Any], administrator: User) -> None:
    """The control: the statements above fail for who says them, not for how they are written."""
    statement = SELF.replace("%(documenter)s, now())", "%(administrator)s, now())")
    with acting(administrator), connection.cursor() as cursor:
        cursor.execute(statement, ids)
    assert Membership.objects.filter(user=ids["documenter"], role=Role.SUPERVISOR, granted_by=administrator).exists()


def test_who_and_when_are_told_by_the_database(ids: dict[str, Any], administrator: User, supervisor: User) -> None:
    """Nobody dates a role back."""
    with acting(supervisor), connection.cursor() as cursor:
        cursor.execute(CONFIRM.format(by="%(supervisor)s").replace("now()", "'2001-01-01'"), ids)
    assert Membership.objects.get(pk=ids["offered"]).confirmed_at.year > 2001  # type: ignore[union-attr]


@pytest.mark.parametrize("table", ["accounts_organisation", "accounts_team"])
def test_places_are_changed_by_nobody_who_is_nobody(documentation: Team, table: str) -> None:
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET name_en = 'Mine'")

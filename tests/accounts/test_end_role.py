"""An administrator ends a role: what it opened is closed at once, what was written stays."""

import pytest

from accounts.access import may
from accounts.models import Membership, Team, User
from accounts.models.roles import RoleState
from accounts.rights import Right, Role
from tests.accounts.people import offered
from tests.conftest import ClientOf


def role_of(person: User) -> Membership:
    return Membership.objects.get(user=person)


def end(client_of: ClientOf, by: User, role: Membership) -> int:
    return client_of(by).post(f"/people/roles/{role.pk}/end/").status_code


def test_what_it_opened_is_closed_at_once(
    client_of: ClientOf, administrator: User, documenter: User, documentation: Team
) -> None:
    browser = client_of(documenter)
    assert browser.get("/releases/").status_code == 200
    assert end(client_of, administrator, role_of(documenter)) == 302
    assert browser.get("/releases/").status_code == 403
    assert not documenter.groups.exists()
    assert not may(User.objects.get(pk=documenter.pk), Right.ENTER, documentation)


def test_it_is_asked_first(client_of: ClientOf, administrator: User, documenter: User) -> None:
    page = client_of(administrator).get(f"/people/roles/{role_of(documenter).pk}/end/")
    assert page.status_code == 200
    assert role_of(documenter).state == RoleState.HELD


def test_it_ends_once_and_stays_ended(client_of: ClientOf, administrator: User, documenter: User) -> None:
    role = role_of(documenter)
    end(client_of, administrator, role)
    assert end(client_of, administrator, role) == 403


def test_the_last_administrator_stays(client_of: ClientOf, administrator: User) -> None:
    assert end(client_of, administrator, role_of(administrator)) == 403


def test_of_two_administrators_one_may_end_their_own_role(
    client_of: ClientOf, administrator: User, administrator2: User
) -> None:
    """To have less is nobody's danger."""
    assert end(client_of, administrator, role_of(administrator)) == 302
    assert end(client_of, administrator2, role_of(administrator2)) == 403


def test_a_closed_account_is_no_administrator_who_remains(
    client_of: ClientOf, administrator: User, administrator2: User
) -> None:
    client_of(administrator2).post(f"/people/{administrator.pk}/close/")
    assert end(client_of, administrator2, role_of(administrator2)) == 403


@pytest.mark.parametrize("who", ["documenter2", "supervisor", "liaison", "analyst"])
def test_only_administrators_end_roles(
    client_of: ClientOf, request: pytest.FixtureRequest, documenter: User, who: str
) -> None:
    assert end(client_of, request.getfixturevalue(who), role_of(documenter)) == 403
    assert role_of(documenter).state == RoleState.HELD


def test_another_organisations_role_is_not_there(
    client_of: ClientOf, administrator: User, other_documenter: User
) -> None:
    assert end(client_of, administrator, role_of(other_documenter)) == 404


def test_one_role_of_several_ends_alone(
    client_of: ClientOf, administrator: User, supervisor2: User, documentation: Team, family_centre: Team
) -> None:
    end(client_of, administrator, Membership.objects.get(user=supervisor2, team=family_centre))
    person = User.objects.get(pk=supervisor2.pk)
    assert may(person, Right.DECIDE, documentation)
    assert not may(person, Right.DECIDE, family_centre)


def test_a_role_that_was_only_given_is_refused_not_ended(
    client_of: ClientOf, administrator: User, documenter: User, documentation: Team
) -> None:
    role = offered(documenter, documentation, Role.ANALYST, administrator)
    assert end(client_of, administrator, role) == 403

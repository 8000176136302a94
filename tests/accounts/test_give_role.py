"""An administrator gives a role; nobody gives one to themselves."""

import pytest

from accounts.membership import ROLES
from accounts.models import Membership, Team, User
from accounts.models.roles import RoleState
from accounts.moves import Refusal
from accounts.rights import Role
from tests.conftest import ClientOf


def give(client_of: ClientOf, by: User, person: User, team: Team, role: str = "analyst") -> int:
    answer = client_of(by).post(f"/people/{person.pk}/roles/", {"team": team.pk, "role": role})
    return answer.status_code


def test_a_role_that_opens_cases_waits(
    client_of: ClientOf, administrator: User, documenter: User, family_centre: Team
) -> None:
    assert give(client_of, administrator, documenter, family_centre) == 302
    role = Membership.objects.get(user=documenter, team=family_centre)
    assert (role.role, role.granted_by, role.state) == (Role.ANALYST, administrator, RoleState.OFFERED)
    assert role.group not in documenter.groups.all()


def test_nobody_gives_a_role_to_themselves(
    client_of: ClientOf, administrator: User, documentation: Team, family_centre: Team
) -> None:
    for role in Role:
        assert give(client_of, administrator, administrator, family_centre, role) == 403
    assert Membership.objects.filter(user=administrator).count() == 1


def test_a_role_is_held_once(client_of: ClientOf, administrator: User, documenter: User, documentation: Team) -> None:
    assert give(client_of, administrator, documenter, documentation, "documenter") == 403
    assert give(client_of, administrator, documenter, documentation, "analyst") == 302
    assert give(client_of, administrator, documenter, documentation, "analyst") == 403


@pytest.mark.parametrize("who", ["documenter2", "supervisor", "liaison", "analyst"])
def test_only_administrators_give_roles(
    client_of: ClientOf, request: pytest.FixtureRequest, documenter: User, documentation: Team, who: str
) -> None:
    assert give(client_of, request.getfixturevalue(who), documenter, documentation) == 403


def test_somebody_of_another_organisation_is_not_there(
    client_of: ClientOf, administrator: User, other_documenter: User, documentation: Team
) -> None:
    assert give(client_of, administrator, other_documenter, documentation) == 404


def test_no_role_in_another_organisations_team(
    client_of: ClientOf, administrator: User, documenter: User, other_team: Team
) -> None:
    assert give(client_of, administrator, documenter, other_team) == 422
    role = Membership(user=documenter, team=other_team, role=Role.SUPERVISOR)
    assert isinstance(ROLES.make("give", role, by=administrator), Refusal)


def test_a_closed_account_is_given_nothing(
    client_of: ClientOf, administrator: User, documenter: User, documentation: Team
) -> None:
    client_of(administrator).post(f"/people/{documenter.pk}/close/")
    assert give(client_of, administrator, documenter, documentation) == 403


def test_the_form_keeps_what_was_chosen_and_says_what_is_missing(
    client_of: ClientOf, administrator: User, documenter: User, family_centre: Team
) -> None:
    answer = client_of(administrator).post(f"/people/{documenter.pk}/roles/", {"team": family_centre.pk})
    assert answer.status_code == 422
    assert answer.context["form"]["team"].value() == str(family_centre.pk)
    assert "role" in answer.context["form"].errors

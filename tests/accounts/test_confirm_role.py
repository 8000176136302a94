"""A role holds when a second person has confirmed it; of administrators, test_administrators.py."""

import pytest

from accounts.access import may
from accounts.models import AccountChange, Membership, Team, User
from accounts.models.changes import What
from accounts.models.roles import RoleState
from accounts.people import roles_to_confirm_by
from accounts.rights import Right, Role
from tests.accounts.people import offered
from tests.conftest import ClientOf


@pytest.fixture
def waiting(documenter: User, family_centre: Team, administrator: User) -> Membership:
    """The administrator lets the documenter verify in another team."""
    return offered(documenter, family_centre, Role.SUPERVISOR, administrator)


def confirm(client_of: ClientOf, by: User, role: Membership) -> int:
    return client_of(by).post(f"/people/roles/{role.pk}/confirm/").status_code


@pytest.mark.parametrize("who", ["administrator2", "supervisor", "overseer"])
def test_a_second_administrator_or_a_supervisor_of_the_organisation_confirms(
    client_of: ClientOf, request: pytest.FixtureRequest, waiting: Membership, who: str
) -> None:
    by = request.getfixturevalue(who)
    assert waiting in roles_to_confirm_by(by)
    assert confirm(client_of, by, waiting) == 302
    waiting.refresh_from_db()
    assert (waiting.confirmed_by, waiting.state) == (by, RoleState.HELD)
    assert may(User.objects.get(pk=waiting.user_id), Right.DECIDE, waiting.team)


def test_before_that_it_opens_nothing(waiting: Membership) -> None:
    assert not may(User.objects.get(pk=waiting.user_id), Right.DECIDE, waiting.team)


def test_who_gave_it_does_not_confirm_it(client_of: ClientOf, administrator: User, waiting: Membership) -> None:
    assert waiting not in roles_to_confirm_by(administrator)
    assert confirm(client_of, administrator, waiting) == 403
    waiting.refresh_from_db()
    assert waiting.state == RoleState.OFFERED


def test_nobody_confirms_a_role_of_their_own(
    client_of: ClientOf, administrator: User, administrator2: User, documentation: Team
) -> None:
    role = offered(administrator2, documentation, Role.SUPERVISOR, administrator)
    assert role not in roles_to_confirm_by(administrator2)
    assert confirm(client_of, administrator2, role) == 403


@pytest.mark.parametrize("who", ["documenter2", "liaison", "analyst"])
def test_nobody_else_confirms(
    client_of: ClientOf, request: pytest.FixtureRequest, waiting: Membership, who: str
) -> None:
    assert confirm(client_of, request.getfixturevalue(who), waiting) == 403


def test_a_supervisor_of_another_organisation_does_not_see_it(
    client_of: ClientOf, waiting: Membership, other_supervisor: User
) -> None:
    assert confirm(client_of, other_supervisor, waiting) == 404


def test_a_supervisor_finds_it_in_their_list(client_of: ClientOf, waiting: Membership, supervisor: User) -> None:
    page = client_of(supervisor).get("/people/to-confirm/").content.decode()
    assert f"/people/roles/{waiting.pk}/confirm/" in page
    assert f"/people/roles/{waiting.pk}/refuse/" in page


def test_it_is_confirmed_once(client_of: ClientOf, waiting: Membership, supervisor: User, overseer: User) -> None:
    assert confirm(client_of, supervisor, waiting) == 302
    assert confirm(client_of, overseer, waiting) == 403
    waiting.refresh_from_db()
    assert waiting.confirmed_by == supervisor


def test_it_can_be_refused_and_then_gives_nothing(client_of: ClientOf, waiting: Membership, supervisor: User) -> None:
    assert client_of(supervisor).post(f"/people/roles/{waiting.pk}/refuse/").status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == RoleState.ENDED
    assert AccountChange.objects.filter(membership=waiting, what=What.ROLE_REFUSED, by=supervisor).exists()
    assert confirm(client_of, supervisor, waiting) == 403


def test_after_a_refusal_it_can_be_given_again(
    client_of: ClientOf, waiting: Membership, supervisor: User, administrator: User
) -> None:
    client_of(supervisor).post(f"/people/roles/{waiting.pk}/refuse/")
    again = client_of(administrator).post(
        f"/people/{waiting.user_id}/roles/", {"team": waiting.team_id, "role": waiting.role}
    )
    assert again.status_code == 302

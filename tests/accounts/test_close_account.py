"""An account is closed and opened again, never deleted."""

import pytest

from accounts.models import Membership, Team, User
from accounts.rights import Role
from tests.accounts.people import confirmed, offered
from tests.accounts.signing_in import person_in, sign_in
from tests.conftest import ClientOf


def close(client_of: ClientOf, by: User, person: User) -> int:
    return client_of(by).post(f"/people/{person.pk}/close/").status_code


def is_open(person: User) -> bool:
    return User.objects.get(pk=person.pk).is_active


def test_closing_ends_sessions_and_signing_in(client_of: ClientOf, administrator: User, documenter: User) -> None:
    browser = client_of(documenter)
    assert close(client_of, administrator, documenter) == 302
    assert browser.get("/").status_code == 302
    assert person_in(browser) is None
    assert sign_in(browser, "documenter").status_code == 200


def test_it_is_asked_first(client_of: ClientOf, administrator: User, documenter: User) -> None:
    assert client_of(administrator).get(f"/people/{documenter.pk}/close/").status_code == 200
    assert is_open(documenter)


def test_opened_again_everything_is_as_before(client_of: ClientOf, administrator: User, documenter: User) -> None:
    close(client_of, administrator, documenter)
    assert client_of(administrator).post(f"/people/{documenter.pk}/open/").status_code == 302
    assert client_of(documenter).get("/releases/").status_code == 200


def test_nobody_closes_their_own_account(client_of: ClientOf, administrator: User, administrator2: User) -> None:
    assert close(client_of, administrator, administrator) == 403
    assert is_open(administrator)


@pytest.mark.parametrize("who", ["documenter2", "supervisor", "liaison", "analyst"])
def test_only_administrators_close_accounts(
    client_of: ClientOf, request: pytest.FixtureRequest, documenter: User, who: str
) -> None:
    assert close(client_of, request.getfixturevalue(who), documenter) == 403
    assert is_open(documenter)


def test_somebody_of_another_organisation_is_not_there(
    client_of: ClientOf, administrator: User, other_documenter: User
) -> None:
    assert close(client_of, administrator, other_documenter) == 404


def test_somebody_who_also_works_elsewhere_is_not_closed_from_here(
    client_of: ClientOf,
    administrator: User,
    documenter: User,
    other_team: Team,
    other_supervisor: User,
) -> None:
    """Two organisations share one person: neither shuts the other one's door."""
    from_elsewhere = User.objects.system("installation")
    role = offered(documenter, other_team, Role.DOCUMENTER, from_elsewhere)
    assert close(client_of, administrator, documenter) == 302, "a role that is only offered binds nobody"
    client_of(administrator).post(f"/people/{documenter.pk}/open/")
    confirmed(role, other_supervisor)
    assert close(client_of, administrator, documenter) == 403
    assert is_open(documenter)


def test_a_closed_person_keeps_name_and_roles_on_paper(
    client_of: ClientOf, administrator: User, documenter: User
) -> None:
    close(client_of, administrator, documenter)
    assert Membership.objects.filter(user=documenter, ended_at=None).exists()
    page = client_of(administrator).get(f"/people/{documenter.pk}/")
    assert documenter.display_name in page.content.decode()

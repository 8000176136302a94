"""A new link for a lost password; and one that also removes a lost second factor, which takes two."""

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from accounts.acting import acting
from accounts.links import link_of, set_password_with
from accounts.models import Invitation, Session, Team, User
from accounts.models.invitations import Purpose
from accounts.moves import Refusal
from accounts.people import links_to_confirm_by
from accounts.rights import Role
from tests.accounts.people import confirmed, link_shown, offered
from tests.accounts.signing_in import code, person_in, sign_in
from tests.conftest import ClientOf

NEW = "quiet harbour 19 almonds"


def make(client_of: ClientOf, by: User, person: User, name: str = "new-link") -> str:
    """The secret of the link that `by` makes; "" where it was refused."""
    browser = client_of(by)
    answer = browser.post(f"/people/{person.pk}/{name}/")
    return link_shown(browser, answer).removeprefix("/accounts/invitation/?k=") if answer.status_code == 302 else ""


def test_with_it_the_person_sets_a_new_password_and_keeps_the_second_factor(
    client_of: ClientOf, client: Client, administrator: User, documenter: User
) -> None:
    token = make(client_of, administrator, documenter)
    assert set_password_with(token, NEW) == documenter
    sign_in(client, "documenter", NEW)
    assert person_in(client) is None
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert person_in(client) == documenter.pk


def test_it_ends_the_persons_sessions(client_of: ClientOf, administrator: User, documenter: User) -> None:
    browser = client_of(documenter)
    make(client_of, administrator, documenter)
    assert browser.get("/").status_code == 302
    assert not Session.objects.filter(person=documenter).exists()


def test_the_old_password_is_good_until_the_new_one_is_set(
    client_of: ClientOf, client: Client, administrator: User, documenter: User
) -> None:
    """So that nobody is shut out by a link that never reached them."""
    make(client_of, administrator, documenter)
    assert sign_in(client, "documenter")["Location"] == "/accounts/2fa/authenticate/"


@pytest.mark.parametrize("name", ["new-link", "remove-second-factor"])
@pytest.mark.parametrize("who", ["documenter2", "supervisor", "liaison", "analyst"])
def test_only_administrators_make_links(
    client_of: ClientOf, request: pytest.FixtureRequest, documenter: User, who: str, name: str
) -> None:
    assert not make(client_of, request.getfixturevalue(who), documenter, name)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("name", ["new-link", "remove-second-factor"])
def test_nobody_makes_one_for_themselves(client_of: ClientOf, administrator: User, name: str) -> None:
    assert not make(client_of, administrator, administrator, name)


@pytest.mark.parametrize("name", ["new-link", "remove-second-factor"])
def test_for_somebody_who_also_works_elsewhere_nobody_makes_one_alone(
    client_of: ClientOf, administrator: User, documenter: User, other_team: Team, other_supervisor: User, name: str
) -> None:
    """Whoever has the link could become that person in the other organisation too."""
    role = offered(documenter, other_team, Role.DOCUMENTER, User.objects.system("installation"))
    confirmed(role, other_supervisor)
    assert not make(client_of, administrator, documenter, name)


@pytest.fixture
def lost(client_of: ClientOf, administrator: User, documenter: User) -> str:
    """The secret of a link that removes the documenter's second factor."""
    return make(client_of, administrator, documenter, "remove-second-factor")


def test_a_link_that_removes_the_second_factor_waits_for_a_second_person(lost: str) -> None:
    assert lost
    assert link_of(lost) is None
    assert isinstance(set_password_with(lost, NEW), Refusal)


@pytest.mark.parametrize("who", ["administrator2", "supervisor"])
def test_confirmed_by_another_it_works_and_leads_to_a_new_second_factor(
    client_of: ClientOf, request: pytest.FixtureRequest, client: Client, documenter: User, lost: str, who: str
) -> None:
    by = request.getfixturevalue(who)
    link = Invitation.objects.get(purpose=Purpose.SECOND_FACTOR)
    assert link in links_to_confirm_by(by)
    assert f"/people/links/{link.pk}/confirm/" in client_of(by).get("/people/to-confirm/").content.decode()
    assert client_of(by).post(f"/people/links/{link.pk}/confirm/").status_code == 302
    assert set_password_with(lost, NEW) == documenter
    sign_in(client, "documenter", NEW)
    assert person_in(client) == documenter.pk
    assert client.get("/")["Location"] == "/accounts/2fa/totp/activate/"


@pytest.mark.parametrize("who", ["administrator", "documenter", "documenter2", "analyst"])
def test_who_made_it_and_who_has_no_right_do_not_confirm_it(
    client_of: ClientOf, request: pytest.FixtureRequest, lost: str, who: str
) -> None:
    link = Invitation.objects.get(purpose=Purpose.SECOND_FACTOR)
    assert client_of(request.getfixturevalue(who)).post(f"/people/links/{link.pk}/confirm/").status_code == 403
    assert link_of(lost) is None


def test_it_can_be_withdrawn(client_of: ClientOf, supervisor: User, administrator2: User, lost: str) -> None:
    link = Invitation.objects.get(purpose=Purpose.SECOND_FACTOR)
    assert client_of(supervisor).post(f"/people/links/{link.pk}/withdraw/").status_code == 302
    assert client_of(administrator2).post(f"/people/links/{link.pk}/confirm/").status_code == 403
    assert link_of(lost) is None


def test_another_organisation_sees_no_link(client_of: ClientOf, other_supervisor: User, lost: str) -> None:
    link = Invitation.objects.get(purpose=Purpose.SECOND_FACTOR)
    assert client_of(other_supervisor).post(f"/people/links/{link.pk}/confirm/").status_code == 404


def test_an_organisation_that_they_left_has_no_say(
    client_of: ClientOf, administrator: User, documenter: User, other_team: Team, other_supervisor: User
) -> None:
    role = offered(documenter, other_team, Role.DOCUMENTER, User.objects.system("installation"))
    with acting(User.objects.system("installation")):
        role.ended_by, role.ended_at = User.objects.system("installation"), timezone.now()
        role.save(update_fields=["ended_by", "ended_at"])
    assert make(client_of, administrator, documenter, "remove-second-factor")
    link = Invitation.objects.get(purpose=Purpose.SECOND_FACTOR)
    assert link not in links_to_confirm_by(other_supervisor)
    assert client_of(other_supervisor).post(f"/people/links/{link.pk}/confirm/").status_code in (403, 404)
    with pytest.raises(DatabaseError, match="A second administrator or a supervisor"), acting(other_supervisor):
        Invitation.objects.filter(pk=link.pk).update(confirmed_by=other_supervisor, confirmed_at=timezone.now())

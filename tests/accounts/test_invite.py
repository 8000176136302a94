"""An administrator invites somebody: account, first roles, a link that is shown once."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Invitation, Membership, Team, User
from accounts.models.people import AccountState
from accounts.models.roles import RoleState
from accounts.rights import Role
from tests.accounts.people import invitation_form, link_shown
from tests.conftest import ClientOf

INVITE = "/people/invite/"


def test_somebody_is_invited(client_of: ClientOf, administrator: User, documentation: Team) -> None:
    answer = client_of(administrator).post(INVITE, invitation_form(team=documentation.pk))
    person = User.objects.get(username="rima")
    assert answer["Location"] == f"/people/{person.pk}/link/"
    assert (person.display_name, person.alias, person.language) == ("ريما", "Reader 7", "ar")
    assert person.state == AccountState.INVITED
    assert person.account_changes.filter(what="invited", by=administrator).exists()


def test_each_role_waits_and_gives_nothing_yet(client_of: ClientOf, administrator: User, documentation: Team) -> None:
    client_of(administrator).post(INVITE, invitation_form(team=documentation.pk, roles=list(Role)))
    roles = Membership.objects.filter(user__username="rima")
    assert {role.state for role in roles} == {RoleState.OFFERED}
    assert not User.objects.get(username="rima").groups.exists()


def test_the_link_is_shown_once_and_only_its_digest_is_kept(
    client_of: ClientOf, administrator: User, documentation: Team
) -> None:
    browser = client_of(administrator)
    answer = browser.post(INVITE, invitation_form(team=documentation.pk))
    link = link_shown(browser, answer)
    secret = link.removeprefix("/accounts/invitation/?k=")
    assert len(secret) > 40
    assert not browser.get(answer["Location"]).context["link"]
    assert secret not in str(Invitation.objects.values_list().get())


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("username", "", "Please fill this in."),
        ("username", "Rima Khalil", "Use 2 to 60 small Latin letters"),
        ("username", "system-rima", "Use 2 to 60 small Latin letters"),
        ("username", "ريما", "Use 2 to 60 small Latin letters"),
        ("username", "documenter", "This user name was given before."),
        ("username", "DOCUMENTER", "This user name was given before."),
        ("display_name", " ", "Please fill this in."),
        ("display_name", "a\u202eb", "characters that cannot be seen"),
        ("display_name", "a" * 121, "at most 120 characters"),
        ("display_name", "a\0b", "characters that cannot be seen"),
        ("language", "xx", "This is no option of this list."),
        ("roles", [], "Please choose."),
        ("roles", ["king"], "This is no option of this list."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_kept(
    client_of: ClientOf,
    administrator: User,
    documenter: User,
    documentation: Team,
    name: str,
    value: str,
    sentence: str,
) -> None:
    User.objects.filter(pk=administrator.pk).update(language="en")
    team = Team.objects.get(slug="documentation")
    typed = invitation_form(team=team.pk, alias="still here") | {name: value}
    answer = client_of(administrator).post(INVITE, typed)
    assert answer.status_code == 422
    assert sentence in str(answer.context["form"].errors[name])
    assert "still here" in answer.content.decode()
    assert not User.objects.filter(username="rima").exists()


def test_nobody_invites_into_a_team_they_do_not_administer(
    client_of: ClientOf, administrator: User, other_team: Team
) -> None:
    answer = client_of(administrator).post(INVITE, invitation_form(team=other_team.pk))
    assert answer.status_code == 422
    assert "team" in answer.context["form"].errors


@pytest.mark.parametrize("who", ["documenter", "supervisor", "liaison", "analyst"])
def test_only_administrators_invite(
    client_of: ClientOf, request: pytest.FixtureRequest, documentation: Team, who: str
) -> None:
    browser = client_of(request.getfixturevalue(who))
    assert browser.get(INVITE).status_code == 403
    assert browser.post(INVITE, invitation_form(team=documentation.pk)).status_code == 403


def test_a_stranger_is_asked_to_sign_in(client_of: ClientOf, stranger: AnonymousUser, documentation: Team) -> None:
    answer = client_of(stranger).post(INVITE, invitation_form(team=documentation.pk))
    assert answer["Location"].startswith("/accounts/login/")

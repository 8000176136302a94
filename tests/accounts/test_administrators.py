"""The role of administrator holds when another administrator has confirmed it: one alone makes nobody who confirms.

One person, who administers, plays everybody they invite: they have each link, each password and each second factor.
"""

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.db import connections
from django.utils import timezone

from accounts import undertaking
from accounts.access import group_of, may
from accounts.acting import acting
from accounts.links import set_password_with
from accounts.membership import ROLES
from accounts.models import AccountChange, Invitation, Membership, Team, User
from accounts.models.changes import What
from accounts.models.roles import RoleState
from accounts.people import roles_to_confirm_by, waiting_for
from accounts.rights import Right, Role
from tests.accounts.people import confirmed, invitation_form, link_shown, offered
from tests.conftest import ClientOf
from tests.faults.attacking import refused, run, send

ROLE, GIVEN = "IF020", "accounts.migrations.0005_administrators_confirmed"


@pytest.fixture
def ghost(client_of: ClientOf, administrator: User, documentation: Team) -> User:
    """Whom the administrator invites as a second one and plays, with password and second factor."""
    return played(client_of, administrator, documentation, "gadmin", Role.ADMINISTRATOR)


def played(client_of: ClientOf, by: User, team: Team, username: str, role: Role) -> User:
    """Somebody whom `by` has just invited and whose link they used themselves."""
    browser = client_of(by)
    typed = invitation_form(username=username, display_name=username, alias="", team=team.pk, roles=[role])
    link = link_shown(browser, browser.post("/people/invite/", typed))
    person = set_password_with(link.removeprefix("/accounts/invitation/?k="), "quiet harbour 19 almonds")
    assert isinstance(person, User)
    with acting(person):
        person.undertaking_accepted_at, person.undertaking_version = timezone.now(), undertaking.VERSION
        person.save(update_fields=["undertaking_accepted_at", "undertaking_version"])
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "theirs"})
    return person


def role_of(person: User) -> Membership:
    return Membership.objects.get(user__username=person.username)


def decide(client_of: ClientOf, by: User, role: Membership, name: str = "confirm") -> int:
    return client_of(by).post(f"/people/roles/{role.pk}/{name}/").status_code


def test_until_another_has_confirmed_it_it_gives_nothing(
    client_of: ClientOf, ghost: User, documenter: User, documentation: Team
) -> None:
    assert role_of(ghost).state == RoleState.OFFERED
    assert not ghost.groups.exists()
    assert not may(ghost, Right.ADMINISTER) | may(ghost, Right.CONFIRM_ROLES)
    browser = client_of(ghost)
    assert browser.get("/accounts/").status_code == 200, "the ghost is signed in and at work"
    assert {browser.get(page).status_code for page in ("/people/", "/people/invite/", "/people/to-confirm/")} == {403}
    third = invitation_form(username="third", team=documentation.pk, roles=["administrator"])
    assert browser.post("/people/invite/", third).status_code == 403
    assert not User.objects.filter(username="third").exists()


def test_one_administrator_alone_makes_nobody_who_confirms(
    client_of: ClientOf, administrator: User, ghost: User, documentation: Team
) -> None:
    """The ghost does not confirm the supervisor, nor the supervisor the ghost, nor anybody themselves."""
    super_ghost = played(client_of, administrator, documentation, "hsuper", Role.SUPERVISOR)
    other = played(client_of, administrator, documentation, "gadmin2", Role.ADMINISTRATOR)
    ghosts = (administrator, ghost, super_ghost, other)
    for by in ghosts:
        assert waiting_for(by) == 0
        for person in ghosts[1:]:
            assert decide(client_of, by, role_of(person)) in (403, 404)
    assert {role_of(person).state for person in ghosts[1:]} == {RoleState.OFFERED}
    assert client_of(super_ghost).get("/releases/").status_code == 403


def test_nor_anybody_who_removes_a_second_factor_with_them(
    client_of: ClientOf, administrator: User, ghost: User, supervisor: User
) -> None:
    assert client_of(administrator).post(f"/people/{supervisor.pk}/remove-second-factor/").status_code == 302
    link = Invitation.objects.get(user=supervisor)
    assert client_of(ghost).post(f"/people/links/{link.pk}/confirm/").status_code in (403, 404)
    with refused(ROLE):
        send(ghost, CONFIRM_LINK, ghost.pk, link.pk)
    assert Invitation.objects.get(pk=link.pk).state == "waiting"


CONFIRM = "UPDATE accounts_membership SET confirmed_at = now(), confirmed_by_id = %s WHERE id = %s"
CONFIRM_LINK = "UPDATE accounts_invitation SET confirmed_at = now(), confirmed_by_id = %s WHERE id = %s"
END = "UPDATE accounts_membership SET ended_at = now(), ended_by_id = %s WHERE id = %s"
GIVE = (
    "INSERT INTO accounts_membership (user_id, team_id, role, group_id, granted_by_id, granted_at, held_at_once) "
    "VALUES (%s, %s, 'administrator', %s, %s, now(), %s)"
)


def test_postgresql_refuses_each_step_of_it(
    client_of: ClientOf, administrator: User, ghost: User, documenter: User, documentation: Team
) -> None:
    super_ghost = played(client_of, administrator, documentation, "hsuper", Role.SUPERVISOR)
    group = group_of(documentation, Role.ADMINISTRATOR)
    for by in (administrator, ghost, super_ghost):
        for role in (role_of(ghost), role_of(super_ghost)):
            with refused(ROLE):
                send(by, CONFIRM, by.pk, role.pk)
    with refused(ROLE):
        send(ghost, GIVE, documenter.pk, documentation.pk, group.pk, ghost.pk, False)
    with refused("42501"):
        send(administrator, "UPDATE accounts_membership SET held_at_once = true WHERE id = %s", role_of(ghost).pk)
    assert not ghost.groups.exists()


def test_postgresql_lets_no_role_be_given_that_holds_at_once(
    administrator: User, documenter: User, documentation: Team
) -> None:
    group = group_of(documentation, Role.ADMINISTRATOR)
    with refused(ROLE):
        send(administrator, GIVE, documenter.pk, documentation.pk, group.pk, administrator.pk, True)
    send(administrator, GIVE, documenter.pk, documentation.pk, group.pk, administrator.pk, False)
    assert Membership.objects.get(user=documenter, role=Role.ADMINISTRATOR).state == RoleState.OFFERED


def test_a_supervisor_decides_on_no_administrator(client_of: ClientOf, ghost: User, supervisor: User) -> None:
    role = role_of(ghost)
    assert role not in roles_to_confirm_by(supervisor)
    assert f"/people/roles/{role.pk}/" not in client_of(supervisor).get("/people/to-confirm/").content.decode()
    for name, statement in (("confirm", CONFIRM), ("refuse", END)):
        assert decide(client_of, supervisor, role, name) == 403
        with refused(ROLE):
            send(supervisor, statement, supervisor.pk, role.pk)
    assert role_of(ghost).state == RoleState.OFFERED


def test_a_supervisor_ends_no_administrator_who_holds_the_role(administrator: User, supervisor: User) -> None:
    with refused(ROLE):
        send(supervisor, END, supervisor.pk, role_of(administrator).pk)


def test_an_administrator_of_another_organisation_does_not_confirm_it(
    client_of: ClientOf, ghost: User, other_team: Team, other_documenter: User
) -> None:
    away = User.objects.system("installation")
    confirmed(
        offered(other_documenter, other_team, Role.ADMINISTRATOR, away), User.objects.system("installation-second")
    )
    assert decide(client_of, other_documenter, role_of(ghost)) == 404
    with refused(ROLE):
        send(other_documenter, CONFIRM, other_documenter.pk, role_of(ghost).pk)


def test_the_second_administrator_confirms_it_and_then_it_holds(
    client_of: ClientOf, ghost: User, administrator2: User, documentation: Team
) -> None:
    role = role_of(ghost)
    assert role in roles_to_confirm_by(administrator2)
    assert decide(client_of, administrator2, role) == 302
    assert (role_of(ghost).confirmed_by, role_of(ghost).state) == (administrator2, RoleState.HELD)
    assert may(User.objects.get(pk=ghost.pk), Right.ADMINISTER, documentation.organisation)
    assert client_of(ghost).get("/people/").status_code == 200
    told = AccountChange.objects.filter(membership=role).order_by("pk").values_list("what", flat=True)
    assert list(told) == [What.ROLE_OFFERED, What.ROLE_CONFIRMED]


@pytest.mark.parametrize("who", ["administrator", "administrator2"])
def test_an_administrator_takes_it_back_or_refuses_it(
    client_of: ClientOf, request: pytest.FixtureRequest, ghost: User, who: str
) -> None:
    role = role_of(ghost)
    assert decide(client_of, request.getfixturevalue(who), role, "refuse") == 302
    assert AccountChange.objects.filter(membership=role, what=What.ROLE_REFUSED).exists()
    assert not ghost.groups.exists()


def test_who_is_left_alone_is_told_where_a_second_one_comes_from(
    english_of: ClientOf, client_of: ClientOf, administrator: User, ghost: User
) -> None:
    page = english_of(administrator).get(f"/people/{ghost.pk}/").content.decode()
    assert "nobody else administers here" in page
    assert "second_administrator" in page


def test_where_there_is_another_one_they_are_sent_to_them(
    english_of: ClientOf, administrator: User, administrator2: User, ghost: User
) -> None:
    page = english_of(administrator).get(f"/people/{ghost.pk}/").content.decode()
    assert "another administrator confirms it" in page
    assert "second_administrator" not in page
    with acting(administrator):
        User.objects.filter(pk=administrator2.pk).update(is_active=False)
    assert "second_administrator" in str(ROLES.why_not("confirm", role_of(ghost), administrator)), "closed is not there"


def test_the_last_one_keeps_the_role_though_another_was_offered_it(
    client_of: ClientOf, administrator: User, ghost: User
) -> None:
    assert decide(client_of, administrator, role_of(administrator), "end") == 403


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_what_was_given_before_holds_as_it_did(administrator: User, documenter: User, documentation: Team) -> None:
    """The statement of the migration, which changes no row in the eyes of a trigger."""
    waits = offered(documenter, documentation, Role.ANALYST, administrator)
    given = offered(documenter, documentation, Role.ADMINISTRATOR, administrator)
    noted = AccountChange.objects.count()
    with connections["owner"].cursor() as cursor:
        cursor.execute(import_module(GIVEN).GIVEN_BEFORE)
    for role, state in ((given, RoleState.HELD), (waits, RoleState.OFFERED)):
        role.refresh_from_db()
        assert (role.state, role.confirmed_at) == (state, None)
    assert set(Membership.objects.active().filter(user=documenter, role=Role.ADMINISTRATOR)) == {given}
    assert AccountChange.objects.count() == noted
    ((holds,),) = run("SELECT holds_role(%s, %s, 'administrator')", documenter.pk, documentation.organisation_id)
    assert holds
    with acting(administrator):
        given.ended_by, given.ended_at = administrator, timezone.now()
        given.save(update_fields=["ended_by", "ended_at"])
    assert AccountChange.objects.filter(membership=given, what=What.ROLE_ENDED).exists()

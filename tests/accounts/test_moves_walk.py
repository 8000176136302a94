"""Every move of roles and accounts × every state × every member of the cast: page, POST and answer say the same."""

from collections.abc import Callable
from typing import Any

import pytest

from accounts.acting import acting
from accounts.membership import ACCOUNTS, ROLES
from accounts.models import Membership, Team, User
from accounts.models.people import AccountState
from accounts.models.roles import RoleState
from accounts.rights import Role
from tests.accounts.people import buttons, confirmed, offered, somebody
from tests.conftest import ClientOf

CAST = [
    "administrator", "administrator2", "documenter", "documenter2", "supervisor", "overseer", "author_supervisor",
    "liaison", "analyst", "colleague_documenter", "other_documenter", "other_supervisor",
]  # fmt: skip
OUTSIDE = {"other_documenter", "other_supervisor"}


@pytest.fixture
def role_in(documenter: User, family_centre: Team, administrator: User) -> Callable[[str, Role], Membership]:
    """A role of the documenter in this state, given by the first administrator."""

    def make(state: str, of: Role) -> Membership:
        role = offered(documenter, family_centre, of, administrator)
        second = User.objects.system("installation-second")
        if state == RoleState.HELD:
            confirmed(role, second)
        elif state == RoleState.ENDED:
            with acting(administrator):
                role.ended_by, role.ended_at = administrator, role.granted_at
                role.save(update_fields=["ended_by", "ended_at"])
        return Membership.objects.get(pk=role.pk)

    return make


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("state", [RoleState.OFFERED, RoleState.HELD, RoleState.ENDED])
@pytest.mark.parametrize("of", [Role.LIAISON, Role.ADMINISTRATOR])
def test_roles(
    client_of: ClientOf,
    request: pytest.FixtureRequest,
    role_in: Callable[[str, Role], Membership],
    of: Role,
    state: str,
    who: str,
) -> None:
    person, role = request.getfixturevalue(who), role_in(state, of)
    answers = {name: ROLES.why_not(name, role, person) for name in ("confirm", "refuse", "end")}
    pages = [f"/people/{role.user_id}/", "/people/to-confirm/"]
    shown = set().union(*(buttons(client_of(person).get(page)) for page in pages))
    for name, why_not in answers.items():
        address = f"/people/roles/{role.pk}/{name}/"
        offered_here = address in shown
        assert offered_here == (why_not is None), (name, why_not)
        asked = client_of(person).get(address).status_code
        assert asked == (200 if why_not is None else 404 if who in OUTSIDE and asked == 404 else 403)
    for name, why_not in answers.items():
        if why_not is not None:
            assert client_of(person).post(f"/people/roles/{role.pk}/{name}/").status_code in (403, 404)
    accepted = [name for name, why_not in answers.items() if why_not is None]
    for name in accepted[:1]:
        assert client_of(person).post(f"/people/roles/{role.pk}/{name}/").status_code == 302
        assert Membership.objects.get(pk=role.pk).state == ROLES.table[name].transitions[state]


@pytest.fixture
def account_in(documentation: Team, documenter: User, administrator: User) -> Callable[[str], User]:
    """An account of the organisation in this state."""

    def make(state: str) -> User:
        person = somebody("rima", documentation, administrator) if state == AccountState.INVITED else documenter
        if state == AccountState.CLOSED:
            with acting(administrator):
                User.objects.filter(pk=person.pk).update(is_active=False)
        return User.objects.get(pk=person.pk)

    return make


@pytest.mark.parametrize("who", [name for name in CAST if name != "documenter"])
@pytest.mark.parametrize("state", list(AccountState))
def test_accounts(
    client_of: ClientOf, request: pytest.FixtureRequest, account_in: Callable[[str], User], state: str, who: str
) -> None:
    by, person = request.getfixturevalue(who), account_in(state)
    assert person.state == state
    shown = buttons(client_of(by).get(f"/people/{person.pk}/"))
    answers: dict[str, Any] = {name: ACCOUNTS.why_not(name, person, by) for name in ACCOUNTS.table}
    for name, why_not in answers.items():
        address = f"/people/{person.pk}/{name}/"
        assert (address in shown) == (why_not is None), (name, why_not)
        if why_not is not None:
            assert client_of(by).post(address).status_code in (403, 404)
    accepted = [name for name, why_not in answers.items() if why_not is None]
    for name in accepted[:1]:
        assert client_of(by).post(f"/people/{person.pk}/{name}/").status_code == 302
        assert User.objects.get(pk=person.pk).state == ACCOUNTS.table[name].transitions[state]


def test_every_state_has_a_sentence_and_every_move_starts_somewhere() -> None:
    assert set(ROLES.wrong_state) == set(RoleState)
    assert set(ACCOUNTS.wrong_state) == set(AccountState)
    for moves in (ROLES, ACCOUNTS):
        for move in moves.table.values():
            assert move.transitions
            assert set(move.transitions) <= set(moves.wrong_state)

"""Whoever is one person is as closed as the strictest entry; an undoing opens what the merge closed, and no more."""

import pytest

from accounts.models import Team, User
from accounts.rights import Role
from casework.models import MoveMade
from detainees.models import Detainee
from detainees.restriction import SUBJECT, lift, readers_of, restrict
from tests.conftest import ClientOf, make_person
from tests.detainees.making import registered, restricted
from tests.detainees.pairing import merged, pair_of, parted
from tests.faults.attacking import as_if_committed

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def closed(documentation: Team, documenter: User, supervisor: User) -> Detainee:
    return restricted(supervisor, documentation, documenter)


def sees(client_of: ClientOf, reader: User, detainee: Detainee) -> bool:
    return client_of(reader).get(f"/detainees/{detainee.reference}/", follow=True).status_code == 200


@pytest.mark.parametrize("open_one_stands", [True, False])
def test_the_result_is_as_closed_as_the_stricter_one(
    open_one_stands: bool, opened: Detainee, closed: Detainee, documenter: User, documenter2: User, supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    assert sees(client_of, documenter2, opened)
    merged(*((opened, closed) if open_one_stands else (closed, opened)), by=supervisor)
    as_if_committed()
    for entry in (opened, closed):
        assert entry.restricted
        assert set(readers_of(entry)) == {documenter, supervisor}
        assert not sees(client_of, documenter2, entry)
        assert sees(client_of, documenter, entry)


def test_undone_each_is_as_open_as_before(
    opened: Detainee, closed: Detainee, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    parted(merge, by=supervisor)
    as_if_committed()
    assert sees(client_of, documenter2, opened)
    assert not sees(client_of, documenter2, closed)


def test_two_that_are_restricted_are_open_to_those_who_saw_both(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    one = restricted(supervisor, documentation, documenter)
    other = restricted(supervisor, documentation, documenter, documenter2)
    (merge,) = merged(one, other, by=supervisor)
    assert set(readers_of(other)) == {documenter, supervisor}
    parted(merge, by=supervisor)
    assert set(readers_of(other)) == {documenter, documenter2, supervisor}
    assert set(readers_of(one)) == {documenter, supervisor}


def test_who_closes_the_person_closes_every_entry(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    one, other = (registered(documenter, documentation) for _ in range(2))
    merged(one, other, by=supervisor)
    typed = {"version": str(one.version), "restricted": "on", "readers": [str(documenter.pk)]}
    assert client_of(supervisor).post(f"/detainees/{one.reference}/restriction/", typed).status_code == 302
    as_if_committed()
    other.refresh_from_db()
    assert other.restricted
    assert not sees(client_of, documenter2, other)


def test_what_was_closed_on_purpose_since_stays_closed(
    opened: Detainee, closed: Detainee, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    restrict(opened, [documenter], by=supervisor)
    parted(merge, by=supervisor)
    as_if_committed()
    assert not sees(client_of, documenter2, opened)


def test_what_was_opened_on_purpose_since_stays_open(
    opened: Detainee, closed: Detainee, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    lift(opened, by=supervisor)
    parted(merge, by=supervisor)
    as_if_committed()
    assert sees(client_of, documenter2, opened)
    assert sees(client_of, documenter2, closed)


def test_closing_and_opening_stand_in_the_history(opened: Detainee, closed: Detainee, supervisor: User) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    parted(merge, by=supervisor)
    moves = MoveMade.objects.of(SUBJECT, opened.pk).values_list("name", flat=True)
    assert list(moves) == ["restrict", "lift"]


def test_a_supervisor_who_sees_one_of_them_only_merges_nothing(
    opened: Detainee, closed: Detainee, documentation: Team, client_of: ClientOf
) -> None:
    stranger = make_person("supervisor3", (documentation, Role.SUPERVISOR))
    pair = pair_of(opened, closed)
    assert client_of(stranger).get(f"/duplicates/{pair.pk}/merge/").status_code == 404

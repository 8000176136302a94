"""Closing a person to all but those named."""

import pytest

from accounts.models import Team, User
from casework.models import MoveMade
from detainees.models import Detainee
from detainees.registration import change
from detainees.restriction import readers_of
from releases.models import Release
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted
from tests.releases.making import entered

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


def post(client_of: ClientOf, by: User, person: Detainee, *readers: User, version: int = 1, **more: str) -> int:
    typed = {"version": str(version), "restricted": "on", "readers": [str(r.pk) for r in readers], **more}
    return client_of(by).post(f"/detainees/{person.reference}/restriction/", typed).status_code


def test_a_supervisor_closes_a_person_to_all_but_those_named(
    person: Detainee, supervisor: User, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    assert post(client_of, supervisor, person, documenter) == 302
    assert set(readers_of(person)) == {supervisor, documenter}
    seen = {user: Detainee.objects.visible_to(user).exists() for user in (supervisor, documenter, documenter2)}
    assert seen == {supervisor: True, documenter: True, documenter2: False}


def test_who_decides_never_locks_themselves_out(person: Detainee, supervisor: User, client_of: ClientOf) -> None:
    post(client_of, supervisor, person)
    assert list(readers_of(person)) == [supervisor]


def test_a_release_of_theirs_is_as_closed(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    release = entered(documenter, documentation)
    assert release.detainee
    post(client_of, supervisor, release.detainee, documenter)
    assert Release.objects.visible_to(documenter).exists()
    assert not Release.objects.visible_to(documenter2).exists()


def test_a_name_is_taken_off_the_list(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation, documenter)
    post(client_of, supervisor, person, version=2)
    assert not Detainee.objects.visible_to(documenter).exists()


def test_the_person_is_opened_again(
    documentation: Team, supervisor: User, documenter2: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation)
    assert post(client_of, supervisor, person, version=2, restricted="") == 302
    assert Detainee.objects.visible_to(documenter2).exists()
    assert not readers_of(person).exists()


def test_who_closed_and_opened_it_stays_on_record(
    person: Detainee, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    post(client_of, supervisor, person, documenter)
    post(client_of, supervisor, person, version=2, restricted="")
    moves = MoveMade.objects.of("detainee", person.pk)
    assert [(m.name, m.to_state, m.by, m.sentence) for m in moves] == [
        ("restrict", "restricted", supervisor, "Documenter، Supervisor"),
        ("lift", "open", supervisor, ""),
    ]
    history = client_of(documenter).get(f"/detainees/{person.reference}/").content.decode().partition('id="history"')[2]
    assert "Documenter، Supervisor" in history


def test_a_stale_page_changes_nothing(
    person: Detainee, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    change(person, {"occupation": "نجار"}, by=documenter)
    assert post(client_of, supervisor, person, documenter, version=1) == 409
    person.refresh_from_db()
    assert not person.restricted


@pytest.mark.parametrize(
    ("reader", "status"), [("documenter", 403), ("analyst", 403), ("overseer", 403), ("other_supervisor", 404)]
)
def test_only_a_supervisor_of_the_team_decides_it(
    reader: str, status: int, person: Detainee, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    assert post(client_of, request.getfixturevalue(reader), person) == status
    person.refresh_from_db()
    assert not person.restricted


def test_nobody_outside_the_organisation_is_named(
    person: Detainee, supervisor: User, other_supervisor: User, administrator: User, client_of: ClientOf
) -> None:
    for outsider in (other_supervisor, administrator):
        assert post(client_of, supervisor, person, outsider) == 422
    assert not readers_of(person).exists()


def test_a_supervisor_who_is_not_named_opens_nothing(
    documentation: Team, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation)
    assert post(client_of, supervisor2, person, version=2) == 404

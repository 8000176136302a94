"""Showing a whole number: to those who enter and decide in the team, by a POST, kept for good."""

import pytest
from pytest_django.fixtures import Settings

from accounts.models import Team, User
from detainees.models import IdentityNumber, NumberShown
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.faults.attacking import NO_PRIVILEGE, NOBODY_ACTS, SOMEBODY_ELSE, refused, run, send

pytestmark = pytest.mark.django_db
NUMBER = "01234567890"
SHOWN = "INSERT INTO detainees_numbershown (number_id, by_id, at) VALUES (%s, %s, now())"


@pytest.fixture
def number(documentation: Team, documenter: User) -> IdentityNumber:
    detainee = registered(documenter, documentation)
    add_numbers(detainee, [GivenNumber("national", NUMBER)], by=documenter)
    return detainee.numbers.get()


def page_of(number: IdentityNumber) -> str:
    return f"/detainees/{number.detainee.reference}/numbers/{number.pk}/show/"


@pytest.mark.parametrize("reader", ["documenter2", "supervisor"])
def test_who_works_in_the_team_is_shown_it_and_that_is_kept(
    reader: str, number: IdentityNumber, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    person = request.getfixturevalue(reader)
    answer = client_of(person).post(page_of(number))
    assert NUMBER in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert [(row.number, row.by) for row in NumberShown.objects.all()] == [(number, person)]


@pytest.mark.parametrize(
    ("reader", "status"),
    [("colleague_documenter", 403), ("overseer", 403), ("liaison", 403), ("analyst", 403), ("other_documenter", 404)],
)
def test_nobody_else_is_shown_it(
    reader: str, status: int, number: IdentityNumber, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    answer = client_of(request.getfixturevalue(reader)).post(page_of(number))
    assert answer.status_code == status
    assert NUMBER not in answer.content.decode()
    assert not NumberShown.objects.exists()


def test_it_is_not_shown_by_an_address(number: IdentityNumber, documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(page_of(number)).status_code == 405


def test_the_history_tells_the_team(
    number: IdentityNumber, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    def history(reader: User) -> str:
        page = client_of(reader).get(f"/detainees/{number.detainee.reference}/").content.decode()
        return page.partition('id="history"')[2]

    before = history(documenter).count("<li")
    client_of(documenter).post(page_of(number))
    assert history(documenter).count("<li") == before + 1
    assert history(liaison) == ""


def test_a_number_that_does_not_open_breaks_no_page(
    number: IdentityNumber, documenter: User, client_of: ClientOf, settings: Settings
) -> None:
    client = client_of(documenter)
    settings.KEYS = settings.KEYS | {"fields": "00" * 32}
    client.force_login(documenter)
    assert client.get(f"/detainees/{number.detainee.reference}/").status_code == 200
    assert client.post(page_of(number)).status_code == 200


def test_what_was_shown_is_neither_forged_nor_taken_back(
    number: IdentityNumber, documenter: User, supervisor: User
) -> None:
    send(documenter, SHOWN, number.pk, documenter.pk)
    with refused(SOMEBODY_ELSE):
        send(documenter, SHOWN, number.pk, supervisor.pk)
    with refused(NOBODY_ACTS):
        run(SHOWN, number.pk, documenter.pk)
    for statement in ("DELETE FROM detainees_numbershown", "UPDATE detainees_numbershown SET at = now()"):
        with refused(NO_PRIVILEGE):
            send(documenter, statement)

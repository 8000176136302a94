"""Striking a number out: with a reason, once, for good; it finds nobody any more."""

import pytest

from accounts.models import Team, User
from detainees.models import Detainee, IdentityNumber
from detainees.numbering import add_numbers, lines_of, strike_number, unknown_of
from detainees.numbers import GivenNumber
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.faults.attacking import BROKEN_CHECK, NO_PRIVILEGE, SOMEBODY_ELSE, WRITTEN_ONCE, refused, send

pytestmark = pytest.mark.django_db
NATIONAL = GivenNumber("national", "01234567890")
STRIKE = "UPDATE detainees_identitynumber SET struck_by_id = %s, struck_at = now(), struck_why = %s"


@pytest.fixture
def number(documentation: Team, documenter: User) -> IdentityNumber:
    detainee = registered(documenter, documentation)
    add_numbers(detainee, [NATIONAL], by=documenter)
    return detainee.numbers.get()


def page_of(number: IdentityNumber) -> str:
    return f"/detainees/{number.detainee.reference}/numbers/{number.pk}/strike/"


def test_it_stays_with_who_struck_it_when_and_why(
    number: IdentityNumber, documenter2: User, client_of: ClientOf
) -> None:
    client_of(documenter2).post(page_of(number), {"why": "it was his cousin's"})
    number.refresh_from_db()
    assert (number.struck_by, number.struck_why) == (documenter2, "it was his cousin's")
    assert number.struck_at
    page = client_of(documenter2).get(f"/detainees/{number.detainee.reference}/").content.decode()
    assert "•••890" in page
    assert "it was his cousin&#x27;s" in page.partition('id="numbers"')[2]


def test_without_a_reason_it_stands(number: IdentityNumber, documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).post(page_of(number), {"why": " "}).status_code == 422
    assert IdentityNumber.objects.standing().exists()


def test_it_is_struck_out_once(number: IdentityNumber, documenter: User, supervisor: User, client_of: ClientOf) -> None:
    client_of(documenter).post(page_of(number), {"why": "wrong"})
    client_of(supervisor).post(page_of(number), {"why": "something else"})
    number.refresh_from_db()
    assert (number.struck_by, number.struck_why) == (documenter, "wrong")


def test_a_struck_number_speaks_of_nobody_else(number: IdentityNumber, documentation: Team, documenter: User) -> None:
    other = registered(documenter, documentation, "يوسف")
    add_numbers(other, [NATIONAL], by=documenter)
    assert [line.others for line in lines_of(other, documenter)] == [[number.detainee]]
    strike_number(number, "wrong", by=documenter)
    assert [line.others for line in lines_of(other, documenter)] == [()]
    assert [line.others for line in lines_of(number.detainee, documenter)] == [()]


def test_a_struck_number_is_not_given_anew_by_the_same_file(number: IdentityNumber, documenter: User) -> None:
    strike_number(number, "wrong", by=documenter)
    assert unknown_of(Detainee.objects.get(), [NATIONAL]) == []


# -- Whoever writes ----------------------------------------------------------------------------------------------------


def test_postgresql_takes_no_other_hand_no_second_time_and_no_half(
    number: IdentityNumber, documenter: User, supervisor: User
) -> None:
    with refused(SOMEBODY_ELSE):
        send(documenter, STRIKE, supervisor.pk, "wrong")
    with refused(BROKEN_CHECK):
        send(documenter, STRIKE, documenter.pk, "")
    send(documenter, STRIKE, documenter.pk, "wrong")
    with refused(WRITTEN_ONCE):
        send(supervisor, "UPDATE detainees_identitynumber SET struck_by_id = NULL, struck_at = NULL, struck_why = ''")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE detainees_identitynumber SET digest = repeat('a', 32)",
        "UPDATE detainees_identitynumber SET detainee_id = detainee_id",
        "DELETE FROM detainees_identitynumber",
    ],
)
def test_the_application_rewrites_no_number(statement: str, number: IdentityNumber, documenter: User) -> None:
    with refused(NO_PRIVILEGE):
        send(documenter, statement)

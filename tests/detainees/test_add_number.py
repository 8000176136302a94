"""Adding identity numbers: beside those that stand, sealed; who else has one is told at once, to who may know."""

import pytest
from django.http import HttpResponse

from accounts.models import Team, User
from casework.models import Authorship
from casework.sealed import opened
from detainees.models import Detainee, IdentityNumber
from detainees.numbering import add_numbers, strike_number
from detainees.numbers import GivenNumber
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted, typed_person

pytestmark = pytest.mark.django_db
KEY = "k" * 24
NUMBER = "01234567890"
NATIONAL = GivenNumber("national", NUMBER)


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


def add(client_of: ClientOf, by: User, person: Detainee, **typed: str) -> HttpResponse:
    sent = {"once": KEY, "kind": "national", "number": NUMBER, "number_given_by": "his brother", **typed}
    return client_of(by).post(f"/detainees/{person.reference}/numbers/new/", sent, follow=True)  # type: ignore[return-value]


def test_a_number_is_kept_as_it_was_given_with_who_gave_it(
    person: Detainee, documenter2: User, client_of: ClientOf
) -> None:
    add(client_of, documenter2, person, number="٠١٢٣ ٤٥٦٧ ٨٩٠")
    row = person.numbers.get()
    assert (opened(row, "number"), row.kind) == ("٠١٢٣ ٤٥٦٧ ٨٩٠", "national")
    assert (row.given_by, row.recorded_by) == ("his brother", documenter2)
    assert Authorship.objects.of("detainee", person.pk).filter(person=documenter2, what="number").exists()


def test_a_second_number_stands_beside_the_first(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    add(client_of, documenter, person)
    add(client_of, documenter, person, once="l" * 24, kind="prison", number="77120", issuer="صيدنايا")
    assert [(row.kind, row.issuer) for row in person.numbers.order_by("pk")] == [
        ("national", ""),
        ("prison", "صيدنايا"),
    ]


def test_a_double_click_adds_it_once(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    add(client_of, documenter, person)
    add(client_of, documenter, person)
    assert person.numbers.count() == 1


@pytest.mark.parametrize("typed", [{"number": "none"}, {"number": ""}, {"kind": ""}, {"kind": "x"}, {"number": "1\0"}])
def test_what_is_no_number_is_refused_and_stays_in_the_form(
    typed: dict[str, str], person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    answer = add(client_of, documenter, person, **typed)
    assert answer.status_code == 422
    assert "his brother" in answer.content.decode()
    assert not person.numbers.exists()


def test_the_same_number_is_not_given_twice_for_one_person(
    person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    add(client_of, documenter, person)
    assert add(client_of, documenter, person, once="l" * 24, number="٠١٢٣٤٥٦٧٨٩٠").status_code == 422


def test_a_number_that_was_struck_out_by_mistake_can_be_given_again(
    person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    add(client_of, documenter, person)
    strike_number(person.numbers.get(), "by mistake", by=documenter)
    assert add(client_of, documenter, person, once="l" * 24).status_code == 200
    assert person.numbers.standing().count() == 1
    assert add(client_of, documenter, person, once="m" * 24).status_code == 422


def test_an_unusual_number_is_kept_and_told(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    documenter.language = "en"
    documenter.save(update_fields=["language"])
    assert (
        "has eleven digits, and this one has not" in add(client_of, documenter, person, number="123").content.decode()
    )
    assert person.numbers.exists()


# -- The same number under another name --------------------------------------------------------------------------------


def test_who_else_has_it_is_told_at_once_and_stands_on_both_pages(
    person: Detainee, documentation: Team, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    other = registered(documenter, documentation, "يوسف")
    add_numbers(other, [NATIONAL], by=documenter)
    answer = add(client_of, documenter2, person, number="٠١٢٣٤٥٦٧٨٩٠").content.decode()
    assert answer.count(other.reference) >= 2  # in the message, and beside the number
    assert person.reference in client_of(documenter2).get(f"/detainees/{other.reference}/").content.decode()


def test_of_a_restricted_person_nothing_is_hinted_at(
    person: Detainee, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    secret = restricted(supervisor, documentation, given="يوسف")
    without = add(client_of, documenter, person, kind="passport").content.decode()
    add_numbers(secret, [NATIONAL], by=supervisor)
    answer = add(client_of, documenter, person, once="l" * 24).content.decode()
    assert secret.reference not in answer
    assert "tone-attention" not in answer.partition('id="numbers"')[2].partition("</section>")[0]
    assert answer.count("callout") == without.count("callout")


def test_another_organisation_is_neither_told_nor_told_of(
    person: Detainee, other_team: Team, documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    theirs = registered(other_documenter, other_team, "يوسف")
    add_numbers(theirs, [NATIONAL], by=other_documenter)
    assert theirs.reference not in add(client_of, documenter, person).content.decode()
    assert person.reference not in client_of(other_documenter).get(f"/detainees/{theirs.reference}/").content.decode()


@pytest.mark.parametrize("issuer", ["عدرا", ""])
def test_a_number_of_another_prison_is_another_number(
    issuer: str, person: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    other = registered(documenter, documentation, "يوسف")
    add_numbers(other, [GivenNumber("prison", "77120", issuer)], by=documenter)
    answer = add(client_of, documenter, person, kind="prison", number="77120", issuer="صيدنايا").content.decode()
    assert other.reference not in answer


# -- Who sees what -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reader", "sees", "source"),
    [
        ("documenter", True, True),
        ("supervisor", True, True),
        ("overseer", True, False),
        ("liaison", True, False),
        ("analyst", False, False),
    ],
)
def test_the_page_shows_the_end_to_those_who_see_numbers(
    reader: str, sees: bool, source: bool, person: Detainee, documenter: User, request: pytest.FixtureRequest,
    client_of: ClientOf,
) -> None:  # fmt: skip
    add_numbers(person, [NATIONAL], by=documenter, given_by="his brother")
    page = client_of(request.getfixturevalue(reader)).get(f"/detainees/{person.reference}/").content.decode()
    assert ("•••890" in page, 'id="numbers"' in page, "his brother" in page) == (sees, sees, source)
    assert NUMBER not in page


def test_a_person_is_registered_with_a_national_number(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client_of(documenter).post("/detainees/new/", typed_person(documentation, national_number="٠١٢٣٤٥٦٧٨٩٠"))
    row = IdentityNumber.objects.get()
    assert (row.detainee.name_ar, row.given_by, row.digest) == ("خالد محمود الخطيب", "a neighbour", NATIONAL.digest)


def test_who_registers_a_person_is_told_who_has_the_number(
    person: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    add_numbers(person, [NATIONAL], by=documenter)
    typed = typed_person(documentation, given_ar="يوسف", national_number=NUMBER)
    assert person.reference in client_of(documenter).post("/detainees/new/", typed, follow=True).content.decode()


def test_a_national_number_that_is_none_is_refused_where_a_person_is_registered(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    typed = typed_person(documentation, national_number="لا أعرف")
    assert client_of(documenter).post("/detainees/new/", typed).status_code == 422
    assert not Detainee.objects.exists()

"""Finding a person by an identity number: exactly, in any digits, by those who may see numbers; never by an address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from detainees.models import Detainee
from detainees.numbering import add_numbers, strike_number
from detainees.numbers import GivenNumber
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted
from tests.detainees.test_list import references

pytestmark = pytest.mark.django_db
NUMBER = "01234567890"
PAGES = pytest.mark.parametrize("page", ["/detainees/search/", "/search/"])


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    """Somebody with a national number and one of a prison."""
    detainee = registered(documenter, documentation)
    numbers = [GivenNumber("national", NUMBER), GivenNumber("prison", "77120", "صيدنايا")]
    add_numbers(detainee, numbers, by=documenter)
    return detainee


def found(client_of: ClientOf, reader: User, sought: str, page: str = "/detainees/search/") -> list[str]:
    answer = client_of(reader).post(page, {"sought": sought}, follow=True)
    assert answer.status_code == 200
    return references(answer.content.decode())


@PAGES
@pytest.mark.parametrize("sought", [NUMBER, "٠١٢٣٤٥٦٧٨٩٠", "012-345 678 90", "77120", "٧٧١٢٠", "1234567890"])
def test_a_number_is_found_however_it_is_typed(
    page: str, sought: str, person: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    registered(documenter, documentation, "يوسف")
    assert found(client_of, documenter, sought, page) == [person.reference]


@pytest.mark.parametrize("sought", ["0123456789", "01234567891", "890", "7712", "N77120"])
def test_a_part_of_a_number_finds_nobody(sought: str, person: Detainee, documenter: User, client_of: ClientOf) -> None:
    assert found(client_of, documenter, sought) == []


@PAGES
@pytest.mark.parametrize(
    ("reader", "finds"), [("supervisor", True), ("colleague_documenter", True), ("liaison", True), ("analyst", False)]
)
def test_who_sees_no_numbers_finds_nobody_by_one(
    page: str, reader: str, finds: bool, person: Detainee, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    expected = [person.reference] if finds else []
    assert found(client_of, request.getfixturevalue(reader), NUMBER, page) == expected


@PAGES
def test_another_organisation_and_who_may_not_open_the_person_find_nobody(
    page: str, person: Detainee, documentation: Team, supervisor: User, documenter: User, other_documenter: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    assert found(client_of, other_documenter, NUMBER, page) == []
    secret = restricted(supervisor, documentation, given="يوسف")
    add_numbers(secret, [GivenNumber("passport", "N555777")], by=supervisor)
    assert found(client_of, documenter, "N555777", page) == []
    assert found(client_of, supervisor, "N555777", page) == [secret.reference]


def test_a_struck_number_finds_nobody(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    strike_number(person.numbers.get(kind="national"), "wrong", by=documenter)
    assert found(client_of, documenter, NUMBER) == []


@pytest.mark.parametrize(("reader", "offered"), [("documenter", True), ("analyst", False)])
def test_while_a_person_is_registered_who_has_the_number_is_offered_first(
    reader: str, offered: bool, person: Detainee, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    answer = client_of(request.getfixturevalue(reader)).post(
        "/detainees/similar/", {"national_number": "٠١٢٣٤٥٦٧٨٩٠"}, headers={"Accept": "application/json"}
    )
    results = answer.json()["results"]
    assert [one["reference"] for one in results] == ([person.reference] if offered else [])
    assert [one["score"] for one in results] == ([1.0] if offered else [])


def test_the_queries_do_not_grow_with_the_persons_of_a_number(
    person: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.post("/detainees/search/", {"sought": NUMBER}, follow=True)
        return len(asked)

    queries()
    few = queries()
    for given in ("يوسف", "سليم", "نزار"):
        add_numbers(registered(documenter, documentation, given), [GivenNumber("national", NUMBER)], by=documenter)
    assert queries() == few

"""Lists narrowed by the fields of one's teams: words, numbers and dates in the address, a text never."""

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.models import OwnField
from casework.own import filtering
from casework.own.forms import name_of
from casework.own.sought import PARAMETER
from releases.filters import ReleaseFilters
from releases.models import Release
from tests.casework.own.making import field, retired, written
from tests.conftest import ClientOf
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


def found(client: Any, query: str) -> set[str]:
    """The references on the list at this address."""
    page = client.get(f"/releases/?{query}")
    assert page.status_code == 200
    return {str(row.reference) for row in page.context["page"].rows}


def asked(by: OwnField, query: str) -> str:
    """The query by this field; WORD is the first word of a choice, by its number."""
    word = by.choices.order_by("order").first()
    return query.replace("{}", name_of(by)).replace("WORD", str(word.pk) if word else "")


@pytest.fixture
def two(documentation: Team, documenter: User) -> tuple[Release, Release]:
    return draft(documentation, documenter), draft(documentation, documenter)


@pytest.mark.parametrize(
    ("kind", "one", "other", "query"),
    [
        ("choice", "his-brother", "his-father", "{}=WORD"),
        ("number", "7", "9", "{}_from=6&{}_to=8"),
        ("number", "-7.5", "-9", "{}_from=-8"),
        ("date", "5/2013", "2015", "{}_from=2013&{}_to=2013"),
        ("date", "about 2013", "2016", "{}_to=2014"),
    ],
)
def test_the_list_has_those_on_which_it_stands_so(
    two: tuple[Release, Release], documentation: Team, supervisor: User, documenter: User, client_of: ClientOf,
    kind: str, one: str, other: str, query: str,
) -> None:  # fmt: skip
    by = field(documentation, supervisor, kind)
    for release, value in zip(two, (one, other), strict=True):
        written(release, by, value, documenter)
    assert found(client_of(documenter), asked(by, query)) == {two[0].reference}


@pytest.mark.parametrize("few", [0, filtering.FEW])
def test_few_and_many_are_found_alike(
    two: tuple[Release, Release], documentation: Team, supervisor: User, documenter: User, client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch, few: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(filtering, "FEW", few)
    by = field(documentation, supervisor, "choice")
    written(two[0], by, "his-brother", documenter)
    assert found(client_of(documenter), asked(by, "{}=WORD")) == {two[0].reference}


def test_what_stood_there_before_finds_nothing(
    two: tuple[Release, Release], documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    by = field(documentation, supervisor, "choice")
    for word in ("his-brother", "his-father"):
        written(two[0], by, word, documenter)
    assert found(client_of(documenter), asked(by, "{}=WORD")) == set()


def test_a_text_is_sent_and_stands_in_no_address(
    two: tuple[Release, Release], documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    by = field(documentation, supervisor)
    written(two[0], by, "قرار إخلاء السبيل رقم ٧", documenter)
    written(two[1], by, "قرار آخر", documenter)
    answer = client_of(documenter).post("/releases/searched/?mine=on", {"own_field": by.pk, "own_sought": "اخلاء"})
    address = answer.headers["Location"]
    assert answer.status_code == 302
    assert "mine=on" in address
    assert "اخلاء" not in QueryDict(address.partition("?")[2]).urlencode(safe="/")
    assert "%D8" not in address
    assert found(client_of(documenter), address.partition("?")[2]) == {two[0].reference}


def test_another_person_cannot_open_the_search(
    two: tuple[Release, Release], documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    by = field(documentation, supervisor)
    written(two[0], by, "a word", documenter)
    answer = client_of(documenter).post("/releases/searched/", {"own_field": by.pk, "own_sought": "word"})
    query = answer.headers["Location"].partition("?")[2]
    assert found(client_of(supervisor), query) == set()


def test_an_empty_search_is_answered_with_a_sentence(
    documentation: Team, supervisor: User, documenter: User, english_of: ClientOf
) -> None:
    by = field(documentation, supervisor)
    page = english_of(documenter).post("/releases/searched/", {"own_field": by.pk, "own_sought": "ء"}, follow=True)
    assert "Type at least one letter or digit." in page.content.decode()


def test_nobody_filters_by_the_field_of_a_team_that_they_do_not_see(
    two: tuple[Release, Release], documentation: Team, supervisor: User, documenter: User, analyst: User,
    other_documenter: User, client_of: ClientOf,
) -> None:  # fmt: skip
    by = field(documentation, supervisor, "choice")
    written(two[0], by, "his-brother", documenter)
    for somebody in (analyst, other_documenter):
        assert name_of(by) not in client_of(somebody).get("/releases/").context["form"].fields
    assert name_of(by) in client_of(supervisor).get("/releases/").context["form"].fields


def test_a_retired_field_leaves_the_filters(documentation: Team, supervisor: User) -> None:
    by = retired(field(documentation, supervisor, "choice"), supervisor)
    assert name_of(by) not in ReleaseFilters(QueryDict(), user=supervisor, at_work=True).fields


@pytest.mark.parametrize("query", ["{}=nothing", "{}_from=9&{}_to=8", "{}_from=many"])
def test_what_is_not_understood_is_said_and_finds_nothing(
    two: tuple[Release, Release],
    documentation: Team,
    supervisor: User,
    documenter: User,
    english_of: ClientOf,
    query: str,
) -> None:
    by = field(documentation, supervisor, "number" if "from" in query else "choice")
    page = english_of(documenter).get(f"/releases/?{query.replace('{}', name_of(by))}")
    assert page.context["form"].errors
    assert page.context["page"].rows == []
    assert "Not looked for yet: please put this right" in page.content.decode()
    assert "No release here" not in page.content.decode()


def test_the_list_costs_the_same_with_more_values(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf, django_assert_num_queries: Any
) -> None:
    by, client = field(documentation, supervisor, "choice"), client_of(documenter)
    written(draft(documentation, documenter), by, "his-brother", documenter)
    address = "/releases/?" + asked(by, "{}=WORD")
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _number in range(4):
        written(draft(documentation, documenter), by, "his-brother", documenter)
    with django_assert_num_queries(len(few)):
        client.get(address)


def test_the_parameter_of_a_search_is_none_of_a_field(documentation: Team, supervisor: User) -> None:
    assert name_of(field(documentation, supervisor)) != PARAMETER


def test_a_search_that_is_not_understood_says_so_and_can_be_taken_away(
    two: tuple[Release, Release], documentation: Team, supervisor: User, documenter: User, english_of: ClientOf
) -> None:
    by = field(documentation, supervisor)
    answer = english_of(documenter).post("/releases/searched/", {"own_field": by.pk, "own_sought": "word"})
    page = english_of(supervisor).get(answer.headers["Location"]).content.decode()
    assert "This search was somebody else&#x27;s, or is over. Search again." in page
    assert "a search that is over" in page


def test_no_word_of_a_choice_stands_in_an_address(
    two: tuple[Release, Release], documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    by = field(documentation, supervisor, "choice")
    page = client_of(documenter).get("/releases/").content.decode()
    assert "his-brother" not in page
    assert f'<option value="{by.choices.order_by("order")[0].pk}"' in page

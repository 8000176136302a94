"""Filters that are combined: one of several, none of these, known or not, from–to; all in the address, all in words."""

import re
from html import unescape

import pytest

from accounts.models import Team, User
from casework.dates import read_date
from releases.models import Release
from tests.conftest import ClientOf
from tests.releases.records import draft, person

pytestmark = pytest.mark.django_db
PAGE = "/releases/"


@pytest.fixture
def four(documentation: Team, documenter: User) -> dict[str, Release]:
    """Of Sednaya, of Adra, of a prison that is not known, and of Sednaya without a governorate."""
    facts: dict[str, dict[str, object]] = {
        "sednaya": {"date": "2022-05"}, "adra": {"facility_id": "adra", "date": "2023"},
        "unknown": {"facility_id": None}, "homeless": {"home_id": None, "mode": "unknown"},
    }  # fmt: skip
    return {
        name: draft(documentation, documenter, detainee=person(documentation, documenter), **_read(said))
        for name, said in facts.items()
    }


def _read(said: dict[str, object]) -> dict[str, object]:
    return {name: read_date(str(value)) if name == "date" else value for name, value in said.items()}


def shown(english_of: ClientOf, reader: User, query: str) -> tuple[set[str], str]:
    """The references on the page, and the page."""
    page = english_of(reader).get(f"{PAGE}{query}").content.decode()
    return set(re.findall(r"R-\w{4}-\w{4}(?=</bdi>)", page)), page


@pytest.mark.parametrize(("query", "names"), [
    ("?facility=sednaya", {"sednaya", "homeless"}),
    ("?facility=sednaya&facility=adra", {"sednaya", "adra", "homeless"}),
    ("?facility=sednaya&facility_is=not", {"adra", "unknown"}),
    ("?facility=sednaya&facility=adra&facility_is=not", {"unknown"}),
    ("?facility_is=empty", {"unknown"}),
    ("?facility_is=known", {"sednaya", "adra", "homeless"}),
    ("?facility=adra&facility_is=empty", {"adra", "unknown"}),
    ("?facility=sednaya&home_is=known", {"sednaya"}),
    ("?home=SY-ID&home=SY-HI", {"sednaya", "adra", "unknown"}),
    ("?home=SY-ID&home_is=not", {"homeless"}),
    ("?mode_is=empty", {"homeless"}),
    ("?date_from=2022&date_to=2022", {"sednaya"}),
    ("?date_from=6/2022", {"adra"}),
    ("?date_is=empty", {"unknown", "homeless"}),
    ("?source_is=empty", set()),
    ("?other-name_is=empty", {"sednaya", "adra", "unknown", "homeless"}),
    ("?wish_is=known", set()),
    ("?status=draft&status_is=not", set()),
    ("?team=documentation&facility_is=empty", {"unknown"}),
])  # fmt: skip
def test_the_address_finds(
    query: str, names: set[str], four: dict[str, Release], documenter: User, english_of: ClientOf
) -> None:
    found, page = shown(english_of, documenter, query)
    assert found == {four[name].reference for name in names}
    assert "error-summary" not in page


def test_what_is_negated_and_what_is_not_are_everything(
    four: dict[str, Release], documenter: User, english_of: ClientOf
) -> None:
    yes, _page = shown(english_of, documenter, "?facility=sednaya")
    no, _page = shown(english_of, documenter, "?facility=sednaya&facility_is=not")
    assert yes | no == {each.reference for each in four.values()}
    assert not yes & no


@pytest.mark.parametrize("query", [
    "?facility=nowhere&facility=adra", "?facility_is=perhaps", "?facility_is=not", "?status_is=empty",
    "?wish=asked&wish_is=empty", "?date_from=yesterday", "?facility=nowhere&facility_is=not",
])  # fmt: skip
def test_what_is_not_understood_finds_nothing_and_says_so(
    query: str, four: dict[str, Release], documenter: User, english_of: ClientOf
) -> None:
    found, page = shown(english_of, documenter, query)
    assert found == set()
    assert "error-summary" in page


def test_a_filter_that_is_none_is_said(four: dict[str, Release], documenter: User, english_of: ClientOf) -> None:
    found, page = shown(english_of, documenter, "?facilty=sednaya")
    assert len(found) == 4
    assert "facilty" in page
    assert 'class="callout' in page


def test_what_is_asked_is_said_and_each_part_can_be_taken_away(
    four: dict[str, Release], documenter: User, english_of: ClientOf
) -> None:
    _found, page = shown(english_of, documenter, "?facility=sednaya&facility=adra&facility_is=not&home_is=known")
    chips = re.findall(r'<a href="([^"]*)"><span>(.*?)</span><svg', page.partition('id="filter-chips"')[2], re.S)
    said = [re.sub(r"<[^>]*>|\u2068|\u2069", "", words) for _url, words in chips]
    assert said == ["Facility: not Sednaya Prison", "Facility: not Adra Central Prison", "Home governorate: known"] or (
        [words.partition(":")[0] for words in said] == ["Facility", "Facility", "Home governorate"]
        and [words.partition(": ")[2].startswith("not ") for words in said] == [True, True, False]
    )
    assert unescape(chips[0][0]) == "?facility=adra&facility_is=not&home_is=known"
    assert unescape(chips[2][0]) == "?facility=sednaya&facility=adra&facility_is=not"


def test_several_values_are_joined_by_or(four: dict[str, Release], documenter: User, english_of: ClientOf) -> None:
    _found, page = shown(english_of, documenter, "?facility=sednaya&facility=adra")
    assert '<span class="muted">or</span>' in page


def test_the_fold_has_what_is_asked(four: dict[str, Release], documenter: User, english_of: ClientOf) -> None:
    """Without script the form sends it again as it stood."""
    _found, page = shown(english_of, documenter, "?facility=sednaya&facility=adra&facility_is=not")
    fold = page.partition('id="more-filters"')[2].partition("</form>")[0]
    assert re.findall(r'name="facility" value="([\w-]+)" checked', fold) == ["sednaya", "adra"] or set(
        re.findall(r'name="facility" value="([\w-]+)" checked', fold)
    ) == {"sednaya", "adra"}
    assert '<option value="not" selected>' in fold


@pytest.mark.parametrize(
    "way", ["facility=sednaya&facility=adra", "facility=sednaya&facility_is=not", "facility_is=known"]
)
def test_what_is_combined_is_asked_at_one_place(
    way: str, four: dict[str, Release], documenter: User, english_of: ClientOf
) -> None:
    """No simple input stands beside it and says “all”."""
    _found, page = shown(english_of, documenter, f"?{way}&home=SY-HI")
    form = page.partition('class="filters" method="get"')[2].partition("</form>")[0]
    assert '<select name="facility"' not in form
    assert '<select name="facility_is"' in form
    assert '<select name="home"' in form
    _found, page = shown(english_of, documenter, "?facility=sednaya&more=1")
    assert '<select name="facility"' in page


@pytest.mark.parametrize(
    ("query", "said", "is_open"),
    [
        ("", "Filter this list", False),
        ("?facility=sednaya&facility_is=not&home=SY-HI", "2 filters in force", False),
        ("?more=open", "Filter this list", True),
        ("?home=nowhere", "Filter this list", True),
    ],
)
def test_the_filters_are_folded_behind_how_many_are_in_force(
    query: str, said: str, is_open: bool, four: dict[str, Release], documenter: User, english_of: ClientOf
) -> None:
    """On a narrow screen; where one is wrong, or somebody asked for more of them, they stand open."""
    _found, page = shown(english_of, documenter, query)
    fold = re.search(r'<details class="filters-fold"( open)?>(.*?)</details>', page, re.S)
    assert fold
    assert (bool(fold[1]), said in fold[2]) == (is_open, True)


def test_the_fold_is_closed_where_it_is_not_asked_for(
    four: dict[str, Release], documenter: User, english_of: ClientOf
) -> None:
    _found, page = shown(english_of, documenter, "?facility=sednaya")
    assert 'id="more-filters"' not in page
    _found, page = shown(english_of, documenter, "?facility=sednaya&more=1")
    assert 'id="more-filters"' in page


def test_who_reads_what_is_verified_alone_is_asked_by_it(
    four: dict[str, Release], analyst: User, english_of: ClientOf
) -> None:
    found, page = shown(english_of, analyst, "?status_is=not&status=draft")
    assert found == set()
    assert "status" in page

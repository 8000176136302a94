"""The screen of tallies: what is shown to whom, where figures lead, and the files."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Team, User
from accounts.models.people import Digits
from releases.models import LedgerEntry, Release
from tests.conftest import ClientOf
from tests.releases.making import amended, disputed, entered, verified
from tests.releases.records import made

SEDNAYA: dict[str, Any] = {"wave_id": "decree-7-2022", "facility_id": "sednaya"}
Got = Callable[..., HttpResponse]


@pytest.fixture
def some(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Two from Sednaya, a group of several governorates, and one of whom the home is not known."""

    def one(**facts: Any) -> Release:
        return verified(documenter, supervisor, documentation, **facts)

    return [
        one(home_id="SY-RD", **SEDNAYA),
        one(home_id="SY-ID", place_id="SY-DI", **SEDNAYA),
        one(group_count=27, group_bound="at-least", group_governorates=["SY-DR", "SY-RD"]),
        one(date="2022"),
    ]


@pytest.fixture
def english(client_of: ClientOf, analyst: User) -> Client:
    return reading(client_of, analyst)


def reading(client_of: ClientOf, person: User) -> Client:
    """A browser of this person, in English."""
    person.language = "en"
    person.save(update_fields=["language"])
    return client_of(person)


def shown(client: Client, path: str = "/tallies/", **asked: str) -> str:
    response = client.get(path, asked)
    assert response.status_code == 200, response.content.decode()
    return unescape(response.content.decode())


def links_behind(page: str) -> list[str]:
    return re.findall(r'href="(/tallies/records/[^"]*)"', page)


def figure(page: str, label: str) -> int:
    """The number in the row of a table whose heading is `label`."""
    found = re.search(rf'<th scope="row">{re.escape(label)}\b.*?<td class="number">(?:<[^>]+>)*([\d,]+)', page, re.S)
    assert found, label
    return int(found[1].replace(",", ""))


# -- Who comes in ------------------------------------------------------------------------------------------------------

PATHS = [
    "/tallies/",
    "/tallies/records/",
    "/tallies/changes/",
    "/tallies.csv",
    "/tallies.xlsx",
    "/tallies.zip",
    "/tallies.en.txt",
]


def test_a_stranger_is_sent_to_the_login_and_an_administrator_is_refused(
    client_of: ClientOf, stranger: AnonymousUser, administrator: User
) -> None:
    assert {client_of(stranger).get(path).status_code for path in PATHS} == {302}
    assert {client_of(administrator).get(path).status_code for path in PATHS} == {403}


@pytest.mark.parametrize("person", ["documenter", "supervisor", "liaison", "analyst"])
def test_whoever_works_with_the_records_sees_them(
    person: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(person))
    assert {client.get(path).status_code for path in PATHS} == {200}


def test_nothing_is_changed_here(client_of: ClientOf, supervisor: User) -> None:
    client = client_of(supervisor)
    assert {client.post(path).status_code for path in PATHS} == {405}


def test_another_organisation_counts_its_own_releases_alone(
    some: list[Release], client_of: ClientOf, other_supervisor: User
) -> None:
    page = shown(reading(client_of, other_supervisor))
    assert "Nobody is counted here" in page
    assert "TOTAL,Total,المجموع,0" in shown(client_of(other_supervisor), "/tallies.csv")
    assert "Idlib" not in shown(client_of(other_supervisor), "/tallies/records/")


# -- What is shown -----------------------------------------------------------------------------------------------------


def test_the_table_has_provinces_several_unknown_and_the_total(some: list[Release], english: Client) -> None:
    page = shown(english)
    labels = ["Idlib", "Rural Damascus", "Several, split not known: Daraa, Rural Damascus", "Not known", "Total"]
    assert [figure(page, label) for label in labels] == [1, 1, 27, 1, 30]


def test_the_page_says_that_a_number_is_a_lower_bound(some: list[Release], english: Client) -> None:
    assert "(At least; in groups without names: 27)" in shown(english)


def test_filters_stand_in_the_address(some: list[Release], english: Client) -> None:
    assert figure(shown(english, facility="sednaya", wave="decree-7-2022"), "Total") == 2
    assert figure(shown(english, basis="release"), "Damascus") == 1


def test_the_page_is_arabic_by_default_and_shows_the_readers_digits(
    some: list[Release], client_of: ClientOf, analyst: User
) -> None:
    analyst.digits = Digits.ARABIC
    analyst.save()
    page = shown(client_of(analyst))
    assert 'lang="ar"' in page
    assert "إدلب" in page
    assert ">٣٠<" in page
    assert "محافظة إدلب: معتقل واحد" in shown(client_of(analyst), "/tallies.ar.txt")
    assert "٢٧ معتقلًا على الأقل" in shown(client_of(analyst), "/tallies.ar.txt")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"facility": "sednaja"}, "Did you mean Sednaya"),
        ({"wave": "decree-7-2202"}, "Did you mean"),
        ({"from": "2022-13"}, "There is no month 13"),
        ({"from": "2022", "to": "2020"}, "The period ends before it begins."),
        ({"as_of": "yesterday"}, "is not a date"),
        ({"sex": "<script>"}, "<script>"),
    ],
)
def test_what_is_not_understood_gets_a_sentence_and_no_figure(
    english: Client, asked: dict[str, str], sentence: str
) -> None:
    response = english.get("/tallies/", asked)
    assert response.status_code == 200
    assert sentence in unescape(response.content.decode())
    assert "<script>alert" not in response.content.decode()
    for path in ("/tallies/records/", "/tallies.csv"):
        assert english.get(path, asked).status_code == 400


@pytest.mark.parametrize("year", ["\0", "22", "2022-05", "٢٠٢٢", "-1"])
def test_there_is_nothing_behind_what_is_no_year(english: Client, year: str) -> None:
    assert english.get("/tallies/records/", {"year": year}).status_code == 404


@pytest.mark.parametrize("place", ["\0", "'; DROP TABLE", "SY-ID;", "SY-ID,", "sy-id", "SY-" + "X" * 9000])
def test_there_is_nothing_behind_what_is_no_place(english: Client, place: str) -> None:
    assert english.get("/tallies/records/", {"place": place}).status_code == 404


def test_a_cursor_that_is_none_begins_at_the_beginning(some: list[Release], english: Client) -> None:
    for cursor in ("\0", "nonsense", "x" * 9000):
        for name in ("after", "before"):
            assert shown(english, "/tallies/records/", **{name: cursor}).count('data-label="People"') == 4
            assert shown(english, "/tallies/changes/", **{name: cursor}).count('data-label="What"') == 4


def test_what_is_not_known_can_be_asked_for(some: list[Release], english: Client) -> None:
    assert figure(shown(english, wave="unknown"), "Total") == 28


def test_what_waits_is_shown_to_those_who_work_on_it_and_is_not_counted(
    some: list[Release], documenter: User, documentation: Team, client_of: ClientOf, analyst: User
) -> None:
    made(entered(documenter, documentation, home_id="SY-ID", **SEDNAYA), "submit", documenter)
    page = shown(reading(client_of, documenter), facility="sednaya")
    assert re.search(r'Wait for a decision</a><span class="value">1<', page)
    assert figure(page, "Total") == 2
    assert "Wait for a decision" not in shown(reading(client_of, analyst))
    assert "Wait for a decision" not in shown(reading(client_of, documenter), as_of="2022-05-05")


def test_the_number_of_queries_does_not_grow_with_what_is_counted(
    english: Client, documenter: User, supervisor: User, documentation: Team
) -> None:
    def queries(**asked: str) -> list[int]:
        numbers = []
        for path in PATHS:
            with CaptureQueriesContext(connection) as counted:
                assert english.get(path, asked).status_code == 200
            numbers.append(len(counted))
        return numbers

    period: dict[str, str] = {"from": "2022", "to": "2023", "since": "2020-01-01"}
    verified(documenter, supervisor, documentation, home_id="SY-ID")
    few = queries(**period)
    for home in ("SY-RD", "SY-HI", "", "SY-HI"):
        verified(documenter, supervisor, documentation, home_id=home or None)
    assert queries(**period) == few
    assert max(few) <= 30  # a period reads each of its parts from sums of its own


@pytest.mark.parametrize(
    ("by", "figures"),
    [
        ("wave", {"Legislative Decree No. 7 of 2022": 2, "Not known": 28}),
        ("facility", {"Sednaya Military Prison": 2, "Not known": 28}),
        ("year", {"2022": 30}),
    ],
)
def test_a_tally_is_divided_by_wave_facility_and_year(
    some: list[Release], english: Client, by: str, figures: dict[str, int]
) -> None:
    page = shown(english, by=by)
    divided = page[page.index(f"<caption>{by.title()}</caption>") :]
    assert {label: figure(divided, label) for label in figures} == figures
    links = [link for link in links_behind(divided) if f"{by}=" in link]
    people = [re.search(r"(\d+) (?:person|people), as known on", shown(english, link)) for link in links]
    assert [int(found[1]) for found in people if found] == list(figures.values())


# -- Moments -----------------------------------------------------------------------------------------------------------


def test_a_kept_address_shows_the_same_tally_after_a_dispute(
    some: list[Release], english: Client, supervisor: User
) -> None:
    kept = re.search(r'href="(/tallies/\?as_of=[^"]*)"', shown(english))
    assert kept
    disputed(some[0], supervisor)
    assert figure(shown(english), "Total") == 29
    assert figure(shown(english, kept[1]), "Total") == 30


def test_a_moment_that_has_not_come_is_counted_as_now_and_said(some: list[Release], english: Client) -> None:
    page = shown(english, as_of="2099-01-01")
    assert "That moment has not come yet" in page
    assert figure(page, "Total") == 30


# -- What is behind a figure -------------------------------------------------------------------------------------------


def test_every_figure_leads_to_the_releases_of_which_it_is_the_sum(some: list[Release], english: Client) -> None:
    page = shown(english, **{"from": "2022-05-01", "to": "2022-05-31"})
    links = links_behind(page)
    assert len(links) > 10
    for link in links:
        behind = shown(english, link)
        said = re.search(r"(\d+) (?:person|people), as known on", behind)
        rows = re.findall(r'data-label="People"><bdi dir="ltr">(-?\d+)', behind)
        assert said
        assert int(said[1]) == sum(map(int, rows)) > 0


def test_the_records_are_those_of_the_moment(some: list[Release], english: Client, supervisor: User) -> None:
    link = links_behind(shown(english, facility="sednaya"))[0]
    before = shown(english, link)
    disputed(some[0], supervisor)
    assert str(some[0].reference) in before
    after = shown(english, link)
    assert after.count('data-label="People"') == before.count('data-label="People"') == 2


def test_a_record_that_is_not_open_is_counted_and_not_named(
    some: list[Release], english: Client, supervisor: User
) -> None:
    """An analyst no longer opens a release that is disputed; the figure of the past still says that it was one."""
    link = links_behind(shown(english, facility="sednaya"))[0]
    disputed(some[0], supervisor)
    page = shown(english, link)
    assert str(some[0].reference) not in page
    assert "A record that is not open to you" in page


def test_the_list_behind_a_figure_is_paged(
    some: list[Release], english: Client, documenter: User, supervisor: User, documentation: Team,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("releases.tallies.records.SIZE", 3)
    first = shown(english, "/tallies/records/")
    onward = re.search(r'rel="next" href="([^"]*)"', first)
    assert onward
    second = shown(english, "/tallies/records/" + onward[1])
    assert [page.count('data-label="People"') for page in (first, second)] == [3, 1]
    back = re.search(r'rel="prev" href="([^"]*)"', second)
    assert back
    assert shown(english, "/tallies/records/" + back[1]).count('data-label="People"') == 3


# -- Two moments -------------------------------------------------------------------------------------------------------


def test_two_moments_say_which_rows_changed_and_which_records_by_whom_and_why(
    some: list[Release], client_of: ClientOf, documenter: User, supervisor: User
) -> None:
    client = reading(client_of, supervisor)
    since = timezone.localtime(LedgerEntry.objects.latest("at").at).isoformat()
    amended(some[0], documenter, supervisor, home_id="SY-HM")
    disputed(some[1], supervisor)
    page = shown(client, since=since)
    rows = re.findall(
        r'<tr><th scope="row">([^<]*)</th><td class="number">(\d+)</td><td class="number">(\d+)</td>', page
    )
    assert rows == [("Idlib", "1", "0"), ("Hama", "0", "1"), ("Rural Damascus", "1", "0"), ("Total", "30", "29")]
    changes = shown(client, "/tallies/changes/", since=since)
    cells = re.findall(r'data-label="(?:What|Before|After|Why)">(?:<bdi>)?([^<]*)', changes)
    assert cells == [
        "moved",
        "Rural Damascus",
        "Hama",
        "",
        "no longer counted",
        "Idlib",
        "",
        "Not enough yet – Ask the family once more.",
    ]
    assert changes.count(f'data-label="By"><span><bdi>{supervisor}</bdi>') == 2


def test_an_analyst_sees_that_a_record_went_and_not_why(some: list[Release], english: Client, supervisor: User) -> None:
    since = timezone.localtime(LedgerEntry.objects.latest("at").at).isoformat()
    disputed(some[1], supervisor)
    changes = shown(english, "/tallies/changes/", since=since)
    assert "A record that is not open to you" in changes
    assert "Ask the family" not in changes
    assert f"<bdi>{supervisor}</bdi>" not in changes


def test_the_sentence_of_a_reason_is_for_those_who_work_on_the_record(
    some: list[Release], english: Client, client_of: ClientOf, documenter: User, supervisor: User
) -> None:
    since = timezone.localtime(LedgerEntry.objects.latest("at").at).isoformat()
    disputed(some[1], supervisor)
    as_of = timezone.localtime(LedgerEntry.objects.latest("at").at).isoformat()
    amended(some[1], documenter, supervisor)  # and is open to the analyst again
    analysts = shown(english, "/tallies/changes/", since=since, as_of=as_of)
    assert "Not enough yet" in analysts
    assert "Ask the family" not in analysts
    assert "Ask the family" in shown(reading(client_of, supervisor), "/tallies/changes/", since=since, as_of=as_of)


def test_a_release_that_is_counted_as_before_is_no_change(
    some: list[Release], english: Client, documenter: User, supervisor: User
) -> None:
    since = timezone.localtime(LedgerEntry.objects.latest("at").at).isoformat()
    amended(disputed(some[0], supervisor), documenter, supervisor)
    assert "No row has changed." in shown(english, since=since)
    assert "Nothing has changed" in shown(english, "/tallies/changes/", since=since)


# -- Periods -----------------------------------------------------------------------------------------------------------


def test_a_period_keeps_apart_what_happened_in_it_and_what_was_only_verified_in_it(
    some: list[Release], english: Client
) -> None:
    today = timezone.localdate()
    page = shown(english, **{"from": (today - timedelta(days=7)).isoformat(), "to": today.isoformat()})
    assert figure(page, "Happened in the period and verified by its end") == 0
    assert figure(page, "Happened earlier, verified or set aside in the period") == 30
    page = shown(english, **{"from": "2022-05-01", "to": "2022-05-31"})
    assert figure(page, "Happened in the period, verified or set aside after it") == 29
    assert figure(page, "May have happened in the period; not counted, because the date leaves it open") == 1


# -- Files -------------------------------------------------------------------------------------------------------------


def test_the_csv_of_the_page_is_for_spreadsheets(some: list[Release], english: Client) -> None:
    response = english.get("/tallies.csv", {"facility": "sednaya"})
    assert response.content.decode() == (
        "\ufeffgovernorate_code,governorate,governorate_ar,releases\n"
        "SY-ID,Idlib,إدلب,1\nSY-RD,Rural Damascus,ريف دمشق,1\nTOTAL,Total,المجموع,2\n"
    )
    assert re.fullmatch(r'attachment; filename="tally-\d{4}-\d\d-\d\d-\d{4}\.csv"', response["Content-Disposition"])


def test_the_workbook_can_be_opened(some: list[Release], english: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(english.get("/tallies.xlsx").content))
    assert list(book.worksheets[0].values)[-1] == ("TOTAL", "Total", "المجموع", 30)
    assert not book.worksheets[0].sheet_view.rightToLeft


def test_the_text_is_the_printed_list(some: list[Release], english: Client) -> None:
    assert shown(english, "/tallies.en.txt", facility="sednaya").startswith(
        "1. Idlib Province: One detainee.\n2. Rural Damascus Province: One detainee.\n"
    )


def test_the_files_of_a_page_say_what_the_page_says(some: list[Release], english: Client, supervisor: User) -> None:
    page = shown(english, **{"facility": "sednaya"})
    disputed(some[0], supervisor)
    link = re.search(r'href="(/tallies\.csv[^"]*)"', page)
    assert link
    assert "TOTAL,Total,المجموع,2" in shown(english, link[1])
    assert "TOTAL,Total,المجموع,1" in shown(english, "/tallies.csv?" + urlencode({"facility": "sednaya"}))

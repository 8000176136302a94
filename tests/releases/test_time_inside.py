"""How long the released people had been held: what is known of it, and of whom it is not told."""

import re
from datetime import date

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.registration import record_arrest
from releases.charts.durations import step_of
from releases.models import Release
from tests.detainees.pairing import merged
from tests.releases.records import person
from tests.releases.test_charts import english, some
from tests.releases.test_tally_screen import shown

__all__ = ["english", "some"]
INSIDE = "/tallies/charts/inside/"


def test_how_long_they_had_been_held(some: list[Release], english: Client) -> None:
    page = shown(english, "/tallies/charts/inside/")
    rows = dict(re.findall(r'<th scope="row">([^<]+)</th><td class="number">(\d+)<', page))
    assert rows == {"6 to 9 years": "1", "not known, or the dates leave it open": "30", "Total": "31"}


@pytest.mark.parametrize(
    ("released", "arrests", "step"),
    [
        ("2022-05-03", ["2013-05-17"], "6"),
        ("2022-05-03", ["2013-05-17", "2019-01-01"], "3"),
        ("2022-05-03", ["2013-05-17", "2022"], "unknown"),  # it may lie after the release
        ("2022-05-03", ["2013-05-17", "2023"], "6"),
        ("2022-05-03", ["2013-05-17", None], "unknown"),
        ("2022-05-03", ["2016"], "unknown"),  # five years and some months, or six
        ("2022-05-03", [], "unknown"),
        (None, ["2013-05-17"], "unknown"),
        ("2022-05-03", ["2021-06-01"], "0"),
    ],
)
def test_a_duration_is_known_where_the_dates_leave_no_other(
    released: str | None, arrests: list[str | None], step: str
) -> None:
    def days(text: str | None) -> tuple[date | None, date | None]:
        return (None, None) if text is None else (PartialDate(text).earliest(), PartialDate(text).latest())

    assert step_of(days(released), [days(arrest) for arrest in arrests]) == step


def test_an_arrest_that_is_written_in_another_entry_of_the_person_counts(
    some: list[Release], english: Client, documentation: Team, documenter: User, supervisor: User
) -> None:
    held, again = some[0].detainee, person(documentation, documenter, "سامي")
    assert held is not None
    record_arrest(again, by=documenter, date=PartialDate("2020-01-01"), facility=None)
    merged(held, again, by=supervisor)
    rows = dict(re.findall(r'<th scope="row">([^<]+)</th><td class="number">(\d+)<', shown(english, INSIDE)))
    assert rows["1 or 2 years"] == "1"


def test_of_one_or_two_people_it_is_not_told(some: list[Release], english: Client) -> None:
    assert english.get(INSIDE, {"wave": "decree-7-2022"}).status_code == 404

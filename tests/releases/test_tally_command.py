"""`script/manage tally`: the promises of interfaces.md."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from accounts.models import Team, User
from releases.models import LedgerEntry, Release
from tests.releases.making import disputed, verified

SEDNAYA: dict[str, Any] = {"wave_id": "decree-7-2022", "facility_id": "sednaya"}


def told(*options: str) -> str:
    out = io.StringIO()
    call_command("tally", *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def rows(*options: str) -> list[tuple[str, int]]:
    return [(row["governorate_code"], int(row["releases"])) for row in csv.DictReader(io.StringIO(told(*options)))]


def total(*options: str) -> int:
    return rows(*options)[-1][1]


@pytest.fixture
def some(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Three from Sednaya, one from elsewhere."""

    def one(**facts: Any) -> Release:
        return verified(documenter, supervisor, documentation, **facts)

    return [
        one(home_id="SY-RD", date="2022-05-03", **SEDNAYA),
        one(home_id="SY-RD", date="2022-05", **SEDNAYA),
        one(home_id="SY-ID", date="2022", place_id="SY-DI", **SEDNAYA),
        one(home_id="SY-ID", date="2013-05-17", facility_id="adra"),
    ]


def test_the_default_is_csv_of_everything_now(some: list[Release]) -> None:
    assert rows() == [("SY-ID", 2), ("SY-RD", 2), ("TOTAL", 4)]


def test_wave_and_facility_narrow_by_code_and_by_name(some: list[Release]) -> None:
    by_code = rows("--wave", "decree-7-2022", "--facility", "sednaya")
    assert by_code == [("SY-ID", 1), ("SY-RD", 2), ("TOTAL", 3)]
    assert rows("--facility", "سجن صيدنايا العسكري") == by_code


def test_basis_counts_by_place_of_release(some: list[Release]) -> None:
    assert rows("--basis", "release") == [("SY-DI", 1), ("UNKNOWN", 3), ("TOTAL", 4)]


def test_a_period_is_of_days_of_any_precision(some: list[Release]) -> None:
    assert total("--from", "2022") == 3
    assert total("--from", "2022-05", "--to", "2022-05") == 2
    assert total("--to", "5/2013") == 1


def test_what_may_lie_in_a_period_is_told_on_standard_error(some: list[Release]) -> None:
    error = io.StringIO()
    call_command("tally", "--from", "2022-05", stdout=io.StringIO(), stderr=error)
    assert error.getvalue().startswith("1 more may have been released in the period")


def test_a_moment_is_damascus_time_unless_it_says_otherwise(some: list[Release], supervisor: User) -> None:
    written = timezone.localtime(LedgerEntry.objects.latest("at").at)
    disputed(some[0], supervisor)
    assert total() == 3
    assert total("--as-of", f"{written:%Y-%m-%dT%H:%M:%S.%f}") == 4
    assert total("--as-of", written.isoformat()) == 4
    assert total("--as-of", (written - timedelta(hours=3)).isoformat()) == 0


def test_before_anything_was_entered_the_total_is_nothing(some: list[Release]) -> None:
    assert rows("--as-of", "2022-05-05") == [("TOTAL", 0)]


def test_a_moment_that_has_not_come_is_counted_as_now(some: list[Release]) -> None:
    error = io.StringIO()
    call_command("tally", "--as-of", "2099-01-01", stdout=io.StringIO(), stderr=error)
    assert total("--as-of", "2099-01-01") == 4
    assert "has not come yet" in error.getvalue()


def test_one_organisation(some: list[Release]) -> None:
    assert total("--organisation", "admsp") == 4


def test_text_and_json(some: list[Release]) -> None:
    assert told("--format", "text").startswith("1. Idlib Province: Two detainees.\n")
    assert told("--format", "text", "--language", "ar").startswith("1. محافظة إدلب: معتقلان.\n")
    assert json.loads(told("--format", "json"))["total"]["releases"] == 4


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--facility", "sednaja"), "There is no facility “sednaja” in the list. Did you mean Sednaya"),
        (("--wave", "decree-7-2202"), "There is no wave “decree-7-2202” in the list. Did you mean"),
        (("--organisation", "nobody"), "There is no organisation “nobody” here."),
        (("--from", "2022-13"), "There is no month 13"),
        (("--from", "2022", "--to", "2021"), "The period ends before it begins."),
        (("--as-of", "2022-05"), "is not a moment"),
        (("--as-of", "yesterday"), "--as-of:"),
        (("--sex", "girl"), "invalid choice"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_sentence(db: None, options: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence.replace("“", ".").replace("”", ".")):
        told(*options)

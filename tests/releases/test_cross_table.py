"""Cross-tables: every row and column adds up to the tally, what is not known has its place, and files say the same."""

import csv
import io
import json
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from releases.models import LedgerEntry, Release
from releases.models.ledger import settled_now
from releases.tallies.counting import forget_answers
from releases.tallies.crossing import Cross, Crossed, cross
from releases.tallies.question import Basis, Period, Question
from releases.tallies.table import tally
from tests.conftest import ClientOf
from tests.releases.making import verified
from tests.releases.test_tally_screen import reading, shown


@pytest.fixture
def some(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Five that differ in all that can be crossed, two of them groups."""

    def one(person: dict[str, Any] | None = None, **facts: Any) -> Release:
        return verified(documenter, supervisor, documentation, person, **facts)

    return [
        one({"sex": "male", "birth": "1990"}, home_id="SY-ID", category="terrorism", date="2022-05-03"),
        one({"sex": "female", "birth": "2010"}, home_id="SY-ID", category="military", date="2022-05-08"),
        one({"sex": "male"}, place_id="SY-DI", category="terrorism", date="2022-05"),
        one(group_count=27, group_bound="exactly", group_governorates=["SY-DR", "SY-RD"], group_women=2,
            category="army-defector", date="2022-05-09"),
        one(group_count=4, group_bound="at-least", group_governorates=["SY-ID"], group_minors=1, date="2022"),
    ]  # fmt: skip


@pytest.fixture
def english(client_of: ClientOf, analyst: User) -> Client:
    return reading(client_of, analyst)


def crossed(by: Crossed, **asked: Any) -> Cross:
    entries = LedgerEntry.objects.all()
    return cross(entries, tally(entries, Question(settled_now(), **asked)), by)


@pytest.mark.parametrize("by", list(Crossed))
@pytest.mark.parametrize(
    "asked",
    [{}, {"basis": Basis.RELEASE}, {"sex": "male"}, {"period": Period(date(2022, 5, 1), date(2022, 5, 31))}],
)
def test_rows_and_columns_add_up_to_the_tally(by: Crossed, asked: dict[str, Any], some: list[Release]) -> None:
    found = crossed(by, **asked)
    for row in found.rows:
        across = [found.cell(row, column) for column in found.columns]
        assert (sum(c.people for c in across), sum(c.in_groups for c in across)) == (row.people, row.count.in_groups)
    down = [found.of_column(column) for column in found.columns]
    assert sum(cell.people for cell in down) == found.tally.total.people
    assert sum(cell.in_groups for cell in down) == found.tally.total.in_groups


def test_columns_are_those_of_the_tallys_own_parts(some: list[Release]) -> None:
    found = crossed(Crossed.SEX)
    assert {column.key: found.of_column(column).people for column in found.columns} == {
        key: count.people for key, count in found.tally.counted.sexes.items()
    }
    assert [column.key for column in found.columns] == ["female", "male", "unknown"]


def test_a_week_holds_what_surely_lies_in_it_and_the_rest_is_not_known(some: list[Release]) -> None:
    found = crossed(Crossed.WEEK)
    sums = {column.key: found.of_column(column).people for column in found.columns}
    assert sums == {"2022-05-02": 2, "2022-05-09": 27, "unknown": 5}


def test_groups_stand_apart_in_each_number(some: list[Release]) -> None:
    found = crossed(Crossed.MINORS)
    idlib = next(row for row in found.rows if row.code == "SY-ID")
    cells = {column.key: found.cell(idlib, column) for column in found.columns}
    assert (cells["yes"].people, cells["yes"].in_groups) == (2, 1)
    assert (cells["unknown"].people, cells["unknown"].in_groups) == (3, 3)


@pytest.mark.parametrize("by", list(Crossed))
def test_the_screen_shows_the_table_and_leads_to_the_records(by: Crossed, some: list[Release], english: Client) -> None:
    page = shown(english, "/tallies/cross/", **{"with": by.value})
    assert "of it in groups without names" in page
    assert "/tallies/records/?" in page
    assert ">34<" in page


def test_a_figure_leads_to_its_own_records(some: list[Release], english: Client) -> None:
    page = shown(english, "/tallies/cross/", **{"with": "week"})
    link = next(part for part in page.split('"') if "place=SY-ID" in part and "from=2022-05-02" in part)
    records = shown(english, link)
    assert "2 people, as known on" in records
    assert "with=" not in link


def test_the_files_say_what_the_screen_says(some: list[Release], english: Client) -> None:
    asked = {"with": "sex"}
    rows = list(csv.DictReader(io.StringIO(english.get("/tallies/cross.csv", asked).content.decode("utf-8-sig"))))
    assert rows[0] == {
        "governorate_code": "SY-ID", "governorate": "Idlib", "governorate_ar": "إدلب", "female": "1", "male": "1",
        "unknown": "4", "releases": "6", "in_groups": "4",
    }  # fmt: skip
    assert rows[-1]["releases"] == "34"
    book = openpyxl.load_workbook(io.BytesIO(english.get("/tallies/cross.xlsx", asked).content))
    assert [cell.value for cell in book.worksheets[0][2]][-2:] == [6, 4]
    said = json.loads(english.get("/tallies/cross.json", asked).content)
    assert said["total"] == {"releases": 34, "in_groups": 31}
    assert said["rows"][0]["cells"]["female"] == {"releases": 1, "in_groups": 0}


def test_a_question_that_is_not_understood_is_no_file(english: Client) -> None:
    for kind in ("csv", "xlsx", "json"):
        assert english.get(f"/tallies/cross.{kind}", {"with": "faith"}).status_code == 400
    assert "faith" in english.get("/tallies/cross/", {"with": "faith"}).content.decode()


def test_nobody_counted_is_said(english: Client) -> None:
    assert "Nobody is counted here" in shown(english, "/tallies/cross/")


def test_the_number_of_queries_does_not_grow(
    some: list[Release], english: Client, documenter: User, supervisor: User, documentation: Team
) -> None:
    def queries() -> int:
        forget_answers()
        with CaptureQueriesContext(connection) as found:
            shown(english, "/tallies/cross/", **{"with": "week"})
        return len(found)

    queries()
    few = queries()
    for home, day in (("SY-LA", "2019-04-01"), ("SY-QU", "2024-12-08")):
        verified(documenter, supervisor, documentation, home_id=home, date=day)
    assert queries() == few

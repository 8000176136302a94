"""The screen of a cross-table and its files: governorates down and values across, or weeks and governorates."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi, gettext

from casework.dates import PartialDate, say_date
from casework.sheets import Line, Sheet, to_csv, to_xlsx
from releases.tallies.canonical import asked, in_utc
from releases.tallies.crossing import Cell, Column, Cross, Crossed, cross
from releases.tallies.files import names
from releases.tallies.forms import CrossForm
from releases.tallies.page import Asked
from releases.tallies.question import NOT_KNOWN, Period
from releases.tallies.table import TOTAL, Row

WEEKS = 53  # rows of weeks on the screen, the last ones; what was before them is one row


@dataclass(frozen=True)
class Number:
    """A number of the table with the address of the records behind it, "" where there is none."""

    people: int
    url: str = ""


@dataclass(frozen=True)
class Drawn:
    """One row of the table on the screen."""

    label: str
    numbers: Sequence[Number]
    total: Number
    in_groups: int


class CrossPage(Asked):
    """What the screen of a cross-table draws, and its files."""

    form_class = CrossForm

    @property
    def crossed(self) -> Crossed:
        return Crossed(self.form.cleaned_data["with"] or Crossed.CATEGORY)

    @cached_property
    def cross(self) -> Cross:
        return cross(self.entries, self.tally, self.crossed)

    @property
    def by_week(self) -> bool:
        return self.crossed is Crossed.WEEK

    @property
    def heads(self) -> list[str]:
        """The words over the columns."""
        if self.by_week:
            return [row.label for row in self.cross.rows]
        return [str(column.label) for column in self.cross.columns]

    @cached_property
    def rows(self) -> list[Drawn]:
        if not self.by_week:
            return [self._of_row(row) for row in self.cross.rows]
        known = [week for week in self.cross.columns if week.key != NOT_KNOWN]
        earlier, shown = known[:-WEEKS], [*known[-WEEKS:], *self.cross.columns[len(known) :]]
        return [*([self._before(earlier)] if earlier else []), *(self._of_week(column) for column in shown)]

    @property
    def totals(self) -> list[int]:
        """Under each column its sum."""
        if self.by_week:
            return [row.people for row in self.cross.rows]
        return [self.cross.of_column(column).people for column in self.cross.columns]

    def _of_row(self, row: Row) -> Drawn:
        numbers = [self._number(row, column) for column in self.cross.columns]
        return Drawn(row.label, numbers, self._linked(row.people, place=row.address), row.count.in_groups)

    def _of_week(self, week: Column) -> Drawn:
        sums, days = self.cross.of_column(week), self._days(week)
        address = self._address(**days) if days else ""
        numbers = [self._in_week(row, week, address) for row in self.cross.rows]
        return Drawn(_said_week(week), numbers, Number(sums.people, address if sums.people else ""), sums.in_groups)

    def _in_week(self, row: Row, week: Column, address: str) -> Number:
        people = self.cross.cell(row, week).people
        return Number(people, _with_place(address, row.address) if people and address else "")

    def _before(self, weeks: Sequence[Column]) -> Drawn:
        """All weeks before those that are shown, as one row."""
        cells = [[self.cross.cell(row, week) for week in weeks] for row in self.cross.rows]
        sums = [sum(each, Cell()) for each in cells]
        whole = sum(sums, Cell())
        return Drawn(gettext("Earlier"), [Number(cell.people) for cell in sums], Number(whole.people), whole.in_groups)

    def _number(self, row: Row, column: Column) -> Number:
        return self._linked(self.cross.cell(row, column).people, place=row.address, **{self.crossed.value: column.key})

    def _days(self, week: Column) -> dict[str, str]:
        """The period whose records are those of a week; of a week that is not known there is none."""
        if week.key == NOT_KNOWN:
            return {}
        first = date.fromisoformat(week.key)
        last, period = first + timedelta(days=6), self.question.period or Period(None, None)
        return {
            "from": max(first, period.first or first).isoformat(),
            "to": min(last, period.last or last).isoformat(),
        }

    def _linked(self, people: int, *, place: str, **more: str) -> Number:
        return Number(people, _with_place(self._address(**more), place) if people else "")

    def _address(self, **more: str) -> str:
        """Where the records behind these values stand, of every place."""
        return reverse("tally-records") + self.query(since="", **{"with": "", "by": "", **more})

    @property
    def tally_url(self) -> str:
        return reverse("tallies") + self.query(**{"with": ""})

    @property
    def files(self) -> dict[str, str]:
        """The addresses of the table as files."""
        query = self.query(since="", by="")
        return {kind: reverse(f"tally-cross-{kind}") + query for kind in ("csv", "xlsx", "json")}


def _with_place(address: str, place: str) -> str:
    return f"{address}&{urlencode({'place': place})}"


def _said_week(week: Column) -> str:
    if week.key == NOT_KNOWN:
        return str(week.label)
    return say_date(PartialDate.on(date.fromisoformat(week.key)), get_language() or "ar")


# -- Files: always governorates down, values across; columns named by their codes --------------------------------------


def csv_of(table: Cross, *, bom: bool) -> str:
    return to_csv(lines(table), bom=bom)


def lines(table: Cross) -> list[Line]:
    """A row for each governorate, a column for each value, then their sum and how many of it are in groups."""
    keys = [column.key for column in table.columns]
    rows: list[Line] = [
        (row.code, *names(row), *_across(table, row), row.people, row.count.in_groups) for row in table.rows
    ]
    sums = [table.of_column(column).people for column in table.columns]
    total = table.tally.total
    head = ("governorate_code", "governorate", "governorate_ar", *keys, "releases", "in_groups")
    return [head, *rows, (TOTAL, "Total", "المجموع", *sums, total.people, total.in_groups)]


def _across(table: Cross, row: Row) -> Iterable[int]:
    return [table.cell(row, column).people for column in table.columns]


def xlsx_of(table: Cross) -> bytes:
    question: list[Line] = [
        (gettext("Asked"), ""),
        ("as_of", timezone.localtime(table.tally.question.as_of).isoformat()),
        ("with", table.crossed.value),
        *asked(table.tally.question).items(),
    ]
    bidi = get_language_bidi()
    return to_xlsx(
        [Sheet(gettext("Cross-table"), lines(table), bidi), Sheet(gettext("What was asked"), question, bidi)]
    )


def json_of(table: Cross) -> str:
    """The cells that have anybody, each with how many of it are in groups without names."""
    rows: list[dict[str, Any]] = [
        {
            "governorate_code": row.code,
            **({"governorates": list(row.place)} if len(row.place) > 1 else {}),
            "releases": row.people,
            "cells": {
                column.key: {"releases": cell.people, "in_groups": cell.in_groups}
                for column in table.columns
                if (cell := table.cell(row, column)).people
            },
        }
        for row in table.rows
    ]
    said = {
        "as_of": in_utc(table.tally.question.as_of),
        "asked": asked(table.tally.question),
        "with": table.crossed.value,
        "rows": rows,
        "total": {"releases": table.tally.total.people, "in_groups": table.tally.total.in_groups},
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"

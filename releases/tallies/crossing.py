"""Two dimensions at once: governorates by category, sex, minority or week, of the same people as the tally.

Every row adds up to the tally's row, every column to its part, all of them to its total; what is not known is a row or
a column of its own, and of each number it is said how much of it is of groups without names.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, Func, Sum, When
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.lists import DefinedChoices, Option
from detainees.lists import Sex
from releases.lists import Category
from releases.models.ledger import LedgerQuerySet
from releases.tallies.question import NOT_KNOWN, Minors
from releases.tallies.reading import Place, columns_of_place, place_of, places, read
from releases.tallies.table import Row, Tally


class Crossed(DefinedChoices):
    """What governorates can be crossed with; the value is also the parameter of an address."""

    CATEGORY = Option("category", _("Category"), _("What the person was held as."))
    SEX = Option("sex", _("Sex"), _("Female, male or not known."))
    MINORS = Option("minors", _("Minors"), _("Under 18 on the day of the release, or not."))
    WEEK = Option(
        "week",
        _("Week"),
        _("The week of the release, Monday to Sunday, where every day that its date may be lies in it."),
    )


LISTS: Mapping[str, type[DefinedChoices]] = {"category": Category, "sex": Sex, "minors": Minors}


class _Monday(Func):
    """The first day of the week of a day."""

    template = "date_trunc('week', %(expressions)s)::date"
    output_field = DateField()


# What of the ledger says the value, beside whether it is of a group.
_COLUMNS: Mapping[Crossed, frozenset[str]] = {
    Crossed.CATEGORY: frozenset({"category", "is_group"}),
    Crossed.SEX: frozenset({"sex", "is_group"}),
    Crossed.MINORS: frozenset({"minor", "is_group"}),
    Crossed.WEEK: frozenset({"earliest", "latest", "is_group"}),
}
# The Monday of the week that holds every possible day, else nothing.
_WEEK = Case(When(**{"week_of_earliest": F("week_of_latest")}, then=F("week_of_earliest")))


@dataclass(frozen=True)
class Cell:
    """People of one row and column, and how many of them are of groups without names."""

    people: int = 0
    in_groups: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(self.people + other.people, self.in_groups + other.in_groups)


NOBODY = Cell()


@dataclass(frozen=True)
class Column:
    """One value of the other dimension; `key` as the ledger's codes, a week as its Monday, "unknown"."""

    key: str
    label: str | Promise


@dataclass(frozen=True)
class Cross:
    """The rows of a tally, each divided into the same columns; a row or column that has nobody is absent."""

    tally: Tally
    crossed: Crossed
    columns: list[Column]
    cells: Mapping[tuple[Place, str], Cell]

    @property
    def rows(self) -> list[Row]:
        """The tally's rows: their sums are those of the cells."""
        return self.tally.rows

    def cell(self, row: Row, column: Column) -> Cell:
        return self.cells.get((row.place, column.key), NOBODY)

    def people(self, row: Row, key: str) -> int:
        """How many of a row have this value, whether it is a column here or not."""
        return self.cells.get((row.place, key), NOBODY).people

    def of_column(self, column: Column) -> Cell:
        """The sum of a column."""
        return sum((self.cell(row, column) for row in self.rows), NOBODY)


def cross(entries: LedgerQuerySet, tally: Tally, crossed: Crossed) -> Cross:
    """Divide each row of a tally that was counted over the same `entries`."""
    cells = _cells(entries, tally, crossed)
    return Cross(tally, crossed, _columns(crossed, {key for _place, key in cells}), cells)


def _cells(entries: LedgerQuerySet, tally: Tally, crossed: Crossed) -> dict[tuple[Place, str], Cell]:
    found: dict[tuple[Place, str], Cell] = defaultdict(Cell)
    if tally.settled is None:
        return found
    for rows in read(entries, tally.settled, columns_of_place(tally.question.basis) | _COLUMNS[crossed]):
        known = rows.annotate(
            counted_under=place_of(tally.question.basis),
            week_of_earliest=_Monday(F("earliest")),
            week_of_latest=_Monday(F("latest")),
            key=_WEEK if crossed is Crossed.WEEK else F("minor" if crossed is Crossed.MINORS else crossed.value),
        )
        sums = known.values("counted_under", "key", "is_group").annotate(number=Sum("people"))
        for place, key, is_group, people in sums.values_list("counted_under", "key", "is_group", "number"):
            found[places(place), _said(crossed, key)] += Cell(people, people if is_group else 0)
    return {where: cell for where, cell in found.items() if cell.people}


def _said(crossed: Crossed, key: Any) -> str:
    """The value of a column as text."""
    if crossed is Crossed.MINORS:
        return Minors.of(key).value
    if isinstance(key, date):
        return key.isoformat()
    return key or NOT_KNOWN


def _columns(crossed: Crossed, keys: set[str]) -> list[Column]:
    """In the order of their list, or of time; what is not known last."""
    if crossed is Crossed.WEEK:
        weeks = [Column(key, key) for key in sorted(keys - {NOT_KNOWN})]
        return [*weeks, Column(NOT_KNOWN, gettext("Not known"))] if NOT_KNOWN in keys else weeks
    options = LISTS[crossed.value]
    ordered = sorted(options, key=lambda option: option.value == NOT_KNOWN)
    return [Column(option.value, str(option.label)) for option in ordered if option.value in keys]

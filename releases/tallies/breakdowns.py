"""The same people divided by one dimension: category, sex and minority always, wave, facility or year when asked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Sum, When
from django.db.models.functions import ExtractYear
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.lists import DefinedChoices, Option
from detainees.facilities.grouping import stands_at
from detainees.lists import Sex
from releases.lists import Category
from releases.models.ledger import LedgerQuerySet
from releases.tallies.counting import Count
from releases.tallies.question import NOT_KNOWN, Minors, Question
from releases.tallies.reading import read
from releases.tallies.table import Tally

# The year of a date that leaves no other open, else nothing.
_YEAR = Case(When(earliest__year=ExtractYear("latest"), then=ExtractYear("earliest")))


class By(DefinedChoices):
    """What a tally can be divided by beside what is always shown; the value is also the parameter of an address."""

    WAVE = Option("wave", _("Wave"), _("The occasion on which people were let go."))
    FACILITY = Option("facility", _("Facility"), _("The place from which they were let go."))
    YEAR = Option("year", _("Year"), _("The year of the release, where the date leaves no other open."))


@dataclass(frozen=True)
class Part:
    """One value of a breakdown, and how many people have it."""

    key: str
    label: str
    value: int


@dataclass(frozen=True)
class Breakdown:
    """A tally divided by one dimension; the sum of its rows is the tally's total."""

    name: str  # of the parameter in an address
    title: str | Promise
    rows: list[Part]


DIMENSIONS: tuple[tuple[str, str | Promise, type[DefinedChoices]], ...] = (
    ("category", _("Category"), Category),
    ("sex", _("Sex"), Sex),
    ("minors", _("Minors"), Minors),
)


def breakdowns(tally: Tally) -> list[Breakdown]:
    """By category, sex and minority, the values in the order of their list, those that have anybody."""
    counted = (tally.counted.categories, tally.counted.sexes, tally.counted.minors)
    return [
        Breakdown(name, title, _options(options, sums))
        for (name, title, options), sums in zip(DIMENSIONS, counted, strict=True)
    ]


def _options(options: type[DefinedChoices], sums: Mapping[Any, Count]) -> list[Part]:
    return [
        Part(option.value, str(option.label), sums[option.value].people)
        for option in options
        if option.value in sums and sums[option.value].people
    ]


def divided(entries: LedgerQuerySet, tally: Tally, by: By, names: Mapping[str, str]) -> Breakdown:
    """By wave or facility, the most people first, with the `names` of codes; or by year. The unknown comes last."""
    sums = _sums(entries, tally, by)
    if by == By.FACILITY and sums:
        sums = _of_places(sums, tally.question)
    unknown = sums.pop("", 0)
    ordered = sorted(sums) if by == By.YEAR else sorted(sums, key=lambda key: (-sums[key], key))
    rows = [Part(key, names.get(key, key), sums[key]) for key in ordered]
    if unknown:
        rows.append(Part(NOT_KNOWN, gettext("Not known"), unknown))
    return Breakdown(by.value, by.label, rows)


def _sums(entries: LedgerQuerySet, tally: Tally, by: By) -> dict[str, int]:
    """People by code, or by year as text; "" where it is not known. What has nobody is absent."""
    if tally.settled is None:
        return {}
    key = _YEAR if by == By.YEAR else F(by.value)
    sums: dict[str, int] = defaultdict(int)
    for rows in read(entries, tally.settled, {"earliest", "latest"} if by == By.YEAR else {by.value}):
        counted = rows.annotate(key=key).values("key").annotate(number=Sum("people"))
        for value, people in counted.values_list("key", "number"):
            sums[str(value or "")] += people
    return {value: people for value, people in sums.items() if people}


def _of_places(sums: Mapping[str, int], question: Question) -> dict[str, int]:
    """The same by place: entries that were one at the moment are one row, under the one that stood for them."""
    grouped, places = stands_at(question.as_of), defaultdict[str, int](int)
    for code, people in sums.items():
        places[grouped.get(code, code)] += people
    return {code: people for code, people in places.items() if people}


def of_year(entries: LedgerQuerySet, year: str) -> LedgerQuerySet:
    """The entries of one year, or of those whose year is not known."""
    known = entries.annotate(year=_YEAR)
    return known.filter(year__isnull=True) if year == NOT_KNOWN else known.filter(year=int(year))

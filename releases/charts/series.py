"""Releases by day, week or month: consecutive columns, the waves that began among them, and what lies outside."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from django.db.models import Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.kept import kept
from releases.models import Wave
from releases.models.ledger import LedgerQuerySet
from releases.tallies.reading import read
from releases.tallies.table import Tally

Days = tuple[date | None, date | None]  # the first and the last day that a release may have been


@dataclass(frozen=True)
class People:
    """Named people, and people of groups without names."""

    named: int = 0
    in_groups: int = 0

    @property
    def all(self) -> int:
        return self.named + self.in_groups

    def __add__(self, other: "People") -> "People":
        return People(self.named + other.named, self.in_groups + other.in_groups)


@dataclass(frozen=True)
class Unit:
    """How time is divided: the first day of the part that a day lies in, and that of the next part."""

    name: str
    title: str | Promise
    most: int  # columns of one chart
    first: Callable[[date], date]
    after: Callable[[date], date]
    number: Callable[[date], int]  # one more for each part of time


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


DAY = Unit("day", _("Releases by day"), 62, lambda day: day, lambda day: day + timedelta(days=1), date.toordinal)
WEEK = Unit(
    "week", _("Releases by week"), 106, _monday, lambda day: _monday(day) + timedelta(days=7),
    lambda day: _monday(day).toordinal() // 7,
)  # fmt: skip
MONTH = Unit(
    "month", _("Releases by month"), 180, lambda day: day.replace(day=1), _next_month,
    lambda day: 12 * day.year + day.month,
)  # fmt: skip
UNITS = (DAY, WEEK, MONTH)


@dataclass(frozen=True)
class Point:
    """One column: the first day of its part of time, and its people."""

    start: date
    people: People


@dataclass(frozen=True)
class Mark:
    """A wave that began in the part of time of the column `place`."""

    place: int
    wave: Wave


@dataclass(frozen=True)
class Series:
    """Consecutive columns; people before and after them, and those whose date leaves open where they belong.

    All of them add up to the tally.
    """

    unit: Unit
    points: list[Point]
    marks: list[Mark]
    before: People
    after: People
    unknown: People


def people_by_days(entries: LedgerQuerySet, tally: Tally) -> dict[Days, People]:
    """People by the days on which they may have been released: one reading for the charts of all units."""
    found: dict[Days, People] = {}
    if tally.settled is None:
        return found
    for rows in read(entries, tally.settled, {"earliest", "latest", "is_group"}):
        sums = rows.values("earliest", "latest", "is_group").annotate(number=Sum("people"))
        for first, last, is_group, people in sums.values_list("earliest", "latest", "is_group", "number"):
            more = People(0, people) if is_group else People(people)
            found[first, last] = found.get((first, last), People()) + more
    return {days: people for days, people in found.items() if people.all}


def series(by_days: Mapping[Days, People], unit: Unit) -> Series:
    """The columns of one unit; where there are more than fit, the stretch that has the most people."""
    parts: dict[date, People] = {}
    unknown = People()
    for (first, last), people in by_days.items():
        if first is None or last is None or unit.first(first) != unit.first(last):
            unknown += people
        else:
            parts[unit.first(first)] = parts.get(unit.first(first), People()) + people
    starts = _busiest(parts, unit)
    shown = set(starts)
    return Series(
        unit,
        [Point(start, parts.get(start, People())) for start in starts],
        _marks(starts, unit),
        before=_sum(people for start, people in parts.items() if starts and start < starts[0]),
        after=_sum(people for start, people in parts.items() if starts and start > starts[-1] and start not in shown),
        unknown=unknown,
    )


def _sum(people: Iterable[People]) -> People:
    return sum(people, People())


def _busiest(parts: Mapping[date, People], unit: Unit) -> list[date]:
    """The parts of time that are drawn, one after the other without a gap, as many as a chart holds."""
    known = sorted(parts)
    numbers = [unit.number(start) for start in known]
    until = list(accumulate((parts[start].all for start in known), initial=0))  # people before each
    best, most = (0, 0), -1
    for first, number in enumerate(numbers):
        end = bisect_left(numbers, number + unit.most)
        if until[end] - until[first] > most:
            best, most = (first, end), until[end] - until[first]
        if end == len(known):
            break
    stretch = known[slice(*best)]
    return _between(stretch[0], stretch[-1], unit) if stretch else []


def _between(first: date, last: date, unit: Unit) -> list[date]:
    """The parts from one to another, both included."""
    found = [first]
    while found[-1] < last:
        found.append(unit.after(found[-1]))
    return found


def _marks(starts: list[date], unit: Unit) -> list[Mark]:
    """The waves that began in the time of the chart, the first that began first."""
    places = {start: place for place, start in enumerate(starts)}
    waves = sorted(kept(Wave).values(), key=lambda wave: (wave.began, wave.code))
    return [Mark(places[unit.first(wave.began)], wave) for wave in waves if unit.first(wave.began) in places]

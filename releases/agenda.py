"""What comes due after releases, day by day: a month of a team's calendar."""

import calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.dates import PartialDate, say_date
from releases.followup import followed, to_ask, undertakings
from releases.models import Release
from releases.models.followups import Step
from releases.models.releases import ReleaseQuerySet
from releases.today import today
from releases.wishes import awaited

SHOWN, OF_A_DAY = 50, 4
_WEEK = calendar.Calendar(firstweekday=calendar.SATURDAY)


class Due(NamedTuple):
    """One thing that comes due on a day."""

    release: Release
    what: str | Promise


class Day(NamedTuple):
    """One day of the calendar."""

    day: date
    is_today: bool
    in_month: bool
    due: list[Due]

    @property
    def shown(self) -> list[Due]:
        return self.due[:OF_A_DAY]

    @property
    def further(self) -> int:
        """How many there are besides those shown."""
        return max(0, len(self.due) - OF_A_DAY)


@dataclass(frozen=True)
class Agenda:
    """Of `releases`, who is to be asked today, and the month (as 2026-11, this one where it is none)."""

    releases: ReleaseQuerySet
    asked_month: str

    @cached_property
    def month(self) -> date:
        try:
            return date.fromisoformat(f"{self.asked_month}-01")
        except ValueError:
            return today().replace(day=1)

    @property
    def previous(self) -> str:
        return f"{self.month - timedelta(days=1):%Y-%m}" if self.month > date(1950, 1, 1) else ""

    @property
    def next(self) -> str:
        return f"{self.month + timedelta(days=31):%Y-%m}" if self.month < date(2100, 1, 1) else ""

    @cached_property
    def count(self) -> int:
        """How many are to be asked."""
        return to_ask(self.releases, today()).order_by().count()

    @cached_property
    def to_ask(self) -> list[tuple[Release, Step]]:
        """The first of them with what is to be asked, who waits longest first."""
        first = to_ask(self.releases, today()).select_related("detainee")[:SHOWN]
        return [(release, Step(release.step)) for release in first]

    @cached_property
    def wishes(self) -> list[Release]:
        """The first of those of whom a family waits to hear until they are asked, who waits longest first."""
        return list(awaited(self.releases)[:SHOWN])

    @property
    def title(self) -> str:
        """The month in words."""
        return say_date(PartialDate(f"{self.month:%Y-%m}"))

    @property
    def weekdays(self) -> list[str]:
        """Their names, from Saturday on."""
        return [str(WEEKDAYS[day]) for day in _WEEK.iterweekdays()]

    @cached_property
    def weeks(self) -> list[list[Day]]:
        """The weeks of the month, from Saturday on, each with what comes due."""
        weeks = _WEEK.monthdatescalendar(self.month.year, self.month.month)
        due = self._due(weeks[0][0], weeks[-1][-1])
        return [[Day(day, day == today(), day.month == self.month.month, due[day]) for day in week] for week in weeks]

    @property
    def days(self) -> list[Day]:
        """Those on which something comes due."""
        return [day for week in self.weeks for day in week if day.due]

    def _due(self, first: date, last: date) -> defaultdict[date, list[Due]]:
        found: defaultdict[date, list[Due]] = defaultdict(list)
        for day, due in (*self._undertakings(first, last), *self._steps(first, last)):
            found[day].append(due)
        return found

    def _undertakings(self, first: date, last: date) -> Iterator[tuple[date, Due]]:
        for release in undertakings(self.releases, first, last).select_related("detainee"):
            yield release.due, Due(release, _("undertaking to report"))

    def _steps(self, first: date, last: date) -> Iterator[tuple[date, Due]]:
        """The days on which a step begins; those that are past and answered are left out."""
        for step in Step:
            ahead = timedelta(days=step)
            begun = followed(self.releases).filter(date_latest__range=(first - ahead, last - ahead))
            open_ones = begun.exclude(follow_ups__step=step, follow_ups__reached=True)
            for release in open_ones.select_related("detainee").order_by("date_latest", "pk"):
                if release.date is not None:
                    yield release.date.latest() + ahead, Due(release, step.label)

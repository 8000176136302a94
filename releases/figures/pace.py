"""“At this pace it takes N years”: people who are held, divided by those who are let go in a year.

Both are what somebody said, with what their bounds and dates leave open; nothing is assumed beside them but that
nobody else is arrested, which every page says. Where nothing can be said, a sentence says why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.dates import PartialDate
from releases.figures.spans import Span

YEAR = Fraction(3652425, 10_000)  # days
_MONTHS = 12
_IN_MONTHS = 3  # years below which a time is said in months


@dataclass(frozen=True)
class Pace:
    """People let go in a year: as it was said, and from the lowest to the highest that it may be."""

    said: Fraction
    span: Span

    @classmethod
    def in_days(cls, people: int, span: Span, days: tuple[int, int]) -> "Pace":
        """Of people let go in so many days, at the fewest and at the most."""
        fewest, most = days
        high = None if span.high is None else span.high * YEAR / fewest
        return cls(people * YEAR * 2 / (fewest + most), Span(span.low * YEAR / most, high))

    @property
    def a_year(self) -> int:
        """In whole people."""
        return round(self.said)


@dataclass(frozen=True)
class Takes:
    """Years that it takes: as the two numbers say, at least and at most; None is open."""

    said: Fraction
    least: Fraction | None
    most: Fraction | None


def days_between(first: date, last: PartialDate) -> tuple[int, int] | None:
    """Days from the first to the last, both counted, at the fewest and at the most; None where it ends before."""
    fewest, most = ((day - first).days + 1 for day in (last.earliest(), last.latest()))
    return None if most < 1 else (max(1, fewest), most)


def takes(held: int, span: Span, pace: Pace) -> Takes | None:
    """How long it takes until nobody of these is held; None where nobody is let go."""
    if pace.said <= 0:
        return None
    least = None if pace.span.high is None else span.low / pace.span.high
    most = None if span.high is None or pace.span.low <= 0 else span.high / pace.span.low
    return Takes(held / pace.said, least, most)


def said(found: Takes | None) -> str:
    """How long it takes, in a sentence."""
    if found is None:
        return _("Nobody was let go: there is no pace, and nothing can be said.")
    least, most = found.least, found.most
    if least is None and most is None:
        return _("Nothing can be said: both numbers are lower bounds, and either may be higher.")
    if most is None:
        return _("At least %(time)s.") % {"time": time(least or Fraction(0), floor)}
    if least is None:
        return _("At most %(time)s.") % {"time": time(most, ceil)}
    if least == most or time(least, floor) == time(most, ceil):
        return f"{capfirst(time(found.said, round))}."
    return _("About %(time)s: between %(least)s and %(most)s.") % {
        "time": time(found.said, round), "least": time(least, floor), "most": time(most, ceil),
    }  # fmt: skip


def time(years: Fraction, rounded: Callable[[Fraction], int]) -> str:
    """A time in whole years, below three in months; `rounded` is floor, ceil or round."""
    if years >= _IN_MONTHS:
        count = rounded(years)
        return ngettext("%(count)s year", "%(count)s years", count) % {"count": f"{count:,}"}
    count = rounded(years * _MONTHS)
    if count < 1:
        return _("less than a month")
    return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}

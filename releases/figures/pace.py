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
    """People let go in a year: as it was said, None where only bounds are, and from the lowest to the highest."""

    said: Fraction | None
    span: Span

    @classmethod
    def in_days(cls, people: int | None, span: Span, days: tuple[int, int]) -> "Pace":
        """Of people let go in so many days, at the fewest and at the most."""
        fewest, most = days
        high = None if span.high is None else span.high * YEAR / fewest
        said = None if people is None else people * YEAR * 2 / (fewest + most)
        return cls(said, Span(span.low * YEAR / most, high))

    @property
    def a_year(self) -> str:
        """In whole people, as pages put it through `number`."""
        if self.said is not None:
            return f"{round(self.said):,}"
        return f"{floor(self.span.low):,}–" + ("" if self.span.high is None else f"{ceil(self.span.high):,}")


@dataclass(frozen=True)
class Takes:
    """Years that it takes: as the two numbers say, at least and at most; None is open."""

    said: Fraction | None
    least: Fraction | None
    most: Fraction | None


def days_between(first: date, last: PartialDate) -> tuple[int, int] | None:
    """Days from the first to the last, both counted, at the fewest and at the most; None where it ends before."""
    fewest, most = ((day - first).days + 1 for day in (last.earliest(), last.latest()))
    return None if most < 1 else (max(1, fewest), most)


def takes(held: int | None, span: Span, pace: Pace) -> Takes | None:
    """How long it takes until nobody of these is held; None where nobody is let go."""
    if pace.span.high == 0:
        return None
    least = None if pace.span.high is None else span.low / pace.span.high
    most = None if span.high is None or pace.span.low <= 0 else span.high / pace.span.low
    return Takes(held / pace.said if held is not None and pace.said else None, least, most)


def said(found: Takes | None) -> str:
    """How long it takes, in a sentence."""
    if found is None:
        return _("Nobody was let go: there is no pace, and nothing can be said.")
    least, most = found.least, found.most
    if least is None and most is None:
        return _("Nothing can be said: the bounds of the two numbers leave it open.")
    if most is None:
        return _at_least(least or Fraction(0))
    if least is None:
        return _("At most %(time)s.") % {"time": time(most, ceil)}
    if least == most or time(least, floor) == time(most, ceil):
        return f"{capfirst(time(most, round))}."
    ends = {"least": time(least, floor), "most": time(most, ceil)}
    if found.said is None:
        return _("Between %(least)s and %(most)s.") % ends
    return _("About %(time)s: between %(least)s and %(most)s.") % {"time": time(found.said, round), **ends}


def _at_least(years: Fraction) -> str:
    if years * _MONTHS < 1:
        return _("A month or less, or far longer: the numbers leave it open.")
    return _("At least %(time)s.") % {"time": time(years, floor)}


def time(years: Fraction, rounded: Callable[[Fraction], int]) -> str:
    """A time in whole years, below three in months; `rounded` is floor, ceil or round."""
    if years >= _IN_MONTHS:
        count = rounded(years)
        return ngettext("%(count)s year", "%(count)s years", count) % {"count": f"{count:,}"}
    count = rounded(years * _MONTHS)
    if count < 1:
        return _("less than a month")
    return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}

"""The paces that there are: supposed in a reckoning, told by the figures of an occasion, and ours in a period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from urllib.parse import urlencode

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.dates import PartialDate
from releases.figures.pace import Pace, days_between, said, takes
from releases.figures.shown import ShownFigure
from releases.figures.spans import Span
from releases.models.ledger import LedgerQuerySet, perhaps_within, surely_within
from releases.said_figures import WhatIsCounted
from releases.tallies.question import Period


@dataclass(frozen=True)
class NamedPace:
    """A pace, on what it rests in words, and where that stands."""

    pace: Pace
    label: str
    url: str


@dataclass(frozen=True)
class Reckoning:
    """How long it takes at one pace, in a sentence."""

    of: NamedPace
    sentence: str


def told_paces(figures: Iterable[ShownFigure]) -> list[NamedPace]:
    """The paces of published figures, supposed ones first."""
    paces = [pace for figure in figures for pace in _of_figure(figure)]
    return sorted(paces, key=lambda each: each.pace.said)


def _of_figure(figure: ShownFigure) -> Iterator[NamedPace]:
    if figure.kind == WhatIsCounted.PACE:
        label = _("%(number)s a year, as %(who)s supposed") % {"number": figure.number, "who": figure.said.said_by}
        yield NamedPace(Pace(Fraction(figure.said.value), figure.span), label, figure.address)
    elif figure.kind == WhatIsCounted.RELEASED_WAVE and figure.said.wave and figure.said.as_of:
        days = days_between(figure.said.wave.began, figure.said.as_of)
        if days:
            label = _("%(number)s on one occasion until then, by %(who)s, as if it went on like this") % {
                "number": figure.number, "who": figure.said.said_by,
            }  # fmt: skip
            yield NamedPace(Pace.in_days(figure.said.value, figure.span, days), label, figure.address)


def our_pace(entries: LedgerQuerySet, moment: datetime, period: Period) -> NamedPace:
    """Ours in a period whose both ends are known: those surely let go in it, and at most those who perhaps were."""
    assert period.first is not None
    assert period.last is not None
    known = entries.as_of(moment)
    sums = known.aggregate(
        surely=Sum("people", filter=surely_within(period.first, period.last), default=0),
        perhaps=Sum("people", filter=perhaps_within(period.first, period.last), default=0),
    )
    days = (period.last - period.first).days + 1
    span = Span(Fraction(sums["surely"]), Fraction(sums["surely"] + sums["perhaps"]))
    address = urlencode({"from": period.first.isoformat(), "to": period.last.isoformat()})
    label = _("%(number)s that we verified, let go in %(days)s days") % {
        "number": f"{sums['surely']:,}", "days": f"{days:,}",
    }  # fmt: skip
    return NamedPace(Pace.in_days(sums["surely"], span, (days, days)), label, f"{reverse('tallies')}?{address}")


def reckonings(held: ShownFigure, paces: Iterable[NamedPace]) -> list[Reckoning]:
    """How long it takes at each pace until nobody of these is held."""
    return [Reckoning(each, said(takes(held.said.value, held.span, each.pace))) for each in paces]


def period_between(first: PartialDate, last: PartialDate) -> Period:
    """From the first day that the one may be to the last of the other."""
    return Period(first.earliest(), last.latest())

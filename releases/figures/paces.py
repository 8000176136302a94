"""The paces that there are: supposed in a reckoning, told by the figures of an occasion, and ours in a period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.figures.ours import LOWER
from releases.figures.pace import Pace, days_between, said, takes
from releases.figures.shown import ShownFigure
from releases.figures.spans import Span
from releases.models.ledger import LedgerQuerySet, perhaps_within, surely_within
from releases.said_figures import WhatIsCounted
from releases.tallies.question import Period, Question
from releases.tallies.reading import people_among


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
    return sorted(paces, key=lambda each: each.pace.span.low)


def _of_figure(figure: ShownFigure) -> Iterator[NamedPace]:
    if figure.kind == WhatIsCounted.PACE:
        label = _("%(number)s a year, as %(who)s supposed") % {"number": figure.number, "who": figure.said.said_by}
        single = figure.single
        yield NamedPace(Pace(None if single is None else Fraction(single), figure.span), label, figure.address)
    elif figure.kind == WhatIsCounted.RELEASED_WAVE and figure.said.wave and figure.said.as_of:
        days = days_between(figure.said.wave.began, figure.said.as_of)
        if days:
            label = _("%(number)s on one occasion until then, by %(who)s, as if it went on like this") % {
                "number": figure.number, "who": figure.said.said_by,
            }  # fmt: skip
            yield NamedPace(Pace.in_days(figure.single, figure.span, days), label, figure.address)


def our_pace(entries: LedgerQuerySet, known: Question, period: Period) -> NamedPace:
    """Ours in a period whose both ends are known: those surely let go in it, and at most those who perhaps were.

    Groups of which only a lowest number is known leave the highest open.
    """
    assert period.first is not None
    assert period.last is not None
    surely, perhaps = (within(period.first, period.last) for within in (surely_within, perhaps_within))
    among = {"surely": surely, "perhaps": perhaps, "lower": (surely | perhaps) & LOWER}
    found = people_among(entries, known, among)
    days, low = (period.last - period.first).days + 1, found["surely"]
    high = None if found["lower"] else Fraction(low + found["perhaps"])
    pace = Pace.in_days(low if high == low else None, Span(Fraction(low), high), (days, days))
    address = urlencode({"from": period.first.isoformat(), "to": period.last.isoformat()})
    return NamedPace(pace, _ours(low, found["perhaps"], days), f"{reverse('tallies')}?{address}")


def _ours(surely: int, perhaps: int, days: int) -> str:
    """What our pace is made of."""
    in_days = ngettext("in %(days)s day", "in %(days)s days", days) % {"days": f"{days:,}"}
    if not perhaps:
        return _("%(number)s whom we verified, let go %(in_days)s") % {"number": f"{surely:,}", "in_days": in_days}
    return _("%(number)s whom we verified, surely let go %(in_days)s, and perhaps %(more)s more") % {
        "number": f"{surely:,}", "in_days": in_days, "more": f"{perhaps:,}",
    }  # fmt: skip


def reckonings(held: ShownFigure, paces: Iterable[NamedPace]) -> list[Reckoning]:
    """How long it takes at each pace until nobody of these is held."""
    return [Reckoning(each, said(takes(held.single, held.span, each.pace))) for each in paces]

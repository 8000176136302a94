"""Our own tally of the question that a figure answers, where we count that question at all; as it is known now."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from detainees.facilities.grouping import one_with, stands_now
from releases.figures.shown import numbered
from releases.lists import CountBound
from releases.models.ledger import LedgerQuerySet, settled_now
from releases.models.reported import FigureContent
from releases.said_figures import WhatIsCounted
from releases.tallies.counting import Count
from releases.tallies.question import Question
from releases.tallies.reading import people_among

LOWER = Q(bound__in=(CountBound.AT_LEAST, CountBound.RANGE))
ESTIMATED = Q(bound=CountBound.ABOUT)


@dataclass(frozen=True)
class Asked:
    """The filters of a tally; "" is not asked about."""

    wave: str = ""
    facility: str = ""
    category: str = ""

    @property
    def condition(self) -> Q:
        """The rows of the ledger that answer to them; of a facility all its entries, as the tally that it leads to."""
        given = {name: value for name, value in asdict(self).items() if value}
        if place := given.pop("facility", ""):
            return Q(**given, facility__in=one_with(place, stands_now()))
        return Q(**given)


@dataclass(frozen=True)
class Ours:
    """How many we count, with its bound, and the address of the tally."""

    count: Count
    url: str

    @property
    def number(self) -> str:
        """As it is to be read: a total takes the lower bound, and says so."""
        return numbered(self.count.people, None, self.count.bound)


class OurTallies:
    """The tallies beside these figures, for one person and one page: one reading of the ledger for all of them."""

    def __init__(self, entries: LedgerQuerySet, beside: Iterable[FigureContent]) -> None:
        self.entries = entries
        self.asked = list(dict.fromkeys(filter(None, map(same_question, beside))))

    @cached_property
    def question(self) -> Question:
        """What is known now."""
        return Question(as_of=settled_now())

    def beside(self, said: FigureContent) -> Ours | None:
        """Ours of the same question; None where we do not count it."""
        asked = same_question(said)
        if asked is None:
            return None
        filters = urlencode({name: value for name, value in asdict(asked).items() if value})
        return Ours(self._counts[asked], f"{reverse('tallies')}?{filters}")

    @cached_property
    def _counts(self) -> dict[Asked, Count]:
        among: dict[str, Q] = {}
        for place, asked in enumerate(self.asked):
            condition = asked.condition
            among |= {f"n{place}": condition, f"l{place}": condition & LOWER, f"e{place}": condition & ESTIMATED}
        found = people_among(self.entries, self.question, among) if among else {}
        return {
            asked: Count(found[f"n{place}"], lower=found[f"l{place}"], estimated=found[f"e{place}"])
            for place, asked in enumerate(self.asked)
        }


def same_question(said: FigureContent) -> Asked | None:
    """The filters of the tally that counts the same; None where we do not.

    What names a place in words, categories beside each other or a time of its own asks what no tally here asks.
    """
    wave, facility = said.wave_id or "", said.facility_id or ""
    if said.place_ar or said.place_en or said.since or said.until:
        return None
    if said.kind.is_release and not said.covers and (wave or facility):
        return Asked(wave, facility)
    if said.counted == WhatIsCounted.RELEASED_GROUP and wave and len(said.covers) == 1:
        return Asked(wave, facility, said.covers[0])
    return None

"""Our own tally of the question that a figure answers, where we count it at all."""

from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from releases.models.ledger import LedgerQuerySet, settled_now
from releases.models.reported import FigureContent
from releases.said_figures import WhatIsCounted
from releases.tallies.counting import count, moment_of
from releases.tallies.question import Question


@dataclass(frozen=True)
class Asked:
    """The filters of a tally; "" is not asked about."""

    wave: str = ""
    facility: str = ""
    category: str = ""


@dataclass(frozen=True)
class Ours:
    """How many we count, and the address of the tally."""

    people: int
    url: str


class OurTallies:
    """Tallies of one person for one page; the same question is counted once."""

    def __init__(self, entries: LedgerQuerySet) -> None:
        self.entries = entries
        self.counted: dict[Asked, Ours] = {}

    @cached_property
    def moment(self) -> datetime:
        return settled_now()

    def beside(self, said: FigureContent) -> Ours | None:
        """Ours of the same question as it is known now; None where we do not count it."""
        asked = same_question(said)
        if asked is None:
            return None
        if asked not in self.counted:
            self.counted[asked] = self._count(asked)
        return self.counted[asked]

    def _count(self, asked: Asked) -> Ours:
        question = moment_of(Question(self.moment, wave=asked.wave, facility=asked.facility, category=asked.category))
        people = count(self.entries, question).total.people if question else 0
        return Ours(people, f"{reverse('tallies')}?{urlencode({k: v for k, v in asdict(asked).items() if v})}")


def same_question(said: FigureContent) -> Asked | None:
    """The filters of the tally that counts the same; None where we do not."""
    wave, facility = said.wave_id or "", said.facility_id or ""
    if said.kind.is_release and (wave or facility):
        return Asked(wave, facility)
    if said.counted == WhatIsCounted.RELEASED_GROUP and wave and len(said.covers) == 1:
        return Asked(wave, facility, said.covers[0])
    return None

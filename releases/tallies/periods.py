"""A period's tally: what happened in it and was verified in it, apart from what happened earlier, and what came later.

A release counts in a period when every day that its date may be lies in it: then no two periods count it twice, and
the number is a lower bound. What may have happened in it, and may not, is said beside it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from releases.models.ledger import LedgerQuerySet
from releases.tallies.question import Question
from releases.tallies.table import Tally


class Share(StrEnum):
    """Part of what a tally is made of; the value stands in addresses."""

    ALL = ""  # what the tally counts
    IN_TIME = "in-time"
    AFTER = "after"
    EARLIER = "earlier"
    UNCLEAR = "unclear"
    PERHAPS = "perhaps"


LABELS: dict[Share, str | Promise] = {
    Share.IN_TIME: _("Happened in the period and verified by its end"),
    Share.AFTER: _("Happened in the period, verified or set aside after it"),
    Share.EARLIER: _("Happened earlier, verified or set aside in the period"),
    Share.UNCLEAR: _("Verified or set aside in the period; the date leaves open whether it happened in it"),
    Share.PERHAPS: _("May have happened in the period; not counted, because the date leaves it open"),
}


@dataclass(frozen=True)
class Line:
    """One share with its people. Those of EARLIER and UNCLEAR may be fewer than none: more were set aside."""

    share: Share
    people: int
    counted: bool  # in the tally's total

    @property
    def label(self) -> str | Promise:
        return LABELS[self.share]


def entries_of(share: Share, entries: LedgerQuerySet, question: Question) -> LedgerQuerySet:
    """The entries of which a share is the sum."""
    period = question.period
    if share is Share.ALL or period is None:
        return question.counted(entries)
    asked, closes = question.chosen(entries), min(period.closes or question.as_of, question.as_of)
    within = asked.surely_within(period.first, period.last)
    if share is Share.IN_TIME:
        return within.as_of(closes)
    if share is Share.AFTER:
        return within.written(closes, question.as_of)
    if share is Share.PERHAPS:
        return asked.as_of(question.as_of).perhaps_within(period.first, period.last)
    known = asked.written(period.opens, closes)
    if share is Share.UNCLEAR:
        return known.perhaps_within(period.first, period.last)
    return known.none() if period.first is None else known.surely_before(period.first)


def shares(entries: LedgerQuerySet, tally: Tally) -> list[Line]:
    """What a period's tally is made of; the first two make its total. Nothing where no period is asked for."""
    period = tally.question.period
    if period is None:
        return []
    total = tally.total
    beside = _beside(entries, tally.question)
    return [
        Line(Share.IN_TIME, total.in_time, counted=True),
        Line(Share.AFTER, total.people - total.in_time, counted=True),
        *(Line(share, people, counted=False) for share, people in beside.items()),
    ]


def _beside(entries: LedgerQuerySet, question: Question) -> dict[Share, int]:
    """The shares that are not in the total."""
    return {
        share: people_of(entries_of(share, entries, question))
        for share in (Share.EARLIER, Share.UNCLEAR, Share.PERHAPS)
    }


def people_of(entries: LedgerQuerySet) -> int:
    """How many people the entries add up to."""
    people: int = entries.aggregate(people=Sum("people", default=0))["people"]
    return people

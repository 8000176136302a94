"""A period's tally: what happened in it and was verified in it, apart from what happened earlier, and what came later.

A release counts in a period when every day that its date may be lies in it: then no two periods count it twice, and
the number is a lower bound. What may have happened in it, and may not, is said beside it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from releases.models.ledger import LedgerQuerySet, perhaps_within, surely_within, written
from releases.tallies.question import Period, Question
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


BESIDE = (Share.EARLIER, Share.UNCLEAR, Share.PERHAPS)


def entries_of(share: Share, entries: LedgerQuerySet, question: Question) -> LedgerQuerySet:
    """The entries of which a share is the sum."""
    if share is Share.ALL or question.period is None:
        return question.counted(entries)
    return question.chosen(entries).filter(_belongs(share, question, question.period))


def _belongs(share: Share, question: Question, period: Period) -> Q:
    """Which entries of those asked about belong to a share of a period."""
    closes = min(period.closes or question.as_of, question.as_of)
    within, perhaps = surely_within(period.first, period.last), perhaps_within(period.first, period.last)
    if share is Share.IN_TIME:
        return within & written(None, closes)
    if share is Share.AFTER:
        return within & written(closes, question.as_of)
    if share is Share.PERHAPS:
        return perhaps & written(None, question.as_of)
    known = written(period.opens, closes)
    if share is Share.UNCLEAR:
        return perhaps & known
    # Nothing is earlier than a period that has no beginning.
    return known & (Q(pk__in=[]) if period.first is None else Q(latest__lt=period.first))


def shares(entries: LedgerQuerySet, tally: Tally) -> list[Line]:
    """What a period's tally is made of; the first two make its total. Nothing where no period is asked for."""
    question, period = tally.settled, tally.question.period
    if question is None or period is None:
        return []
    total = tally.total
    beside = _beside(entries, question, period)
    return [
        Line(Share.IN_TIME, total.in_time, counted=True),
        Line(Share.AFTER, total.people - total.in_time, counted=True),
        *(Line(share, beside[share.value], counted=False) for share in BESIDE),
    ]


def _beside(entries: LedgerQuerySet, question: Question, period: Period) -> dict[str, int]:
    """The shares that are not in the total, in one reading."""
    known = question.chosen(entries).as_of(question.as_of)
    sums = {s.value: Sum("people", filter=_belongs(s, question, period), default=0) for s in BESIDE}
    people: dict[str, int] = known.aggregate(**sums)
    return people


def people_of(entries: LedgerQuerySet) -> int:
    """How many people the entries add up to."""
    people: int = entries.aggregate(people=Sum("people", default=0))["people"]
    return people

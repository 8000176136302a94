"""A period's tally: what happened in it and was verified in it, apart from what happened earlier, and what came later.

A release counts in a period when every day that its date may be lies in it: then no two periods count it twice, and
the number is a lower bound. What may have happened in it, and may not, is said beside it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.db.models import Q, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from releases.models.ledger import LedgerQuerySet, perhaps_within, surely_within, written
from releases.tallies.question import Period, Question
from releases.tallies.reading import people_among
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
    closes, within = _closes(question, period), surely_within(period.first, period.last)
    if share is Share.IN_TIME:
        return within & written(None, closes)
    if share is Share.AFTER:
        return within & written(closes, question.as_of)
    if share is Share.PERHAPS:
        return _among(share, period) & written(None, question.as_of)
    return _among(share, period) & written(period.opens, closes)


def shares(entries: LedgerQuerySet, tally: Tally) -> list[Line]:
    """What a period's tally is made of; the first two make its total. Nothing where no period is asked for."""
    question, period = tally.settled, tally.question.period
    if question is None or period is None:
        return []
    found = _people(entries, replace(question, period=None), period)
    in_time = found[Share.IN_TIME]
    return [
        Line(Share.IN_TIME, in_time, counted=True),
        Line(Share.AFTER, tally.total.people - in_time, counted=True),
        *(Line(share, found[share], counted=False) for share in BESIDE),
    ]


def _people(entries: LedgerQuerySet, whole: Question, period: Period) -> dict[Share, int]:
    """People of each share but AFTER: what was known at the end of the period, less what was known before it."""
    by_now = {Share.PERHAPS.value: _among(Share.PERHAPS, period)}
    known = {share.value: _among(share, period) for share in (Share.IN_TIME, Share.EARLIER, Share.UNCLEAR)}
    closes = _closes(whole, period)
    found = people_among(entries, whole, by_now) | people_among(entries, whole.at(closes), known)
    if period.opens is not None:
        before = people_among(entries, whole.at(min(period.opens, closes)), known)
        for share in (Share.EARLIER, Share.UNCLEAR):
            found[share] -= before[share]
    return {Share(name): people for name, people in found.items()}


def _closes(question: Question, period: Period) -> datetime:
    return min(period.closes or question.as_of, question.as_of)


def _among(share: Share, period: Period) -> Q:
    """Of which dates the releases of a share are."""
    if share is Share.IN_TIME:
        return surely_within(period.first, period.last)
    if share in (Share.PERHAPS, Share.UNCLEAR):
        return perhaps_within(period.first, period.last)
    # Nothing is earlier than a period that has no beginning.
    return Q(latest__lt=period.first) if period.first else Q(latest__in=[])


def people_of(entries: LedgerQuerySet) -> int:
    """How many people the entries add up to."""
    people: int = entries.aggregate(people=Sum("people", default=0))["people"]
    return people

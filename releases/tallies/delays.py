"""How long it takes from a report to its verification, for those who oversee the work.

Reported is the first day on which one of its standing claims was received here (the day it was entered, where nobody
said another one); verified the day of the first verdict that let it count. Days are Syria's. Asked of what counts now,
of the last `MOST` verifications and no more than a year: a page that is looked at has to come at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import DateField, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from accounts.access import where
from accounts.models import User
from accounts.rights import Right
from casework.dates import PartialDate
from releases.models import Claim, Release, Verdict
from releases.models.revisions import Ruling

MOST, DAYS = 10_000, 365
LATE = 30  # days after which a verification is late


@dataclass(frozen=True)
class Delay:
    """The verifications of one month, or of all: how many, their median days, and how many took longer than `LATE`."""

    month: date | None
    number: int
    median: float
    late: int

    @property
    def in_month(self) -> PartialDate | None:
        """The month, to be said by the names that the reader chose."""
        return PartialDate(f"{self.month:%Y-%m}") if self.month else None


@dataclass(frozen=True)
class Delays:
    """By month, the latest first, and all of them; None where nothing was verified."""

    months: Sequence[Delay]
    all: Delay | None


def delays(user: User, today: date) -> Delays:
    """Of the organisations whose work `user` oversees."""
    by_month: dict[date, list[int]] = defaultdict(list)
    for reported, verified in _days(user, today - timedelta(days=DAYS)):
        by_month[verified.replace(day=1)].append(max(0, (verified - reported).days))
    months = [_delay(month, days) for month, days in sorted(by_month.items(), reverse=True)]
    everything = [days for month in by_month.values() for days in month]
    return Delays(months, _delay(None, everything) if everything else None)


def _delay(month: date | None, days: Sequence[int]) -> Delay:
    return Delay(month, len(days), median(days), sum(each > LATE for each in days))


def _days(user: User, since: date) -> Iterable[tuple[date, date]]:
    """Of each release the day it was reported and the day it was first verified."""
    zone = timezone.get_default_timezone()
    received = Coalesce("received_on", TruncDate("made_at", tzinfo=zone), output_field=DateField())
    first_told = Claim.objects.filter(release=OuterRef("pk")).standing().order_by().values("release")
    verdicts = Verdict.objects.filter(revision__release=OuterRef("pk"), ruling=Ruling.VERIFIED).order_by()
    first_verdict = verdicts.values("revision__release").annotate(first=Min("at")).values("first")
    overseen = Release.objects.filter(organisation__in=where(user, Right.OVERSEE)).counted()
    found = overseen.order_by("-last_verified_at").annotate(
        reported=Subquery(first_told.annotate(first=Min(received)).values("first")),
        verified_on=TruncDate(Subquery(first_verdict), tzinfo=zone),
    )
    for reported, verified in found.values_list("reported", "verified_on")[:MOST]:
        if reported is not None and verified is not None and verified >= since:
            yield reported, verified

"""The ledger of verified facts: every tally of any moment is a sum over it."""

import time
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import F, Max, Q

from accounts.access import where
from accounts.models import Organisation, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey
from casework.models import MoveMade
from detainees.models import Merge
from releases.models.releases import Release

# How often and how long (seconds) a question about now waits for those who are writing the ledger.
ATTEMPTS, PAUSE = 25, 0.02


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    """`organisations` are those of which the entries were asked for; None is all of them."""

    organisations: Collection[int] | None = None

    def _clone(self) -> Self:
        found: Self = super()._clone()  # type: ignore[misc]  # Django's own, which its types leave out
        found.organisations = self.organisations
        return found

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Entries of the organisations whose tallies `user` sees."""
        return self.of(where(user, Right.SEE_TALLIES))

    def of(self, organisations: Collection[int]) -> Self:
        """Entries of these organisations, by their ids."""
        found = self.filter(organisation__in=organisations)
        found.organisations = organisations
        return found

    def left_of_group(self) -> models.Expression:
        """Of each release that is a group, how many of these entries count in it now: of one that is none, nothing."""
        counted = self.filter(release=models.OuterRef("pk")).order_by().values("release")
        people = counted.annotate(number=models.Sum("people")).values("number")
        is_group = models.Q(verified_revision__group_count__isnull=False)
        return models.Case(models.When(is_group, then=models.Subquery(people)), output_field=models.IntegerField())

    @property
    def are_whole(self) -> bool:
        """Whether these are all entries of the `organisations`, and not some of them."""
        return len(self.query.where.children) == (self.organisations is not None)

    def as_of(self, moment: datetime) -> Self:
        """What was known at `moment`."""
        return self.filter(at__lte=moment)

    def written(self, after: datetime | None, until: datetime) -> Self:
        """What became known after one moment and not after the other; an `after` of None is the beginning."""
        known = self.as_of(until)
        return known if after is None else known.filter(at__gt=after)


def surely_within(first: date | None, last: date | None) -> Q:
    """Of releases whose every possible day lies from `first` to `last`, both included; None is open."""
    begins = Q() if first is None else Q(earliest__gte=first)
    ends = Q() if last is None else Q(latest__lte=last)
    return Q(earliest__isnull=False) & begins & ends


def perhaps_within(first: date | None, last: date | None) -> Q:
    """Of releases that may, and may not, have been in those days; an unknown date is anything."""
    not_after = Q() if last is None else Q(earliest__lte=last)
    not_before = Q() if first is None else Q(latest__gte=first)
    return (Q(earliest__isnull=True) | not_after & not_before) & ~surely_within(first, last)


def written(after: datetime | None, until: datetime) -> Q:
    """What became known after one moment and not after the other; an `after` of None is the beginning."""
    return Q(at__lte=until) if after is None else Q(at__gt=after, at__lte=until)


class LedgerEntry(models.Model):
    """People who began (+) or ceased (-) to count: codes and dimensions, nothing personal, nothing that is re-pointed.

    `at` is set by PostgreSQL under a lock that is held until the commit, so that no row can appear later before a
    moment that was already asked for; what one statement writes has one time, so that no moment lies between the row
    that ceases and the one that begins. Written once, never changed.
    """

    at = models.DateTimeField()
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="ledger", db_index=False)
    revision_number = models.PositiveIntegerField()
    people = models.IntegerField()
    organisation = KeptForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    wave = models.CharField(max_length=60, blank=True)
    facility = models.CharField(max_length=60, blank=True)
    home = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=5, blank=True)
    several = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    category = models.CharField(max_length=20)
    mode = models.CharField(max_length=20)
    sex = models.CharField(max_length=10)
    minor = models.BooleanField(null=True)
    is_group = models.BooleanField(default=False)
    bound = models.CharField(max_length=10, blank=True)
    # What wrote it, perhaps on another release of the person; entries of the first versions name neither.
    move = models.ForeignKey(MoveMade, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    objects = LedgerQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "at", "release", "revision_number", "people", "organisation", "wave", "facility", "home", "place",
            "several", "earliest", "latest", "category", "mode", "sex", "minor", "is_group", "bound", "move", "merge",
        ),
        rights=Rights.APPEND,
    )  # fmt: skip

    class Meta:
        constraints = [models.CheckConstraint(name="ledger_counts_somebody", condition=~models.Q(people=0))]
        indexes = [
            models.Index(F("release"), F("people"), name="ledger_of_release"),
            models.Index(fields=["at"], name="ledger_at"),
            models.Index(fields=["earliest", "at"], name="ledger_of_days"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.release} {self.people:+d}"


def settled_now() -> datetime:
    """A moment before which no ledger row can still appear.

    Now, where nobody is writing or they commit within half a second; else the time of the last row that is written:
    rows become visible in the order of their times, because each takes its time under the lock of the one before.
    """
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE)
        with connection.cursor() as cursor:
            cursor.execute("SELECT ledger_now()")
            moment: datetime | None = cursor.fetchone()[0]
        if moment is not None:
            return moment
    return last_written() or datetime.fromtimestamp(0, UTC)


def last_written(until: datetime | None = None) -> datetime | None:
    """The time of the last row, not after `until`; None where there is none. Between two rows nothing changes."""
    entries = LedgerEntry.objects.get_queryset() if until is None else LedgerEntry.objects.as_of(until)
    last: datetime | None = entries.aggregate(last=Max("at"))["last"]
    return last

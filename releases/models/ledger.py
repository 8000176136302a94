"""The ledger of verified facts: every tally of any moment is a sum over it."""

from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import F

from accounts.models import Organisation
from accounts.sensitivity import Declaration, Rights
from releases.models.releases import Release

LOCK = 7_2022_103  # the advisory lock under which rows get their time; releases/sql/ledger.sql has the same number


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    def as_of(self, moment: datetime) -> Self:
        """What was known at `moment`."""
        return self.filter(at__lte=moment)


class LedgerEntry(models.Model):
    """People who began (+) or ceased (-) to count: codes and dimensions, nothing personal, nothing that is re-pointed.

    `at` is set by PostgreSQL under a lock that is held until the commit, so that no row can appear later before a
    moment that was already asked for. Written once, never changed.
    """

    at = models.DateTimeField()
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="ledger")
    revision_number = models.PositiveIntegerField()
    people = models.IntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
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

    objects = LedgerQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "at", "release", "revision_number", "people", "organisation", "wave", "facility", "home", "place",
            "several", "earliest", "latest", "category", "mode", "sex", "minor", "is_group", "bound",
        ),
        rights=Rights.APPEND,
    )  # fmt: skip

    class Meta:
        constraints = [models.CheckConstraint(name="ledger_counts_somebody", condition=~models.Q(people=0))]
        indexes = [
            models.Index(F("release"), F("people"), name="ledger_of_release"),
            models.Index(
                fields=["organisation", "at"],
                include=["facility", "wave", "home", "place", "people", "several", "earliest", "latest",
                         "category", "sex", "minor", "is_group", "bound"],
                name="ledger_tally",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.release} {self.people:+d}"


def settled_now() -> datetime:
    """A moment before which no ledger row can still appear: now, once those who are writing have committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock_shared(%s)", [LOCK])
        try:
            cursor.execute("SELECT clock_timestamp()")
            moment: datetime = cursor.fetchone()[0]
        finally:
            cursor.execute("SELECT pg_advisory_unlock_shared(%s)", [LOCK])
    return moment

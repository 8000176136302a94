"""What the ledger adds up to at some of its moments: a tally reads one of them and what was written after it."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Max

from accounts.access import where
from accounts.models import Organisation, User
from accounts.rights import Right
from accounts.sensitivity import Declaration, Rights
from casework.kept import KeptForeignKey


class Level(models.IntegerChoices):
    """What of the ledger the sums keep apart: the fewer, the fewer rows."""

    WHOLE = 0
    NAMED = 1
    DATED = 2
    DAYS = 3
    CATEGORIES = 4
    SEXES = 5
    MINORITY = 6

    @classmethod
    def least(cls, columns: AbstractSet[str]) -> "Level | None":
        """The level of the fewest rows that keeps all these columns apart; None where none does."""
        return next((level for level, kept in KEPT_APART.items() if columns <= kept), None)


_HOMES = frozenset({"home", "several", "is_group"})
_DAYS = frozenset({"earliest", "latest", "bound"})
_WHOLE = _HOMES | {"place", "category", "sex", "minor", "bound"}
_NAMED = _WHOLE | {"wave", "facility"}
# What each level keeps apart beside the organisation, the one of the fewest rows first.
KEPT_APART: Mapping[Level, frozenset[str]] = {
    Level.WHOLE: _WHOLE,
    Level.MINORITY: _DAYS | {"minor"},
    Level.SEXES: _DAYS | {"sex"},
    Level.CATEGORIES: _DAYS | {"category"},
    Level.DAYS: _HOMES | _DAYS,
    Level.NAMED: _NAMED,
    Level.DATED: _NAMED | _DAYS | {"mode"},
}


class LedgerSumQuerySet(models.QuerySet["LedgerSum"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the organisations whose tallies `user` sees."""
        return self.filter(organisation__in=where(user, Right.SEE_TALLIES))

    def of(self, organisations: Collection[int] | None) -> Self:
        """Those of these organisations, by their ids; of all where that is None."""
        return self.all() if organisations is None else self.filter(organisation__in=organisations)

    def make(self) -> int:
        """Let PostgreSQL sum further settled moments, where enough was written since; of how many."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT sum_ledger()")
            return int(cursor.fetchall()[0][0])

    def last_until(self, moment: datetime, level: Level) -> datetime | None:
        """The last moment that is summed at this level, not after `moment`; None where none is that old."""
        found = self.model._default_manager.filter(level=level, at__lte=moment)
        last: datetime | None = found.aggregate(last=Max("at"))["last"]
        return last


class LedgerSum(models.Model):
    """All people of the ledger until the moment `at` who have these codes and dimensions; those of nobody are absent.

    What a level does not keep apart is empty in its rows.

    Columns are called as those of `LedgerEntry`, so that one question is asked of both. PostgreSQL makes them out of
    the ledger alone, of settled moments (`releases/sql/ledger_sums.sql`), when a job asks; the serving role only reads.
    """

    at = models.DateTimeField()
    level = models.PositiveSmallIntegerField(choices=Level, default=Level.DATED, db_default=Level.DATED)
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

    objects = LedgerSumQuerySet.as_manager()

    declaration = Declaration(
        internal=(
            "id", "at", "level", "people", "organisation", "wave", "facility", "home", "place", "several", "earliest",
            "latest", "category", "mode", "sex", "minor", "is_group", "bound",
        ),
        rights=Rights.READ,
    )  # fmt: skip

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(name="ledgersum_of_somebody", condition=~models.Q(people=0))]
        indexes = [models.Index(fields=["level", "at", "earliest"], name="ledgersum_of_days")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.people}"

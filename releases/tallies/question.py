"""What is asked of the ledger: one value, the same for command, screen, file and the records behind a figure."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TypeVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.lists import DefinedChoices, Option
from casework.moments import end_of, start_of
from detainees.facilities.grouping import one_with, stands_at
from releases.models.ledger import LedgerQuerySet, surely_within
from releases.models.sums import LedgerSumQuerySet

_INSTANT = timedelta(microseconds=1)
# What is asked for where it is not known which wave or facility it was.
NOT_KNOWN = "unknown"
Rows = TypeVar("Rows", LedgerQuerySet, LedgerSumQuerySet)


class Basis(DefinedChoices):
    """By which place people are counted."""

    HOME = Option(
        "home",
        pgettext_lazy("basis", "Home"),
        _("The governorate where the person was at home at the time of the release."),
    )
    RELEASE = Option("release", _("Place of release"), _("The governorate in which the person was let go."))


class Minors(DefinedChoices):
    """Whether the person was under 18 on the day of the release."""

    YES = Option("yes", _("Minor"), _("Certainly under 18 on the day of the release."))
    NO = Option("no", _("Adult"), _("Certainly 18 or older on the day of the release."))
    UNKNOWN = Option(
        "unknown",
        pgettext_lazy("minority", "Unknown"),
        _("The dates leave it open, one of them is not known, or it is an unnamed group of which nobody has said."),
    )

    @classmethod
    def of(cls, minor: bool | None) -> "Minors":
        return cls.UNKNOWN if minor is None else cls.YES if minor else cls.NO

    @property
    def stored(self) -> bool | None:
        """The value that the ledger keeps."""
        return {Minors.YES: True, Minors.NO: False, Minors.UNKNOWN: None}[self]


@dataclass(frozen=True)
class Period:
    """Days in Syria, both included; an end that is None is open. At least one is not."""

    first: date | None
    last: date | None

    @property
    def opens(self) -> datetime | None:
        """The last instant before it."""
        return None if self.first is None else start_of(self.first) - _INSTANT

    @property
    def closes(self) -> datetime | None:
        """Its last instant."""
        return None if self.last is None else end_of(self.last)


@dataclass(frozen=True)
class Question:
    """A tally that is asked for. `as_of` is aware and settled; what is empty is not asked about.

    Codes are those of the ledger; `organisation` is a slug. A period is about when people were let go; what was known
    of it is `as_of`'s.
    """

    as_of: datetime
    basis: Basis = Basis.HOME
    wave: str = ""
    facility: str = ""
    category: str = ""
    sex: str = ""
    minors: str = ""
    organisation: str = ""
    period: Period | None = None

    @property
    def asks_for_place(self) -> bool:
        """Whether it asks for one facility, which may have several entries."""
        return self.facility not in ("", NOT_KNOWN)

    @cached_property
    def facilities(self) -> tuple[str, ...]:
        """The codes of the facility that is asked about, as it was known at the moment which entries are one place."""
        if not self.asks_for_place:
            return ("",) if self.facility else ()
        return one_with(self.facility, stands_at(self.as_of))

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the ledger, beside its time and organisation, of which something is asked."""
        named = {name for name in ("wave", "facility", "category", "sex") if getattr(self, name)}
        return frozenset(
            named | ({"minor"} if self.minors else set()) | ({"earliest", "latest"} if self.period else set())
        )

    def chosen(self, entries: Rows) -> Rows:
        """The entries (or sums) that are asked about, of any time of knowledge and any date."""
        wanted = Q()
        for name in ("wave", "category", "sex"):
            if value := getattr(self, name):
                wanted &= Q(**{name: "" if value == NOT_KNOWN and name == "wave" else value})
        if self.facility:
            wanted &= Q(facility__in=self.facilities) if len(self.facilities) > 1 else Q(facility=self.facilities[0])
        if self.minors:
            wanted &= Q(minor=Minors(self.minors).stored)
        if self.organisation:
            wanted &= Q(organisation__slug=self.organisation)
        return entries.filter(wanted)

    def counted(self, entries: LedgerQuerySet) -> LedgerQuerySet:
        """The entries whose sum is the tally: known at the moment, of releases that surely lie in the period."""
        return self.fitting(entries).as_of(self.as_of)

    def fitting(self, entries: Rows) -> Rows:
        """Those that are asked about, of releases that surely lie in the period; of any time of knowledge."""
        found = self.chosen(entries)
        return found if self.period is None else found.filter(surely_within(self.period.first, self.period.last))

    def at(self, moment: datetime) -> "Question":
        """The same question of another moment."""
        return replace(self, as_of=moment)

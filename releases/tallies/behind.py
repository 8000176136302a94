"""The pages behind a figure: its records, and the records that changed between two moments."""

import re
from functools import cached_property

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.models.teams import in_language
from detainees.models import Governorate
from releases.models.ledger import LedgerQuerySet
from releases.tallies.breakdowns import of_year
from releases.tallies.comparison import RecordChange, RecordChanges, changed_records
from releases.tallies.counting import NOBODY
from releases.tallies.page import Asked
from releases.tallies.periods import LABELS, Share, entries_of, people_of
from releases.tallies.question import NOT_KNOWN
from releases.tallies.reading import Place
from releases.tallies.records import Records, at_place, behind
from releases.tallies.table import UNKNOWN

_YEAR = re.compile(r"\d{4}", re.ASCII)
_CODE = re.compile(r"SY-[A-Z]{2}", re.ASCII)


class BehindPage(Asked):
    """The releases behind one figure: `place` and `share` of the address say of which one."""

    def __init__(self, entries: LedgerQuerySet, user: User, address: QueryDict) -> None:
        super().__init__(entries, user, address)
        self.place = _place(address.get("place", ""))
        self.share = _share(address.get("share", ""))
        self.year = _year(address.get("year", ""))

    @cached_property
    def found(self) -> LedgerQuerySet:
        """The entries whose sum the figure is."""
        entries = at_place(entries_of(self.share, self.entries, self.question), self.place, self.question.basis)
        return of_year(entries, self.year) if self.year else entries

    @cached_property
    def people(self) -> int:
        """The figure: as the tally counted it a moment ago, or added up here where it stands in no row of it."""
        if self.share is not Share.ALL or self.year:
            return people_of(self.found)
        counted = self.tally.counted
        return counted.total.people if self.place is None else counted.places.get(self.place, NOBODY).people

    @cached_property
    def records(self) -> Records:
        after, before = self.address.get("after", ""), self.address.get("before", "")
        return behind(self.found, self.user, after=after, before=before)

    @property
    def label(self) -> str:
        """Whose records these are, in words."""
        return names_of(self.place, self.governorates) if self.place is not None else _("All governorates")

    @property
    def share_label(self) -> str | Promise:
        """Which of them, in words; "" for all."""
        if self.year:
            return _("The year of release is not known.") if self.year == NOT_KNOWN else self.year
        return LABELS.get(self.share, "")

    @property
    def governorates(self) -> list[Governorate]:
        return list(self.tally.governorates)

    @property
    def tally_url(self) -> str:
        return reverse("tallies") + self.query()


class ChangesPage(Asked):
    """The releases that are counted otherwise than at an earlier moment; from the beginning where none is given."""

    @cached_property
    def changes(self) -> RecordChanges:
        after = self.address.get("after", "")
        return changed_records(self.entries, self.question, self.since, self.user, after)

    @cached_property
    def rows(self) -> list[tuple[RecordChange, str, str]]:
        """Each change with the names of the places that were left and come to."""
        known = list(Governorate.objects.order_by("order"))
        return [
            (
                change,
                in_language("؛ ", "; ").join(names_of(p, known) for p in change.left),
                in_language("؛ ", "; ").join(names_of(p, known) for p in change.came),
            )
            for change in self.changes.rows
        ]

    @property
    def tally_url(self) -> str:
        return reverse("tallies") + self.query()


def names_of(place: Place, governorates: list[Governorate]) -> str:
    """The place in words of the page."""
    if not place:
        return _("Not known")
    return in_language("، ", ", ").join(str(one) for one in governorates if one.code in place)


def _place(text: str) -> Place | None:
    """The place of an address; None for all of them. Raises Http404 for what is no place."""
    if not text:
        return None
    if text == UNKNOWN:
        return ()
    codes = text.split(",")
    if not all(_CODE.fullmatch(code) for code in codes):
        raise Http404
    return tuple(sorted(codes))


def _year(text: str) -> str:
    """The year of an address, "unknown", or "" for all. Raises Http404 for what is no year."""
    if text and text != NOT_KNOWN and not _YEAR.fullmatch(text):
        raise Http404
    return text


def _share(text: str) -> Share:
    """The share of an address; what is none is the whole tally."""
    return Share(text) if text in set(Share) else Share.ALL

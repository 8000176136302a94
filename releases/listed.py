"""What the list of releases is asked for: its orders, and the two views of it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from accounts.aliases import Names
from accounts.models import User
from casework.listing import Listing, Page
from releases.filters import ReleaseFilters
from releases.models import Release
from releases.models.releases import SET_ASIDE, ReleaseQuerySet, Status, sees_work

VERIFIED = "verified"
WORK, OF_COUNTED = "releases", "verified-releases"  # as the two views are called where they are exported
QUEUE = Listing({"since": "status_since", "wave": "wave", "documenter": "made_by"}, default="since")
FLAGS = Listing({"severity": "rank", "age": "raised_at"}, default="-severity")
LISTING = Listing({"entered": "id", "date": "date", "since": "status_since"}, default="-entered")
OF_VERIFIED = Listing({"entered": "id", "date": "counted_date"}, default="-entered")
# How the list of work is asked for what is verified, and for what was neither rejected nor withdrawn.
ASKED_VERIFIED = (("status", Status.VERIFIED.value),)
ASKED_NOT_SET_ASIDE = (*(("status", each) for each in sorted(SET_ASIDE)), ("status_is", "not"))
# What is read of a row for a column that is not always shown: of the work, and of what is verified.
_OF_FACTS = {"place": ("place",), "mode": ("mode",), "category": ("category",)}
ALSO = {
    **_OF_FACTS, "team": ("team",), "since": ("status_since",), "entered": ("made_at",), "owner": ("owner",),
    "wish": ("wish",),
}  # fmt: skip
ALSO_COUNTED = {"team": ("team",)} | {
    name: tuple(f"verified_revision__{field}" for field in fields) for name, fields in _OF_FACTS.items()
}


class AskedReleases:
    """The list as one person asks for it: the work of their teams, or what is verified in their organisations.

    Which of the two says the address, unless `at_work` does.
    """

    def __init__(
        self, user: User, asked: QueryDict, *, at_work: bool | None = None, form: ReleaseFilters | None = None
    ) -> None:
        self.asked, self.names = asked, Names(user)
        self.at_work = sees_work(user) and asked.get("scope") != VERIFIED if at_work is None else at_work
        self.form = form or ReleaseFilters(asked, user=user, at_work=self.at_work)
        self.listing = LISTING if self.at_work else OF_VERIFIED
        self.exported = WORK if self.at_work else OF_COUNTED

    def narrowed(self, found: ReleaseQuerySet) -> QuerySet[Release]:
        """Of what they see, the releases that are asked for, in no order."""
        return self.form.narrow(found if self.at_work else found.counted())

    def ordered(self, found: QuerySet[Release]) -> QuerySet[Release]:
        """These in the order that is asked for."""
        return self.listing.ordered(found, self.asked)

    def page(self, found: ReleaseQuerySet, also: Iterable[str] = ()) -> Page[Release]:
        """The rows that are asked for, with what a line shows of each and what is read `also`."""
        narrowed: Any = self.narrowed(found)  # which keeps the kind
        return self.listing.page(narrowed.for_rows(at_work=self.at_work, also=also), self.asked)

"""Which rows somebody picked for an export, as who decides on it may see them: a number alone says nothing of whom."""

from functools import cached_property
from typing import Any

from django.http import QueryDict

from accounts.among import any_of
from accounts.models import User
from casework.exports.registry import Listed
from casework.listing import Listing, Page
from casework.models import Export

LISTING = Listing({"entered": "id"}, default="entered", size=50)


class PickedRows:
    """The rows of one export that were picked: a page of those that the reader sees, and how many they do not."""

    def __init__(self, listed: Listed, export: Export, reader: User, asked: QueryDict) -> None:
        self._listed, self._reader, self._asked = listed, reader, asked
        found = listed.selection(export.asked_by, export.asked)
        self.records: list[int] = found.records if found else []

    @cached_property
    def page(self) -> Page[Any]:
        """Those that the reader may open, in the order in which they were entered."""
        return LISTING.page(self._listed.seen(self._reader).filter(any_of(self.records)), self._asked)

    @property
    def unseen(self) -> int:
        """How many of them the reader may not open, or are there no more."""
        return len(self.records) - self.page.count

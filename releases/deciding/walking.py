"""The way through the queue, one record after the other: what comes next of the queue that the address describes."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.urls import reverse

from accounts.models import User
from releases.deciding.asked import AskedQueue
from releases.listed import QUEUE
from releases.models import Presence, Release

PLACE = "at"  # in the address, the sealed place in the queue of the record that is open


class Walk:
    """One record on the way. Its place is in the address, so that it is kept when the record has left the queue."""

    def __init__(self, user: User, address: QueryDict, release: Release) -> None:
        self.user, self.address, self.release = user, address, release
        self.queue = AskedQueue(user, address)

    @property
    def query(self) -> str:
        """The part of the address that keeps the way: filters, order and place."""
        return f"?{self.address.urlencode()}"

    @property
    def queue_address(self) -> str:
        """The queue, asked as before."""
        query = self.queue.query
        return reverse("releases:queue") + (f"?{query}" if query else "")

    @cached_property
    def following(self) -> Release | None:
        """The next one that nobody else has open and of which one wrote no part."""
        return self._nearest(onward=True)

    @cached_property
    def preceding(self) -> Release | None:
        return self._nearest(onward=False)

    @property
    def onward(self) -> str:
        """Where one goes on after a verdict: the next record, else the first that is still there, else the queue."""
        found = self.following or self._free().first()
        return self.address_of(found) if found else self.queue_address

    @property
    def next_address(self) -> str:
        return self.address_of(self.following) if self.following else ""

    @property
    def previous_address(self) -> str:
        return self.address_of(self.preceding) if self.preceding else ""

    def address_of(self, release: Release) -> str:
        """The page of a record of this queue, on the same way."""
        return address_on_way(release, self.queue)

    def _nearest(self, *, onward: bool) -> Release | None:
        return QUEUE.nearest(self._free(), self.address, self.address.get(PLACE, ""), onward=onward)

    def _free(self) -> Any:
        """In the order of the queue those that are this person's to open next."""
        waiting: Any = self.queue.ordered()
        elsewhere = Presence.objects.now().of_others(self.user).order_by().filter(release=OuterRef("pk"))
        mine = waiting.with_own_part(self.user).filter(own_part=False).exclude(pk=self.release.pk)
        return mine.filter(~Exists(elsewhere))


def address_on_way(release: Release, queue: AskedQueue) -> str:
    """The page of one record of the queue, with the filters, the order and its sealed place."""
    place = urlencode({PLACE: QUEUE.place_of(release, queue.asked)})
    return f"{release.get_absolute_url()}?{queue.query}{'&' if queue.query else ''}{place}"


def walk_of(user: User, address: QueryDict, release: Release) -> Walk | None:
    """The way on which somebody came to this record; None where they came otherwise."""
    return Walk(user, address, release) if PLACE in address else None

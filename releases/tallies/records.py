"""The releases behind a figure, as they were counted at the moment of the tally, each where the person may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet, Sum, prefetch_related_objects

from accounts.models import User
from casework.cursors import seal, unseal
from detainees.models import Detainee
from releases.models import Release, Revision
from releases.models.facts import ReleaseFacts
from releases.models.ledger import LedgerQuerySet
from releases.tallies.question import Basis
from releases.tallies.reading import Place

SIZE = 50
_PURPOSE = "records of a tally"
_SHOWN = ("detainee", "wave", "facility", "date", "group_name", "group_bound", "group_count", "group_count_to")


@dataclass(frozen=True)
class Record:
    """One release that is part of a figure, with its people in it; `release` is None where it is not open to one."""

    people: int
    release: Release | None
    facts: ReleaseFacts | None


@dataclass(frozen=True)
class Records:
    """A page of them; `after` and `before` are cursors, or ""."""

    rows: list[Record]
    after: str
    before: str
    count: None = None  # of records; how many people they are, the figure says


def at_place(entries: LedgerQuerySet, place: Place | None, basis: Basis) -> LedgerQuerySet:
    """The entries that are counted under `place`; all of them for None. See `reading.place_of`."""
    if place is None:
        return entries
    if basis == Basis.RELEASE:
        return entries.filter(place=_single(place))
    if len(place) > 1:
        return entries.filter(is_group=True, several=sorted(place))
    return entries.filter(home=_single(place)).exclude(~Q(several=[]), is_group=True)


def _single(place: Place) -> str:
    return place[0] if place else ""


def behind(entries: LedgerQuerySet, user: User, *, after: str = "", before: str = "") -> Records:
    """A page of the releases whose people the entries add up to, oldest entry on the register first."""
    back = unseal(_PURPOSE, before)
    start = back or unseal(_PURPOSE, after)
    found = list(_walk(entries, start, back=back is not None)[: SIZE + 1])
    more, found = len(found) > SIZE, found[:SIZE]
    if back is not None:
        found.reverse()
    opened = open_to(user, [pk for pk, _people in found])
    return Records(
        rows=[_record(opened.get(pk), people, user) for pk, people in found],
        after=_cursor(found[-1:]) if more or back else "",
        before=_cursor(found[:1]) if (more if back else start) else "",
    )


def _walk(entries: LedgerQuerySet, start: list[Any] | None, *, back: bool) -> "QuerySet[Any, tuple[int, int]]":
    if start is not None:
        entries = entries.filter(release__lt=start[0]) if back else entries.filter(release__gt=start[0])
    sums = entries.values("release_id").annotate(number=Sum("people")).exclude(number=0)
    return sums.order_by("-release_id" if back else "release_id").values_list("release_id", "number")


def _cursor(found: list[tuple[int, int]]) -> str:
    return seal(_PURPOSE, [found[0][0]]) if found else ""


def open_to(user: User, releases: Iterable[int]) -> dict[int, Release]:
    """Those of the releases that `user` may open, by id, with what a row shows of each.

    What belongs to them is read apart: joined, it is a query that takes longer to be planned than to be answered.
    """
    rows = Release.objects.visible_to(user).filter(pk__in=releases)
    found = list(rows.only("reference", "verified_revision", "organisation", "team", *_SHOWN))
    worked_on = [release for release in found if release.worked_on_by(user)]
    only_read = [release for release in found if not release.worked_on_by(user)]
    person = Detainee.objects.get_queryset().only("name_ar", "name_latin")
    prefetch_related_objects(worked_on, Prefetch("detainee", person))
    prefetch_related_objects(only_read, Prefetch("verified_revision", Revision.objects.only("release", *_SHOWN)))
    counted = [release.verified_revision for release in only_read if release.verified_revision]
    prefetch_related_objects(counted, Prefetch("detainee", person))
    return {release.pk: release for release in found}


def _record(release: Release | None, people: int, user: User) -> Record:
    return Record(people, release, release.shown_to(user) if release else None)

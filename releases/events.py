"""Which releases of one person are one event, so that it is counted once (ADR 0011).

Of entries that were merged, releases told in different entries are one event unless the person was, or may have been,
arrested between them. One of them, the first that was entered, is counted; the others name it (`counted_with`). Two
releases of one entry were each verified beside the other and stay two. Where nobody merged anything, nothing is done.

Asked when entries are merged or parted, and when what counts of such a person changes; always under the locks of
detainees/merging/holding.py.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.among import any_of
from accounts.questions import Blank, Question
from casework.dates import PartialDate
from casework.kept import kept
from detainees.models import Detainee, Detention
from releases.findings.lists import Fate
from releases.models import Finding, Release, Revision, Wave

_ENDLESS = date.max


@dataclass(frozen=True)
class Told:
    """One release as it counts, told in one entry: the days on which it may have been, the last included."""

    release: int
    entry: int
    first: date
    last: date


@dataclass(frozen=True)
class Arrest:
    """The days on which the person may have been arrested, the last included."""

    first: date
    last: date


def told(release: int, revision: Revision) -> Told:
    """A release without a date was in its wave, and that no earlier than it began."""
    first, last = date.min, _ENDLESS
    if revision.date is not None:
        first, last = revision.date.earliest(), revision.date.latest()
    elif revision.wave_id is not None:
        first = kept(Wave)[revision.wave_id].began
    return Told(release, revision.detainee_id or 0, first, last)


def arrests_of(entries: Iterable[int], revisions: Iterable[Revision]) -> list[Arrest]:
    """What is known of when the person was arrested, or by a verified fate detained again.

    An arrest without a date says nothing of before or after.
    """
    dated = Detention.objects.filter(detainee__in=list(entries), arrest_date__isnull=False)
    again = [revision.redetained_on for revision in revisions if revision.redetained_on is not None]
    told_again = Finding.objects.of_person(*entries).verified().filter(verified_revision__fate=Fate.REDETAINED)
    known = (
        *dated.values_list("arrest_date", flat=True),
        *told_again.values_list("verified_revision__date", flat=True),
    )
    days: list[PartialDate] = [*(day for day in known if day is not None), *again]
    return [Arrest(day.earliest(), day.latest()) for day in days]


def counted_with(releases: Iterable[Told], arrests: Collection[Arrest]) -> dict[int, int | None]:
    """For each release the one that is counted for it too, or None where it is counted itself.

    A release joins the event that is nearest to it in time of those it may be: no other release of the event stands in
    its entry, and no arrest may lie between it and any of them. The same releases give the same answer in any order.
    """
    events: list[list[Told]] = []
    for one in sorted(releases, key=lambda each: each.release):
        fitting = [event for event in events if all(_is_one(one, other, arrests) for other in event)]
        nearest = min(fitting, key=lambda event: (_apart(one, event[0]), event[0].release), default=None)
        if nearest is None:
            events.append([one])
        else:
            nearest.append(one)
    return {one.release: None if one is event[0] else event[0].release for event in events for one in event}


def _is_one(one: Told, other: Told, arrests: Collection[Arrest]) -> bool:
    return one.entry != other.entry and not any(_may_lie_between(arrest, one, other) for arrest in arrests)


def _may_lie_between(arrest: Arrest, one: Told, other: Told) -> bool:
    """Whether the person may have been let out, arrested and let out again: on days that differ, in either order."""
    return any(
        before.first < after.last and arrest.first <= after.last and arrest.last >= before.first
        for before, after in ((one, other), (other, one))
    )


def _apart(one: Told, other: Told) -> int:
    return abs((one.first - other.first).days)


# -- Of one person, now ------------------------------------------------------------------------------------------------


def counting_releases(entries: Collection[int]) -> dict[int, Release]:
    """The releases of these entries that are verified and are releases, by id; those counted with another too."""
    found = Release.objects.filter(
        verified_revision__detainee__in=entries, verified_revision__counted_people__gt=0
    ).select_related("verified_revision")
    return {release.pk: release for release in found.order_by("pk")}


def of_entries(entries: Collection[int], revisions: dict[int, Revision]) -> dict[int, int | None]:
    """`counted_with` for these releases (the revision of each that counts, by id) of one person's entries."""
    if len(entries) < 2:
        return dict.fromkeys(revisions)
    told_of = [told(pk, revision) for pk, revision in revisions.items()]
    return counted_with(told_of, arrests_of(entries, revisions.values()))


def without(releases: Mapping[int, Release], gone: int) -> dict[int, int | None]:
    """For each of these the one with which it is counted when `gone` counts no more and all events stay together.

    Where it was `gone` that was counted for others, the first of them is from now on.
    """
    left = [pk for pk, release in releases.items() if release.counted_with_id == gone]
    first = min(left, default=None)
    heirs = {pk: None if pk == first else first for pk in left}
    return {pk: heirs.get(pk, release.counted_with_id) for pk, release in releases.items() if pk != gone}


def entries_of(persons: Iterable[int]) -> list[list[int]]:
    """The entries of each person of whom one of these ids is an entry; each person once."""
    standing = {into or pk for pk, into in _ENTRIES.rows(entries=list(persons))}
    found: dict[int, list[int]] = {}
    for pk, into in _ONE_WITH.rows(standing=list(standing)):
        found.setdefault(into or pk, []).append(pk)
    return list(found.values())


def _one_with(standing: Blank) -> "QuerySet[Detainee, tuple[int, int | None]]":
    one = any_of(standing) | any_of(standing, of="merged_into")
    return Detainee.objects.filter(one).order_by("pk").values_list("pk", "merged_into")


_ENTRIES = Question(lambda entries: Detainee.objects.filter(any_of(entries)).values_list("pk", "merged_into"))
_ONE_WITH = Question(_one_with)

"""Writing the ledger: the rows with which people begin and cease to count. Only releases/counting.py calls this."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casework.models import MoveMade
from detainees.lists import Sex
from detainees.models import Merge
from releases.groups import NONE, Taken
from releases.models import LedgerEntry, Release, Revision

Share = tuple[int, str, bool | None]
Cause = MoveMade | Merge


@dataclass(frozen=True)
class Change:
    """Of one release, the revision that ceases to be counted and the one that begins; either may be none.

    `cause` is the move or the merge that does it. Of a group whose places alone change, both are the same revision.
    """

    release: Release
    ceases: Revision | None
    begins: Revision | None
    cause: Cause
    taken: Taken = NONE  # of a group that ceases to count so, the places that had names
    taken_after: Taken = NONE


def write(changes: Iterable[Change]) -> None:
    """Write what ceases and begins to be counted, in one statement: no moment lies between any two of them."""
    rows = [row for change in changes for row in _rows_of(change)]
    if rows:
        LedgerEntry.objects.bulk_create(rows)


def _rows_of(change: Change) -> Iterator[LedgerEntry]:
    ceases, begins = change.ceases, change.begins
    if ceases is not None and begins is not None and ceases.pk == begins.pk:
        yield from _rows(change, begins, _difference(begins, change.taken, change.taken_after))
        return
    if ceases is not None:
        yield from _rows(change, ceases, [(-n, sex, minor) for n, sex, minor in shares(ceases, change.taken)])
    if begins is not None:
        yield from _rows(change, begins, shares(begins, change.taken_after))


def _difference(revision: Revision, taken: Taken, taken_after: Taken) -> list[Share]:
    """The shares of a group by which what is left of it changes."""
    sums: Counter[tuple[str, bool | None]] = Counter()
    for sign, places in ((-1, taken), (1, taken_after)):
        for people, sex, minor in shares(revision, places):
            sums[sex, minor] += sign * people
    return [(people, sex, minor) for (sex, minor), people in sums.items() if people]


def _rows(change: Change, revision: Revision, parts: Iterable[Share]) -> Iterator[LedgerEntry]:
    """One row, or one for each part of a group whose women or minors are known; none where nobody is counted."""
    governorates = revision.group_governorates
    home = governorates[0] if len(governorates) == 1 else revision.home_id or ""
    for people, sex, minor in parts:
        yield LedgerEntry(
            at=revision.submitted_at,  # PostgreSQL puts its own time here
            release=change.release,
            revision_number=revision.number,
            people=people,
            organisation_id=change.release.organisation_id,
            wave=revision.wave_id or "",
            facility=revision.facility_id or "",
            home=home,
            place=revision.place_id or "",
            several=sorted(governorates) if len(governorates) > 1 else [],
            earliest=revision.date_earliest,
            latest=revision.date_latest,
            category=revision.category,
            mode=revision.mode,
            sex=sex,
            minor=minor,
            is_group=revision.is_group,
            bound=revision.group_bound,
            move=change.cause if isinstance(change.cause, MoveMade) else None,
            merge=change.cause if isinstance(change.cause, Merge) else None,
        )


def shares(revision: Revision, taken: Taken = NONE) -> list[Share]:
    """The people of a revision by sex and minority; their sum is its people, without the places that have names.

    Of a group, women and minors are known as two numbers and not how many are both. The shares keep both numbers and
    the sum: only those who must be both are counted as both, the rest of the group is "not known".
    """
    if not revision.is_group:
        people = revision.counted_people
        return [(people, revision.sex, revision.minor)] if people else []
    people = max(0, revision.counted_people - taken.people)
    women = min(max(0, (revision.group_women or 0) - taken.women), people)
    minors = min(max(0, (revision.group_minors or 0) - taken.minors), people)
    both = max(0, women + minors - people)
    parts: list[Share] = [
        (both, Sex.FEMALE, True),
        (women - both, Sex.FEMALE, None),
        (minors - both, Sex.UNKNOWN, True),
        (people - women - minors + both, Sex.UNKNOWN, None),
    ]
    return [part for part in parts if part[0]]

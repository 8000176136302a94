"""Writing the ledger: the rows with which people begin and cease to count. Only releases/counting.py calls this."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casework.models import MoveMade
from detainees.lists import Sex
from detainees.models import Merge
from releases.models import LedgerEntry, Release, Revision

Share = tuple[int, str, bool | None]
Cause = MoveMade | Merge


@dataclass(frozen=True)
class Change:
    """Of one release, the revision that ceases to be counted and the one that begins; either may be none.

    `cause` is the move or the merge that does it.
    """

    release: Release
    ceases: Revision | None
    begins: Revision | None
    cause: Cause


def write(changes: Iterable[Change]) -> None:
    """Write what ceases and begins to be counted, in one statement: no moment lies between any two of them."""
    rows = [
        row
        for change in changes
        for revision, sign in ((change.ceases, -1), (change.begins, +1))
        if revision is not None
        for row in _rows(change, revision, sign)
    ]
    if rows:
        LedgerEntry.objects.bulk_create(rows)


def _rows(change: Change, revision: Revision, sign: int) -> Iterator[LedgerEntry]:
    """One row, or one for each part of a group whose women or minors are known; none where nobody is counted."""
    governorates = revision.group_governorates
    home = governorates[0] if len(governorates) == 1 else revision.home_id or ""
    for people, sex, minor in shares(revision):
        yield LedgerEntry(
            at=revision.submitted_at,  # PostgreSQL puts its own time here
            release=change.release,
            revision_number=revision.number,
            people=sign * people,
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


def shares(revision: Revision) -> list[Share]:
    """The people of a revision by sex and minority; their sum is its people.

    Of a group, women and minors are known as two numbers and not how many are both. The shares keep both numbers and
    the sum: only those who must be both are counted as both, the rest of the group is "not known".
    """
    people = revision.counted_people
    if not revision.is_group:
        return [(people, revision.sex, revision.minor)] if people else []
    women, minors = min(revision.group_women or 0, people), min(revision.group_minors or 0, people)
    both = max(0, women + minors - people)
    parts: list[Share] = [
        (both, Sex.FEMALE, True),
        (women - both, Sex.FEMALE, None),
        (minors - both, Sex.UNKNOWN, True),
        (people - women - minors + both, Sex.UNKNOWN, None),
    ]
    return [part for part in parts if part[0]]

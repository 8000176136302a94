"""Writing the ledger: the rows with which people begin and cease to count. Only the workflow's effects call this."""

from collections.abc import Iterator

from detainees.lists import Sex
from releases.models import LedgerEntry, Release, Revision

Share = tuple[int, str, bool | None]


def change(release: Release, *, ceases: Revision | None = None, begins: Revision | None = None) -> None:
    """Let one revision cease to count and another begin, in one statement: no moment lies between the two."""
    rows = [
        *(_rows(release, ceases, -1) if ceases else ()),
        *(_rows(release, begins, +1) if begins else ()),
    ]
    if rows:
        LedgerEntry.objects.bulk_create(rows)


def _rows(release: Release, revision: Revision, sign: int) -> Iterator[LedgerEntry]:
    """One row, or one for each part of a group whose women or minors are known; none where nobody is counted."""
    governorates = revision.group_governorates
    home = governorates[0] if len(governorates) == 1 else revision.home_id or ""
    for people, sex, minor in shares(revision):
        yield LedgerEntry(
            at=revision.submitted_at,  # PostgreSQL puts its own time here
            release=release,
            revision_number=revision.number,
            people=sign * people,
            organisation_id=release.organisation_id,
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

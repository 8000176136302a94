"""Writing the ledger: the rows with which people begin and cease to count. Only the workflow's effects call this."""

from releases.models import LedgerEntry, Release, Revision


def enter(release: Release, revision: Revision, sign: int) -> None:
    """Write `revision`'s people into the ledger with `sign` +1 or -1; nothing where it counts nobody."""
    if revision.counted_people == 0:
        return
    governorates = revision.group_governorates
    home = governorates[0] if len(governorates) == 1 else revision.home_id or ""
    LedgerEntry.objects.create(
        at=revision.submitted_at,  # PostgreSQL puts its own time here
        release=release,
        revision_number=revision.number,
        people=sign * revision.counted_people,
        organisation_id=release.organisation_id,
        wave=revision.wave_id or "",
        facility=revision.facility_id or "",
        home=home,
        place=revision.place_id or "",
        several=governorates if len(governorates) > 1 else [],
        earliest=revision.date_earliest,
        latest=revision.date_latest,
        category=revision.category,
        mode=revision.mode,
        sex=revision.sex,
        minor=revision.minor,
        is_group=revision.is_group,
        bound=revision.group_bound,
    )

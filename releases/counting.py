"""What counts: the one place at which a release begins or ceases to be counted, and others of its person with it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from casework.models import MoveMade
from detainees.merging.holding import hold_entries, hold_to_count
from detainees.models import Merge
from releases import ledger
from releases.events import counting_releases, entries_of, of_entries
from releases.ledger import Cause, Change
from releases.models import Release, Revision

# What writes the ledger beside merging; anything else leaves the tally as it is.
COUNTING_MOVES = ("verify", "dispute", "lose-claims")


def hold_persons(release: int, move: str) -> None:
    """Hold the person of a release before the release itself, as who merges does; all entries where it may count.

    Without it two who decide on two releases of one person would each wait for the other.
    """
    asked = Release.objects.filter(pk=release)
    for organisation, *persons in asked.values_list("organisation_id", "detainee_id", "verified_revision__detainee_id"):
        known = [person for person in persons if person is not None]
        if move in COUNTING_MOVES:
            hold_to_count(organisation, known)
        elif known:
            hold_entries(known)


def count(release: Release, revision: Revision | None, move: MoveMade) -> None:
    """Let `revision` of `release` count from now on, or none: asked by the effect of `move`, which stores the release.

    Other releases of the person begin or cease to be counted with it (releases/events.py).
    """
    before = release.verified_revision
    concerned = {each.detainee_id for each in (before, revision) if each is not None and each.detainee_id is not None}
    counted_with: int | None = None
    changes: list[Change] = []
    for entries in entries_of(concerned):
        others = counting_releases(entries)
        others.pop(release.pk, None)
        revisions = _revisions(others)
        if revision is not None and revision.detainee_id in entries and revision.counted_people:
            revisions[release.pk] = revision
        wanted = of_entries(entries, revisions)
        counted_with = wanted.pop(release.pk, counted_with)
        changes += _settle(others, wanted, dict.fromkeys(others, move))
    ceases, begins = (before if release.counted_with_id is None else None), (revision if counted_with is None else None)
    ledger.write([Change(release, ceases, begins, move), *changes])
    release.verified_revision, release.counted_with_id = revision, counted_with


def settle(persons: Collection[int], merges: Sequence[Merge]) -> None:
    """After these merges were made or undone: count the releases of the persons as they now are, at one moment."""
    changes: list[Change] = []
    for entries in entries_of(persons):
        releases = counting_releases(entries)
        revisions = _revisions(releases)
        causes = {pk: _behind(revision.detainee_id or 0, merges) for pk, revision in revisions.items()}
        changes += _settle(releases, of_entries(entries, revisions), causes)
    ledger.write(changes)


def _behind(entry: int, merges: Sequence[Merge]) -> Merge:
    """Of several merges made at once the one that brought this entry; of the one that stands the first."""
    return next((merge for merge in merges if merge.merged_id == entry), merges[0])


def _revisions(releases: Mapping[int, Release]) -> dict[int, Revision]:
    """The revision of each that counts."""
    return {pk: release.verified_revision for pk, release in releases.items() if release.verified_revision is not None}


def _settle(
    releases: Mapping[int, Release], wanted: Mapping[int, int | None], causes: Mapping[int, Cause]
) -> Iterator[Change]:
    """Store with which release each is counted, where that is another one now; what begins and ceases with it."""
    for pk, counted_with in wanted.items():
        release = releases[pk]
        if release.counted_with_id == counted_with:
            continue
        if release.counted_with_id is None:
            yield Change(release, release.verified_revision, None, causes[pk])
        elif counted_with is None:
            yield Change(release, None, release.verified_revision, causes[pk])
        Release.objects.filter(pk=pk).count_with(counted_with)

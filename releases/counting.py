"""What counts: the one place at which a release begins or ceases to be counted, and others of its person with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from casework.models import MoveMade
from detainees.merging.holding import hold_entries, hold_to_count
from detainees.models import Detainee, Merge
from releases import ledger
from releases.events import counting_releases, entries_of, of_entries
from releases.foreseen import Foreseen, groups_of, revisions_of
from releases.groups import NONE, Places, places_of, taken
from releases.ledger import Cause, Change
from releases.models import Release, Revision

# What writes the ledger beside merging; anything else leaves the tally as it is.
COUNTING_MOVES = ("verify", "dispute", "lose-claims")


def hold_persons(release: int, move: str) -> None:
    """Hold the person of a release before the release itself, as who merges does; all entries where it may count.

    Without it two who decide on two releases of one person would each wait for the other. Then the groups of which it
    takes, or took, a place: two names never take the last one.
    """
    asked = Release.objects.filter(pk=release)
    known = ("organisation_id", "detainee_id", "verified_revision__detainee_id")
    for organisation, *persons in asked.values_list(*known):
        entries = [person for person in persons if person is not None]
        if move in COUNTING_MOVES:
            held = hold_to_count(organisation, entries)
            hold_groups(*asked.values_list("of_group_id", "verified_revision__of_group_id"), groups_beside(held))
        elif entries:
            hold_entries(entries)


def groups_beside(entries: Iterable[Detainee]) -> Iterable[int | None]:
    """The groups of which the releases that count of these entries take places."""
    beside = Release.objects.filter(verified_revision__detainee__in=list(entries))
    return beside.values_list("verified_revision__of_group_id", flat=True)


def hold_groups(*groups: Iterable[int | None]) -> None:
    """Hold these groups, after the persons and before the releases; nobody is asked for who is None."""
    wanted = {pk for some in groups for pk in some if pk is not None}
    list(Release.objects.filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def count(release: Release, revision: Revision | None, move: MoveMade) -> None:
    """Let `revision` of `release` count from now on, or none: asked by the effect of `move`, which stores the release.

    Other releases of the person begin or cease to be counted with it (releases/events.py); of a group of which it takes
    a place, or gives one back, the place begins or ceases to have a name (releases/groups.py).
    """
    before, foreseen = release.verified_revision, Foreseen(release, revision)
    counted_with, places, after = foreseen.counted_with, foreseen.places, foreseen.places_after
    changes: list[Change] = []
    for person in foreseen.persons:
        changes += _settle(person.others, person.wanted, dict.fromkeys(person.others, move))
    changes += _replace(foreseen.groups, places, after, move)
    ceases, begins = (before if release.counted_with_id is None else None), (revision if counted_with is None else None)
    own = taken(places_of([release.pk])[release.pk].values()) if _are_of_a_group(foreseen.both) else NONE
    ledger.write([Change(release, ceases, begins, move, own, own), *changes])
    release.verified_revision, release.counted_with_id = revision, counted_with


def _are_of_a_group(revisions: Iterable[Revision]) -> bool:
    """Whether these are of an unnamed group, whose places may have names."""
    return any(revision.is_group for revision in revisions)


def settle(persons: Collection[int], merges: Sequence[Merge]) -> None:
    """After these merges were made or undone: count the releases of the persons as they now are, at one moment."""
    of_persons = [(entries, counting_releases(entries)) for entries in entries_of(persons)]
    groups = groups_of(each for _entries, releases in of_persons for each in revisions_of(releases).values())
    hold_groups(groups)
    places = places_of(groups)
    changes: list[Change] = []
    for entries, releases in of_persons:
        revisions = revisions_of(releases)
        causes = {pk: _behind(revision.detainee_id or 0, merges) for pk, revision in revisions.items()}
        changes += _settle(releases, of_entries(entries, revisions), causes)
    changes += _replace(groups, places, places_of(groups), merges[0])
    ledger.write(changes)


def _replace(groups: Collection[int], before: Places, after: Places, cause: Cause) -> Iterator[Change]:
    """Of each of these groups that counts, what it counts less or more, because names came to its places or left."""
    counted = Release.objects.filter(pk__in=groups, verified_revision__isnull=False, counted_with__isnull=True)
    for group in counted.select_related("verified_revision").order_by("pk"):
        had, has = taken(before[group.pk].values()), taken(after[group.pk].values())
        if had != has:
            yield Change(group, group.verified_revision, group.verified_revision, cause, had, has)


def _behind(entry: int, merges: Sequence[Merge]) -> Merge:
    """Of several merges made at once the one that brought this entry; of the one that stands the first."""
    return next((merge for merge in merges if merge.merged_id == entry), merges[0])


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

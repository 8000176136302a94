"""What would be counted of a person, if a revision of a release of theirs began or ceased to count.

Asked beforehand, so that who decides is told what stands against it, and by the move itself (releases/counting.py):
what was foreseen is what is done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from releases.events import counting_releases, entries_of, of_entries, without
from releases.groups import Places, as_counted, crowded, has_room, places_of, taken, with_place
from releases.models import Release, Revision

Wanted = dict[int, int | None]  # by release the one with which it is counted, or None where it is counted itself


@dataclass(frozen=True)
class OfPerson:
    """The entries of one person, their releases that count, by id, and how these are to be counted.

    `own` is how the release itself is, that all of this is asked for; None where it is counted itself, or not here.
    """

    entries: list[int]
    others: dict[int, Release]
    wanted: Wanted
    own: int | None


class Foreseen:
    """After `revision` is what counts of `release`; none of it where it is None."""

    def __init__(self, release: Release, revision: Revision | None) -> None:
        self.release, self.revision = release, revision

    @property
    def both(self) -> list[Revision]:
        """What counts now and what will, where there is any."""
        return [each for each in (self.release.verified_revision, self.revision) if each is not None]

    @cached_property
    def entries(self) -> list[list[int]]:
        """The entries of each person concerned."""
        return entries_of({each.detainee_id for each in self.both if each.detainee_id is not None})

    @cached_property
    def counting(self) -> list[dict[int, Release]]:
        """Of each of them the releases that count now."""
        return [counting_releases(entries) for entries in self.entries]

    @cached_property
    def groups(self) -> set[int]:
        """The groups of which any of this takes a place."""
        told = [*self.both, *(each for releases in self.counting for each in revisions_of(releases).values())]
        return groups_of(told)

    @cached_property
    def places(self) -> Places:
        """The names of these groups as they are now."""
        return places_of(self.groups)

    @cached_property
    def persons(self) -> list[OfPerson]:
        """How the releases of each will be counted.

        Who ceases to count makes no two of what was one event where a group would then have too many names: doubt is
        not refused for want of room. The next verification of theirs asks anew.
        """
        found = [self._by_the_rule(*each) for each in zip(self.entries, self.counting, strict=True)]
        if self.revision is None and crowded(self._places_with(found)) is not None:
            return [OfPerson(each.entries, each.others, without(each.others, self.release.pk), None) for each in found]
        return found

    def _by_the_rule(self, entries: list[int], counting: Mapping[int, Release]) -> OfPerson:
        others = {pk: each for pk, each in counting.items() if pk != self.release.pk}
        revisions = revisions_of(others)
        if self.revision is not None and self.revision.detainee_id in entries and self.revision.counted_people:
            revisions[self.release.pk] = self.revision
        wanted = of_entries(entries, revisions)
        own = wanted.pop(self.release.pk, None)
        return OfPerson(entries, others, wanted, own)

    @property
    def counted_with(self) -> int | None:
        """The release with which this one will be counted; None where it is counted itself, or not at all."""
        return next((each.own for each in self.persons if each.own is not None), None)

    @cached_property
    def places_after(self) -> Places:
        """The names of the groups as they will be."""
        return self._places_with(self.persons)

    def _places_with(self, persons: Iterable[OfPerson]) -> Places:
        persons = list(persons)
        wanted: Wanted = {}
        for person in persons:
            wanted |= person.wanted
        own = next((each.own for each in persons if each.own is not None), None)
        return with_place(as_counted(self.places, wanted), self.release.pk, self.revision, own)

    def full_group(self) -> Release | None:
        """A group that would have more names than people; None where there is none.

        A person of one entry has no two releases that are counted as one, and so none that would become two.
        """
        takes_a_place = self.revision is not None and self.revision.of_group_id is not None
        if not takes_a_place and all(len(entries) < 2 for entries in self.entries):
            return None
        return crowded(self.places_after)

    def only_its_own_place_is_missing(self, group: Release) -> bool:
        """Whether this full group has room for all its names but this release, which was no event with another one."""
        if self.revision is None or self.revision.of_group_id != group.pk or self._parts_an_event:
            return False
        names = self.places_after[group.pk]
        return has_room(
            group.verified_revision, taken(n for pk, n in names.items() if pk != self.release.pk).people - 1
        )

    @property
    def _parts_an_event(self) -> bool:
        """Whether a release that was counted with another one would be counted itself."""
        others = (
            each.others[pk].counted_with_id is not None and event is None
            for each in self.persons
            for pk, event in each.wanted.items()
        )
        own = self.release.counted_with_id is not None and self.revision is not None and self.counted_with is None
        return own or any(others)


def revisions_of(releases: Mapping[int, Release]) -> dict[int, Revision]:
    """The revision of each that counts."""
    return {pk: release.verified_revision for pk, release in releases.items() if release.verified_revision is not None}


def groups_of(revisions: Iterable[Revision]) -> set[int]:
    """The groups of which these take places."""
    return {revision.of_group_id for revision in revisions if revision.of_group_id is not None}

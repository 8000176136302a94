"""The page of one facility: what it is called, which entries are this place, and how they came to be."""

from dataclasses import dataclass
from functools import cached_property

from accounts.aliases import Names
from accounts.models import Membership, User
from casework.kept import kept
from detainees.facilities.grouping import one_with, stands_now
from detainees.facilities.merging import decides
from detainees.models import Facility, FacilityMerge


@dataclass(frozen=True)
class By:
    """Somebody as the reader calls them; `reads` says whether what they wrote is of the reader's own organisation."""

    name: str
    reads: bool


@dataclass(frozen=True)
class Said:
    """A merge, with who made it and who undid it."""

    merge: FacilityMerge
    by: By
    undone_by: By


def _organisations_of(person: User) -> set[int]:
    """Where somebody holds, or held, a role."""
    return set(Membership.objects.filter(user=person).values_list("team__organisation", flat=True))


class FacilityPage:
    """One entry of the list for one person."""

    def __init__(self, facility: Facility, user: User) -> None:
        self.facility, self.user = facility, user

    @cached_property
    def standing(self) -> Facility:
        """The entry that stands for the place; this one, where it does."""
        return kept(Facility)[stands_now().get(self.facility.pk, self.facility.pk)]

    @property
    def stands(self) -> bool:
        return self.standing.pk == self.facility.pk

    @cached_property
    def others(self) -> list[Facility]:
        """The other entries that are this place."""
        codes = one_with(self.facility.pk, stands_now())
        return [kept(Facility)[code] for code in codes if code != self.facility.pk]

    @cached_property
    def merges(self) -> list["Said"]:
        """What was said of these entries, undone or not; the newest first."""
        found = FacilityMerge.objects.of(self.facility.pk, *(other.pk for other in self.others))
        names = Names(self.user)
        return [Said(merge, self._by(names, merge.by), self._by(names, merge.undone_by)) for merge in found]

    def _by(self, names: Names, person: User | None) -> "By":
        if person is None:
            return By("", reads=False)
        return By(names.of(person), reads=bool(self._organisations & _organisations_of(person)))

    @cached_property
    def _organisations(self) -> set[int]:
        return _organisations_of(self.user)

    @property
    def decides(self) -> bool:
        """Whether the reader says which entries are one place."""
        return decides(self.user)

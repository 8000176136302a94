"""The page of one facility: what it is called, which entries are this place, and how they came to be."""

from dataclasses import dataclass
from functools import cached_property

from accounts.aliases import Names
from accounts.models import Membership, User
from casework.kept import kept
from detainees.facilities.grouping import one_with, standing, stands_now
from detainees.facilities.merging import decides
from detainees.models import Facility, FacilityMerge


@dataclass(frozen=True)
class By:
    """Somebody as the reader calls them; `reads` whether the reader works in an organisation that is theirs, or was."""

    name: str
    reads: bool


@dataclass(frozen=True)
class Said:
    """A merge, with who made it and who undid it."""

    merge: FacilityMerge
    by: By
    undone_by: By


def _by(names: Names, own: frozenset[int], person: User | None) -> By:
    return By("", reads=False) if person is None else By(names.of(person), reads=person.pk in own)


class FacilityPage:
    """One entry of the list for one person."""

    def __init__(self, facility: Facility, user: User) -> None:
        self.facility, self.user = facility, user

    @cached_property
    def standing(self) -> Facility:
        """The entry that stands for the place; this one, where it does."""
        return standing(self.facility)

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
        found = list(FacilityMerge.objects.of(self.facility.pk, *(other.pk for other in self.others)))
        names, own = Names(self.user), self._of_own_organisations
        return [Said(merge, _by(names, own, merge.by), _by(names, own, merge.undone_by)) for merge in found]

    @cached_property
    def _of_own_organisations(self) -> frozenset[int]:
        """Those who hold, or held, a role in an organisation in which the reader holds one."""
        mine = Membership.objects.active().filter(user=self.user).values("team__organisation")
        held = Membership.objects.ever_held().filter(team__organisation__in=mine)
        return frozenset(held.values_list("user", flat=True))

    @property
    def decides(self) -> bool:
        """Whether the reader says which entries are one place."""
        return decides(self.user)

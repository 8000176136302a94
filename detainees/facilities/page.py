"""The page of one facility: what it is called, which entries are this place, and how they came to be."""

from functools import cached_property

from accounts.models import User
from casework.kept import kept
from detainees.facilities.grouping import one_with, stands_now
from detainees.facilities.merging import decides
from detainees.models import Facility, FacilityMerge


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
    def merges(self) -> list[FacilityMerge]:
        """What was said of these entries, undone or not; the newest first."""
        return list(FacilityMerge.objects.of(self.facility.pk, *(other.pk for other in self.others)))

    @property
    def decides(self) -> bool:
        """Whether the reader says which entries are one place."""
        return decides(self.user)

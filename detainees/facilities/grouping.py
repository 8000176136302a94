"""Which codes are one place: now, or as it was known at a moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from casework.kept import kept
from detainees.models import Facility, FacilityMerge

Stands = Mapping[str, str]  # code of a merged entry → code of the one that stands for it, at the root of the tree


def stands(merges: Iterable[FacilityMerge]) -> Stands:
    """Where these merges lead; what is in no merge, and what stands, is absent."""
    above = {merge.merged_id: merge.kept_id for merge in merges}
    return {code: _root(code, above) for code in above}


def _root(code: str, above: Mapping[str, str]) -> str:
    for _step in range(len(above)):  # they make a tree (detainees/sql/facilities.sql), so this ends at its root
        if code not in above:
            break
        code = above[code]
    return code


def stands_now() -> Stands:
    """As every page shows it: of the rows that each process keeps, some seconds old at most."""
    return stands(merge for merge in kept(FacilityMerge).values() if merge.undone_at is None)


def stands_at(moment: datetime) -> Stands:
    """As it was known at a moment: the same for ever, therefore asked of the rows themselves."""
    return stands(FacilityMerge.objects.in_force_at(moment))


def one_with(code: str, grouped: Stands) -> tuple[str, ...]:
    """All codes of the place that this one is of, sorted; the code alone where nothing was merged."""
    root = grouped.get(code, code)
    return tuple(sorted({root, code, *(each for each, over in grouped.items() if over == root)}))


def place_of(code: str) -> str:
    """The code that stands for this one, or itself."""
    return stands_now().get(code, code)


def standing(facility: Facility) -> Facility:
    """The entry that stands for this one, or itself."""
    return kept(Facility)[place_of(facility.pk)]

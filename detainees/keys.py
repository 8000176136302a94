"""Keeping the keys of names: beside the names in one transaction, and drawn anew when the rules have changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from casework.dates import PartialDate
from casework.redrawing import redraw
from detainees.models import Detainee, Name, NameKeys, OtherName
from detainees.names import KEYS_VERSION, free_parts, person_keys, spelled

AT_ONCE = 1_000  # persons in one transaction
COLUMNS = ("detainee_id", "organisation_id", "restricted", "birth", "home", "spelled", "keys", "version")
_PARTS = ("given", "father", "family")
_FACTS = ("pk", "organisation_id", "restricted", "birth", "home_governorate_id")
_WIDEST = 3  # years within which somebody may be born for the year to be a key


def keys_row(
    pk: int, organisation: int, names: Iterable[Mapping[str, str]], birth: PartialDate | None, home: str | None,
    *, restricted: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The row of `NameKeys`, by column, of the person `pk` with these names in parts, birth and home governorate."""
    known = list(names)
    return {
        "detainee_id": pk,
        "organisation_id": organisation,
        "restricted": restricted,
        "birth": birth.edtf if birth else "",
        "home": home or "",
        "spelled": spelled(known),
        "keys": person_keys(known, years(birth), home or ""),
        "version": KEYS_VERSION,
    }


def years(birth: PartialDate | None, *, around: int = 0) -> range:
    """The years in which the birth may have been, and `around` them; none where they are too many to tell much."""
    if birth is None:
        return range(0)
    first, last = birth.earliest().year, birth.latest().year
    return range(first - around, last + around + 1) if last - first < _WIDEST else range(0)


def keep_keys(*detainees: int) -> None:
    """Write the keys of these persons (their ids) from all their names and facts, in the transaction of the caller."""
    names = _names(detainees)
    facts = Detainee.objects.filter(pk__in=detainees).values_list(*_FACTS)
    rows = [
        NameKeys(**keys_row(pk, organisation, names[pk], birth, home, restricted=restricted))
        for pk, organisation, restricted, birth, home in facts
    ]
    NameKeys.objects.bulk_create(rows, update_conflicts=True, unique_fields=["detainee"], update_fields=COLUMNS[1:])


def without_keys() -> QuerySet[Detainee]:
    """Persons whose keys were drawn by other rules, or never."""
    return Detainee.objects.filter(~Q(name_keys__version=KEYS_VERSION) | Q(name_keys=None))


def rebuild_keys(tell: Callable[[int], None]) -> int:
    """Draw the keys of `without_keys()`; `tell` hears how many are done. Stopped at any time, it goes on later."""
    return redraw(without_keys, lambda chosen: keep_keys(*chosen), at_once=AT_ONCE, tell=tell)


def _names(detainees: Iterable[int]) -> Mapping[int, list[dict[str, str]]]:
    """All names of each person in parts, earlier ones first; another name as far as its line comes apart.

    An entry that stands for others has theirs too.
    """
    asked = list(detainees)
    whose = {pk: [pk] for pk in asked}
    for merged in Detainee.objects.filter(merged_into__in=asked).only("merged_into"):
        whose.setdefault(merged.pk, []).append(merged.standing_id)
    found: defaultdict[int, list[dict[str, str]]] = defaultdict(list)
    for entry, *parts in Name.objects.filter(detainee__in=whose).order_by("pk").values_list("detainee_id", *_PARTS):
        for pk in whose[entry]:
            found[pk].append(dict(zip(_PARTS, parts, strict=True)))
    for entry, line in OtherName.objects.filter(detainee__in=whose).order_by("pk").values_list("detainee_id", "text"):
        for pk in whose[entry]:
            found[pk] += free_parts(line)
    return found

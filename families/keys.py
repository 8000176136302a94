"""What inquiries are found by: kept beside the names in one transaction, and drawn anew when the rules have changed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Q

from casework.redrawing import redraw
from detainees.folding import words
from detainees.keys import years
from detainees.names import KEYS_VERSION, person_keys, spelled
from detainees.naming import search_words
from families.models import Inquiry, InquiryKeys
from families.models.inquiries import NAMES, PARTS, InquiryQuerySet

AT_ONCE = 1_000  # inquiries in one transaction
COLUMNS = ("inquiry_id", "sought_words", "caller_words", "keys", "spelled", "birth", "home", "version")
# A change of one of these changes what an inquiry is found by.
DRAWN_FROM = frozenset((*NAMES, "birth", "home_governorate", "home_governorate_id"))
_SCRIPTS = ("ar", "latin")
_LONGEST = 200  # letters of a word


def keys_row(inquiry: Inquiry, caller: str) -> dict[str, Any]:
    """The row of `InquiryKeys`, by column, of this inquiry by a caller of this name or alias."""
    names = [in_parts(inquiry, script) for script in _SCRIPTS]
    known = [name for name in names if any(name.values())]
    home = inquiry.home_governorate_id or ""
    return {
        "inquiry_id": inquiry.pk,
        "sought_words": search_words(" ".join(name.values()) for name in known),
        "caller_words": sorted({word[:_LONGEST] for word in words(caller)}),
        "keys": person_keys(known, years(inquiry.birth), home),
        "spelled": spelled(known),
        "birth": inquiry.birth.edtf if inquiry.birth else "",
        "home": home,
        "version": KEYS_VERSION,
    }


def in_parts(inquiry: Inquiry, script: str) -> Mapping[str, str]:
    """The name of whom they seek in one script (`ar`, `latin`), by part."""
    return {part: getattr(inquiry, f"{part}_{script}") for part in PARTS}


def keep_keys(inquiries: Iterable[int]) -> None:
    """Write what these inquiries (ids) are found by, in the caller's transaction; nothing of what is destroyed."""
    found = Inquiry.objects.kept().filter(pk__in=list(inquiries)).select_related("relative")
    rows = [InquiryKeys(**keys_row(each, each.relative.name)) for each in found]
    InquiryKeys.objects.bulk_create(rows, update_conflicts=True, unique_fields=["inquiry"], update_fields=COLUMNS[1:])


def keep_keys_of_caller(relative: int) -> None:
    """The same for all inquiries of this caller (id)."""
    keep_keys(Inquiry.objects.filter(relative=relative).values_list("pk", flat=True))


def without_keys() -> InquiryQuerySet:
    """Inquiries whose keys were drawn by other rules, or never."""
    return Inquiry.objects.kept().filter(~Q(name_keys__version=KEYS_VERSION) | Q(name_keys=None))


def rebuild_keys(tell: Callable[[int], None]) -> int:
    """Draw the keys of `without_keys()`; `tell` hears how many are done. Stopped at any time, it goes on later."""
    return redraw(without_keys, keep_keys, at_once=AT_ONCE, tell=tell)

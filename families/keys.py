"""What inquiries are found by: kept beside the names in one transaction, and drawn anew when the rules have changed.

Who keeps the keys of an inquiry holds its row, and who keeps the words of a caller holds theirs and touches no inquiry:
so nobody writes what a name was before, and nobody waits for a row out of its order (inquiry, caller, numbers).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Q

from casework.redrawing import redraw
from detainees.folding import words
from detainees.keys import years
from detainees.names import KEYS_VERSION, person_keys, spelled
from detainees.naming import search_words
from families.models import CallerWords, Inquiry, InquiryKeys, Relative
from families.models.inquiries import NAMES, PARTS, InquiryQuerySet
from families.models.relatives import RelativeQuerySet

AT_ONCE = 1_000  # rows in one transaction
COLUMNS = ("inquiry_id", "words", "keys", "spelled", "birth", "home", "version")
# A change of one of these changes what an inquiry is found by.
DRAWN_FROM = frozenset((*NAMES, "birth", "home_governorate", "home_governorate_id"))
SCRIPTS = ("ar", "latin")
# What stands between the words of a line that somebody writes freely; apostrophes and hyphens belong to names.
_BETWEEN = re.compile(r"[()\[\]{}<>«»“”\"،,;؛:.…!?؟/\\|+=*#_~]+")


def words_said(line: str) -> list[str]:
    """The folded words of a line in which a name is typed freely: `أم ليلى (أخت خالد)` has four."""
    return words(_BETWEEN.sub(" ", line))


def keys_row(inquiry: Inquiry) -> dict[str, Any]:
    """The row of `InquiryKeys`, by column, of this inquiry."""
    known = [name for script in SCRIPTS if any((name := in_parts(inquiry, script)).values())]
    home = inquiry.home_governorate_id or ""
    return {
        "inquiry_id": inquiry.pk,
        "words": search_words(" ".join(name.values()) for name in known),
        "keys": person_keys(known, years(inquiry.birth), home),
        "spelled": spelled(known),
        "birth": inquiry.birth.edtf if inquiry.birth else "",
        "home": home,
        "version": KEYS_VERSION,
    }


def in_parts(inquiry: Inquiry, script: str) -> Mapping[str, str]:
    """The name of whom they seek in one script, by part."""
    return {part: getattr(inquiry, f"{part}_{script}") for part in PARTS}


def words_row(relative: int, name: str) -> dict[str, Any]:
    """The row of `CallerWords`, by column, of the caller (id) with this name or alias."""
    return {"relative_id": relative, "words": sorted(set(words_said(name))), "version": KEYS_VERSION}


def keep_keys(inquiries: Iterable[int]) -> None:
    """Write what these inquiries (ids) are found by, in the transaction that holds them; nothing of the destroyed."""
    rows = [InquiryKeys(**keys_row(each)) for each in Inquiry.objects.kept().filter(pk__in=list(inquiries))]
    InquiryKeys.objects.bulk_create(rows, update_conflicts=True, unique_fields=["inquiry"], update_fields=COLUMNS[1:])


def keep_words(callers: Iterable[int]) -> None:
    """The same for the names of these callers (ids)."""
    known = Relative.objects.kept().filter(pk__in=list(callers)).values_list("pk", "name")
    rows = [CallerWords(**words_row(pk, name)) for pk, name in known]
    CallerWords.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["relative"], update_fields=["words", "version"]
    )


def without_keys() -> InquiryQuerySet:
    """Inquiries whose keys were drawn by other rules, from another name, or never."""
    return Inquiry.objects.kept().filter(~Q(name_keys__version=KEYS_VERSION) | Q(name_keys=None))


def without_words() -> RelativeQuerySet:
    """Callers of whom the same is so."""
    return Relative.objects.kept().filter(~Q(name_words__version=KEYS_VERSION) | Q(name_words=None))


def rebuild_keys(tell: Callable[[int], None]) -> int:
    """Draw the keys of `without_keys()`; `tell` hears how many are done. Stopped at any time, it goes on later."""
    return redraw(without_keys, keep_keys, at_once=AT_ONCE, tell=tell)


def rebuild_words(tell: Callable[[int], None]) -> int:
    """The same for the words of `without_words()`."""
    return redraw(without_words, keep_words, at_once=AT_ONCE, tell=tell)

"""Pairs for tests, kept as the register job and the look-back keep them."""

from accounts.acting import acting
from detainees.linkage.keeping import Likely, keep_all, keep_of
from detainees.linkage.runs import searcher
from detainees.models import Detainee, Pair


def likely(one: Detainee, other: Detainee, score: float = 0.9) -> Likely:
    """What an engine tells of two that are probably one person."""
    return Likely(one.pk, other.pk, score, 14.0, "sibling", -3.0, [["family", "same", 9.5]])


def keep_found(*found: Likely, weights: int = 1) -> None:
    """Keep these, and no others, as all that was found in the register."""
    with acting(searcher()):
        keep_all(found, weights)


def found_of(entry: Detainee, *found: Likely) -> None:
    """Keep these as all that was found of one entry."""
    with acting(searcher()):
        keep_of([entry.pk], found, 1)


def paired(one: Detainee, other: Detainee, score: float = 0.9) -> Pair:
    """Two entries of which it was found that they may be one person."""
    found_of(one, likely(one, other, score))
    return Pair.objects.of(one).of(other).get()

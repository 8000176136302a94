"""Finds the one thing of a list that somebody means by a code or a name, in either script and any common spelling."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from detainees.folding import ARTICLES, fold, without_article

NEAREST = 3


@dataclass(frozen=True)
class Entry:
    """One thing that can be looked up, with every spelling it answers to beside its code and names."""

    code: str
    name_ar: str
    name_en: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    code: str


@dataclass(frozen=True)
class Unknown:
    """Nothing is called so, or several things are; `nearest` are the likeliest, best first, and may be empty."""

    text: str
    nearest: tuple[Entry, ...] = ()


class Spellings:
    """The spellings of some entries, put together once and asked often.

    `noise` are words that may stand in a question without changing whom it means ("Idlib *province*").
    """

    def __init__(self, entries: Iterable[Entry], noise: Iterable[str] = ()) -> None:
        self._noise = frozenset(word for phrase in noise for word in _words(phrase))
        self._entries: dict[str, Entry] = {}
        self._codes: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            self._entries[entry.code] = entry
            for spelling in (entry.code, entry.name_ar, entry.name_en, *entry.spellings):
                self._codes[_key(spelling)].add(entry.code)
        self._codes.pop("", None)

    def find(self, text: str) -> Found | Unknown:
        """The entry that is called so. A spelling that several share is unknown, with those as the nearest."""
        for key in (_key(text), _key(text, self._noise)):
            codes = self._codes.get(key, set())
            if len(codes) == 1:
                return Found(next(iter(codes)))
            if codes:
                return Unknown(text, tuple(self._entries[code] for code in sorted(codes)[:NEAREST]))
        return Unknown(text, self._nearest(_key(text, self._noise) or _key(text)))

    def _nearest(self, key: str) -> tuple[Entry, ...]:
        close = get_close_matches(key, self._codes, n=4 * NEAREST, cutoff=0.6)
        codes = dict.fromkeys(code for spelling in close for code in sorted(self._codes[spelling]))
        return tuple(self._entries[code] for code in list(codes)[:NEAREST])


def _words(text: str) -> list[str]:
    return [without_article(word) for word in re.findall(r"\w+", fold(text)) if word not in ARTICLES]


def _key(text: str, noise: frozenset[str] = frozenset()) -> str:
    return "".join(word for word in _words(text) if word not in noise)

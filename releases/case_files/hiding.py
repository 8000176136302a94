"""Names of sources that are not told, within what somebody said: found however they are spelt, and left out.

Words are compared as names are (casework/folding.py): without harakat and tatweel, hamzas alike, capitals and spaces
of no account, with or without the article; the first one also behind و ف ب ل ك. Another name of theirs is found by
nobody.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from detainees.folding import fold, without_article, words

_SHORTEST = 3  # letters of all words of a name
_WORD = re.compile(r"[\w\u064b-\u065f\u0670]+")
_BEFORE = "وفبلك"


class Word(NamedTuple):
    """A word of a text: where it stands, and as it is compared."""

    start: int
    end: int
    folded: str


class Hidden:
    """The names that are left out; those of `own`, of whom the text speaks anyway, are not."""

    def __init__(self, names: Iterable[str], own: Iterable[str] = ()) -> None:
        known = [set(words(name)) for name in own]
        found = {tuple(words(name)) for name in names}
        kept = [
            name for name in found if len("".join(name)) >= _SHORTEST and not any(set(name) <= one for one in known)
        ]
        self._names: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(kept, key=len, reverse=True):
            self._names.setdefault(name[0], []).append(name)

    def left_out(self, text: str, instead: str) -> str:
        """The text with `instead` where one of the names stands."""
        found = [Word(*each.span(), without_article(fold(each[0]))) for each in _WORD.finditer(text)]
        left = len(found)  # what stands behind is through
        for place in reversed(range(len(found))):
            name = self._standing_at(found[place:left])
            if name:
                text = text[: found[place].start] + instead + text[found[place + len(name) - 1].end :]
                left = place
        return text

    def _standing_at(self, here: Sequence[Word]) -> tuple[str, ...]:
        """The name with which these words begin; () where there is none."""
        first = here[0].folded
        starts = (first, without_article(first[1:])) if first[:1] in _BEFORE else (first,)
        named = (name for start in starts for name in self._names.get(start, ()))
        return next((name for name in named if name[1:] == tuple(word.folded for word in here[1 : len(name)])), ())

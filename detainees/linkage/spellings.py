"""The meanings of every spelling of the register, worked out beside the database in two processes."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from detainees.linkage.fields import MEANINGS
from detainees.linkage.vocabulary import Vocabulary, count_words, word_of
from detainees.names import words_of

# Whose names share a vocabulary: a part is looked up among all names of its group.
GROUPS = ("man", "woman", "any", "family")
_ENOUGH = 5_000  # spellings from which a second process is worth its start
_LENT = 0.02  # of the names of men that families bear

Counts = dict[str, float]
Words = dict[str, dict[str, Counts]]  # by group, by script
_vocabularies: dict[str, Vocabulary] = {}


def words_by_group(texts: Iterable[tuple[str, str, float]]) -> Words:
    """How often each word is written, of rows of group, text, count: what a vocabulary is made of.

    Groups lend each other names: families bear names of men; who is of unknown sex bears one of either.
    """
    counted: dict[str, dict[str, Counts]] = {group: {"ar": {}, "latin": {}} for group in GROUPS}
    for group, text, count in texts:
        count_words(counted[group], text, count)
    words: Words = {group: {} for group in GROUPS}
    for script in ("ar", "latin"):
        man, woman, other, family = (counted[group][script] for group in GROUPS)
        words["man"][script], words["woman"][script] = man, woman
        words["any"][script] = _together((man, 1.0), (woman, 1.0), (other, 1.0))
        words["family"][script] = _together((family, 1.0), (man, _LENT))
    return words


def _together(*lent: tuple[Mapping[str, float], float]) -> Counts:
    found: Counts = defaultdict(float)
    for counts, share in lent:
        for word, count in counts.items():
            found[word] += share * count
    return dict(found)


def write_meanings(asked: Sequence[tuple[str, str]], words: Words, out: Path, processes: int) -> None:
    """Write the meanings of `asked` (group, text) as CSV: group, text, then words with their shares."""
    with out.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        if processes < 2 or len(asked) < _ENOUGH:
            _start(words)
            rows.writerows(_rows(asked))
            _vocabularies.clear()
            return
        with ProcessPoolExecutor(2, get_context("spawn"), _start, (words,)) as pool:
            for half in pool.map(_rows, [asked[at::2] for at in (0, 1)]):
                rows.writerows(half)


def write_divided(texts: Iterable[str], out: Path) -> None:
    """Write as CSV which texts are several names typed as one part: text, the first of them, the second."""
    with out.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        for text in texts:
            words = words_of(text)
            if len(words) > 1:
                rows.writerow((text, words[0], words[1]))


def _start(words: Words) -> None:
    for group in GROUPS:
        _vocabularies[group] = Vocabulary(words[group]["ar"], words[group]["latin"])


def _rows(asked: Sequence[tuple[str, str]]) -> list[list[object]]:
    known: dict[tuple[str, str], list[object]] = {}
    rows = []
    for group, text in asked:
        word = word_of(text)
        if (group, word) not in known:
            found = _vocabularies[group].meanings(word)
            flat: list[object] = []
            for at in range(MEANINGS):
                flat += [found[at].word, found[at].share] if at < len(found) else ["", ""]
            known[group, word] = flat
        rows.append([group, text, *known[group, word]])
    return rows

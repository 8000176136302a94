"""The meanings of every spelling of the register, worked out beside the database in two processes."""

import csv
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from duckdb import DuckDBPyConnection

from detainees.linkage.fields import MEANINGS
from detainees.linkage.vocabulary import Vocabulary, group_words, word_of

# Whose names share a vocabulary: a part is looked up among all names of its group.
GROUPS = ("man", "woman", "any", "family")
Counts = dict[str, float]
_ENOUGH = 5_000  # spellings from which a second process is worth its start
_vocabularies: dict[str, Vocabulary] = {}


def _start(counts: dict[str, Counts]) -> None:
    for group, texts in counts.items():
        _vocabularies[group] = Vocabulary(*group_words(texts.items()))


def _meanings(asked: list[tuple[str, str]]) -> list[list[object]]:
    """Rows of group, text, meanings and their shares."""
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


def work_out_spellings(texts: list[tuple[str, str, float]], out: Path, processes: int) -> None:
    """Write the meanings of `texts` (group, text, how often it is written) as CSV."""
    counts: dict[str, Counts] = {group: {} for group in GROUPS}
    for group, text, count in texts:
        counts[group][text] = count
    counts = _shared(counts)
    asked = [(group, text) for group, text, _count in texts]
    with out.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        if processes < 2 or len(asked) < _ENOUGH:
            _start(counts)
            rows.writerows(_meanings(asked))
            _vocabularies.clear()
            return
        halves = [asked[at::2] for at in (0, 1)]
        with ProcessPoolExecutor(2, get_context("spawn"), _start, (counts,)) as pool:
            for half in pool.map(_meanings, halves):
                rows.writerows(half)


def _shared(counts: dict[str, Counts]) -> dict[str, Counts]:
    """Each group's vocabulary with what others lend it: families bear names of men, `any` is both."""
    both: Counts = defaultdict(float)
    for group in ("man", "woman", "any"):
        for text, count in counts[group].items():
            both[text] += count
    family: Counts = defaultdict(float, {text: 0.02 * count for text, count in counts["man"].items()})
    for text, count in counts["family"].items():
        family[text] += count
    return {"man": counts["man"], "woman": counts["woman"], "any": dict(both), "family": dict(family)}


def texts_of(database: DuckDBPyConnection) -> list[tuple[str, str, float]]:
    """Every spelling by group with how often it is written, in an order that does not change."""
    return database.execute(
        """
        SELECT grp, txt, count(*)::DOUBLE FROM (
            SELECT unnest([CASE sex WHEN 'male' THEN 'man' WHEN 'female' THEN 'woman' ELSE 'any' END,
                           'man', 'man', 'family', 'woman']) AS grp,
                   unnest([given, father, grandfather, family, mother]) AS txt
            FROM names JOIN records USING (id)
        ) WHERE txt IS NOT NULL GROUP BY ALL ORDER BY ALL
        """
    ).fetchall()

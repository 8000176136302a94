"""Who is who on an invented register."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from config.invented.register import truth_of
from tests.bench.duplicates.scoring import Pair, Scored, pair


@dataclass(frozen=True)
class Truth:
    """`same` are the pairs of one person; `latin` and `women` the entries that are so."""

    same: set[Pair]
    latin: set[str]
    women: set[str]

    def crosses(self, each: Pair) -> bool:
        """Whether the two entries are in two scripts."""
        return (each[0] in self.latin) != (each[1] in self.latin)

    def of_a_woman(self, each: Pair) -> bool:
        """Whether either entry says that it is of a woman."""
        return each[0] in self.women or each[1] in self.women


def read_truth(register: Path) -> Truth:
    """From FILE.csv and FILE.truth.csv."""
    entries: dict[str, list[str]] = defaultdict(list)
    for row in _rows(truth_of(register)):
        entries[row["person"]].append(row["external_id"])
    same = {pair(*two) for several in entries.values() if len(several) > 1 for two in combinations(several, 2)}
    latin, women = set(), set()
    for row in _rows(register):
        if not row["given_ar"] and not row["family_ar"]:
            latin.add(row["external_id"])
        if row["sex"] == "female":
            women.add(row["external_id"])
    return Truth(same, latin, women)


def read_pairs(file: Path) -> list[Scored]:
    """Pairs with their scores, from a file with the columns `one`, `other`, `score`."""
    return [(pair(row["one"], row["other"]), float(row["score"])) for row in _rows(file)]


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as text:
        yield from csv.DictReader(text)

"""Keys of names: how many real pairs of spellings share one, how many random ones, and how many names a second."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from time import process_time

from config.invented.naming import PARTS
from detainees.names import person_keys, skeletons
from tests.bench.report import Line, at_least

# File, which column is Latin and which Arabic, and the goal for its hit rate.
LISTS = (("wikidata_arabic.tsv", 0, 1, 0.86), ("ar2en.tsv", 1, 0, 0.92))
RANDOM_GOAL, SPEED_GOAL = 0.0035, 20_000
_NAMES_TIMED = 50_000


def against_real_pairs(folder: Path) -> Iterator[Line]:
    """The lists that are at hand; the columns are parted by tabs, letters of the Arabic ones may stand apart."""
    for name, latin, arabic, goal in LISTS:
        file = folder / name
        if not file.exists():
            continue
        pairs = [tuple(line.split("\t")) for line in file.read_text().splitlines()]
        hit = rate([(pair[latin], pair[arabic].replace(" ", "")) for pair in pairs])
        others = [pair[arabic].replace(" ", "") for pair in pairs]
        Random(1).shuffle(others)
        by_chance = rate([(pair[latin], other) for pair, other in zip(pairs, others, strict=True)])
        yield Line(f"keys: pairs of {file.stem} that share one", f"{hit:.3f}", f"≥ {goal:.2f}", met=hit >= goal)
        yield Line(
            f"keys: random pairs of {file.stem}", f"{by_chance:.4f}", f"≤ {RANDOM_GOAL}", met=by_chance <= RANDOM_GOAL
        )


def rate(pairs: list[tuple[str, str]]) -> float:
    """The share of pairs of spellings that have a key in common."""
    return sum(not set(skeletons(one)).isdisjoint(skeletons(other)) for one, other in pairs) / max(len(pairs), 1)


def speed(register: Path) -> Line:
    """Full names a second of one core, from the spellings to the keys that are kept."""
    with register.open(newline="", encoding="utf-8") as text:
        rows = list(islice(csv.DictReader(text), _NAMES_TIMED))
    names = [{part: row[f"{part}_{script}"] for part in PARTS} for row in rows for script in ("ar", "latin")
             if row[f"given_{script}"]]  # fmt: skip
    began = process_time()
    for name in names:
        person_keys([name])
    return at_least("keys of full names, a core", len(names) / (process_time() - began), SPEED_GOAL, "names/s")

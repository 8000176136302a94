"""Finds, over a whole register, the pairs of entries that may be one person. No Django, no database but its own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from detainees.linkage.blocks import Blocks, form_pairs
from detainees.linkage.entries import make_entries, read_extract
from detainees.linkage.found import write_pairs
from detainees.linkage.groups import weigh_groups
from detainees.linkage.papers import add_papers, compare_links, compare_numbers
from detainees.linkage.rough import let_go
from detainees.linkage.scoring import stages
from detainees.linkage.selecting import compared, scored
from detainees.linkage.training import learn, learn_chance
from detainees.linkage.turned import read_again
from detainees.linkage.weights import Weights, remember

LEAST_SCORE = 0.05  # pairs below it are forgotten
FLAGGED = 0.5  # pairs from here on are shown to somebody: likelier one person than not
_LOOKED_AT = 1e-3  # by what is supposed before anything was learned

Tell = Callable[[str, float], None]


@dataclass(frozen=True)
class Limits:
    """Bytes of memory and threads that the engine may take; beside it the work on spellings takes some 300 MB."""

    memory_bytes: int
    threads: int


Where = Callable[[DuckDBPyConnection, Path, Limits], AbstractContextManager[DuckDBPyConnection]]


@dataclass
class Counts:
    """Records, what became of blocks, pairs formed, those weighed with care, those kept."""

    records: int = 0
    blocks: Blocks = field(default_factory=Blocks)
    formed: int = 0
    weighed: int = 0
    kept: int = 0


@dataclass
class Found:
    """The weights by which pairs were scored, counts, and the file of pairs, for `found.read_pairs`."""

    weights: Weights
    counts: Counts
    pairs: Path


@contextmanager
def here(database: DuckDBPyConnection, work: Path, limits: Limits) -> Iterator[DuckDBPyConnection]:
    """The pairs are looked for where the register was read."""
    yield database


def find_pairs(
    extract: Path, work: Path, weights: Weights | None, limits: Limits, tell: Tell, where: Where = here
) -> Found:
    """Find the pairs of the register in `extract`, by `weights` or by what the register itself teaches.

    `work` is an empty folder for everything in between. `tell` hears the step and the share done of all. `where` says
    which database does the part that grows with the pairs; its tables are those of this one.
    """
    counts, out = Counts(), work / "pairs.parquet"
    with connect(work, limits) as database:
        tell("reading", 0.0)
        read_extract(database, extract)
        counts.records = _count(database, "records")
        tell("spellings", 0.03)
        words = make_entries(database, work, limits.threads)
        used = weights or Weights.default(counts.records)
        compare_numbers(database, used)
        if weights is None:
            learn_chance(database, used)
            remember(database, used, words)
        with where(database, work, limits) as place:
            _weigh(place, used, counts, tell, learns=weights is None)
            counts.kept = write_pairs(place, used, out, LEAST_SCORE, FLAGGED)
        tell("writing", 1.0)
    return Found(used, counts, out)


def _weigh(database: DuckDBPyConnection, used: Weights, counts: Counts, tell: Tell, *, learns: bool) -> None:
    """What grows with the pairs: from the entries to the table `scored`."""
    tell("pairs", 0.25)
    counts.blocks = form_pairs(database, counts.records)
    counts.formed = _count(database, "formed")
    let_go(database, used)
    tell("comparing", 0.65)
    compare_links(database)
    read_again(database)
    _compare(database, used)
    counts.weighed = _count(database, "compared")
    if learns:
        learn(database, used, lambda share: tell("learning", 0.8 + 0.1 * share))
    tell("writing", 0.9)
    database.execute(f"CREATE TABLE found AS {scored('compared', stages(used))}")
    weigh_groups(database)


def connect(work: Path, limits: Limits) -> DuckDBPyConnection:
    """A database of our own in `work`: nothing is fetched, what does not fit into memory is spilled there."""
    return duckdb.connect(
        str(work / "linkage.duckdb"),
        config={
            "threads": limits.threads,
            "memory_limit": f"{max(64, limits.memory_bytes >> 20)}MiB",
            "temp_directory": str(work / "spilled"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "preserve_insertion_order": False,
        },
    )


def _compare(database: DuckDBPyConnection, weights: Weights) -> None:
    """The table `compared`: pairs that are not far from being one person, with what was compared."""
    source = compared(add_papers(database, "pairs"))
    columns = [name for name, *_rest in database.execute(f"DESCRIBE {source}").fetchall()]
    text = scored(f"({source})", stages(weights))
    database.execute(
        f"CREATE TABLE compared AS SELECT {', '.join(columns)} FROM ({text}) "
        f"WHERE score >= {_LOOKED_AT} OR number_l = 1"
    )


def _count(database: DuckDBPyConnection, table: str) -> int:
    row = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])

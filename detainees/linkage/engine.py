"""Finds, over a whole register, the pairs of entries that may be one person. No Django, no database but its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from detainees.linkage.blocks import Blocks, form_pairs
from detainees.linkage.entries import make_entries, read_extract
from detainees.linkage.scoring import stages
from detainees.linkage.training import chosen_stages, compared, learn, learn_chance
from detainees.linkage.weights import Weights

LEAST_SCORE = 0.05  # pairs below it are forgotten
FLAGGED = 0.5  # pairs from here on are shown to somebody
_LOOKED_AT = 1e-3  # by what is supposed before anything was learned


@dataclass(frozen=True)
class Limits:
    memory_bytes: int
    threads: int


@dataclass
class Counts:
    records: int = 0
    blocks: Blocks = field(default_factory=Blocks)
    scored: int = 0
    weighed: int = 0
    kept: int = 0


def connect(work: Path, limits: Limits) -> DuckDBPyConnection:
    database = duckdb.connect(str(work / "linkage.duckdb"), config={
        "threads": limits.threads, "memory_limit": f"{limits.memory_bytes // 2**20}MiB", "temp_directory": str(work / "spilled"),
        "autoinstall_known_extensions": False, "autoload_known_extensions": False, "allow_community_extensions": False,
        "preserve_insertion_order": False,
    })  # fmt: skip
    return database


def find_pairs(extract: Path, work: Path, weights: Weights | None, limits: Limits, tell: Callable[[str, float], None]) -> tuple[Weights, Counts, Path]:
    counts = Counts()
    with connect(work, limits) as database:
        tell("reading", 0.0)
        read_extract(database, extract)
        counts.records = database.execute("SELECT count(*) FROM records").fetchone()[0]
        tell("spellings", 0.0)
        make_entries(database, work, limits.threads)
        database.execute("CREATE TABLE same_numbers (one BIGINT, other BIGINT, x DOUBLE)")
        tell("pairs", 0.0)
        counts.blocks = form_pairs(database)
        counts.scored = database.execute("SELECT count(*) FROM pairs").fetchone()[0]
        tell("comparing", 0.0)
        weights = weights or Weights.default(counts.records)
        learn_chance(database, weights)
        source = "(SELECT pairs.*, 0 AS number_l, 1.0::DOUBLE AS number_x, 0 AS linked FROM pairs)"
        text = chosen_stages(f"({compared(source)})", stages(weights), "* EXCLUDE (p_same)")
        columns = [row[0] for row in database.execute(f"DESCRIBE {compared(source)}").fetchall()]
        database.execute(
            f"CREATE TABLE compared AS SELECT {', '.join(columns)} FROM ({text}) WHERE score >= {_LOOKED_AT} "
        )
        counts.weighed = database.execute("SELECT count(*) FROM compared").fetchone()[0]
        tell("learning", 0.0)
        learn(database, weights, tell)
        out = work / "pairs.parquet"
        text = chosen_stages("compared", stages(weights))
        database.execute(f"COPY (SELECT * FROM ({text}) WHERE score >= {LEAST_SCORE} / 50 ORDER BY one, other, score DESC) TO '{out}' (FORMAT parquet)")
    return weights, counts, out

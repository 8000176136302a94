"""The pairs that were kept, as a file, and read back from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from detainees.linkage.evidence import Evidence, evidence_of
from detainees.linkage.papers import STRONG
from detainees.linkage.scoring import EVIDENCE, reasons
from detainees.linkage.selecting import scored
from detainees.linkage.weights import RIVALS, Weights

_AT_ONCE = 2_000


@dataclass(frozen=True)
class FoundPair:
    """Two records, `one` the smaller id. `score` is the probability that they are one person; `bits` speak for it
    against chance, `rival_bits` of them the rival explains as well."""

    one: int
    other: int
    score: float
    bits: float
    rival: str
    rival_bits: float
    evidence: list[Evidence]


def write_pairs(database: DuckDBPyConnection, weights: Weights, out: Path, least: float, flagged: float) -> int:
    """Write the pairs of `scored` from `least` on, the likeliest first; an equal number is worth a look in any case.

    Each is told as it fits best. Answers how many.
    """
    fields = ", ".join(f"round({field}_b, 2) AS {field}_b, {field}_v" for field in EVIDENCE)
    rivals = " ".join(f"WHEN {at} THEN '{rival}'" for at, rival in enumerate(RIVALS))
    strong = f"number_l = 1 AND number_x >= {STRONG}"
    text = scored("scored", [reasons(weights)])
    database.execute(
        f"""
        COPY (
            SELECT a.id AS one, b.id AS other,
                round(CASE WHEN {strong} THEN greatest(score, {flagged}) ELSE score END, 4) AS score,
                round(bits, 2) AS bits, CASE best {rivals} END AS rival, round(rival_bits, 2) AS rival_bits, {fields}
            FROM ({text}) s JOIN people a ON a.r = s.one JOIN people b ON b.r = s.other
            WHERE score >= {least} OR ({strong})
            ORDER BY score DESC, one, other
        ) TO '{out}' (FORMAT parquet)
        """
    )
    row = database.execute(f"SELECT count(*) FROM read_parquet('{out}')").fetchone()
    assert row is not None
    return int(row[0])


def read_pairs(path: Path) -> Iterator[FoundPair]:
    """The pairs of a file, the likeliest first."""
    with duckdb.connect() as database:
        rows = database.execute(f"SELECT * FROM read_parquet('{path}') ORDER BY score DESC, one, other")
        names = [column[0] for column in rows.description]
        while block := rows.fetchmany(_AT_ONCE):
            for values in block:
                row = dict(zip(names, values, strict=True))
                yield FoundPair(
                    row["one"],
                    row["other"],
                    row["score"],
                    row["bits"],
                    row["rival"],
                    row["rival_bits"],
                    evidence_of(row),
                )

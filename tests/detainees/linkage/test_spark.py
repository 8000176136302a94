"""The register job on Spark: the engine's own SQL, put in Spark's words, finds the same pairs as on DuckDB.

Not run every day: script/test --spark, which brings the packages; Java has to be there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="script/test --spark installs Spark")

from pyspark.sql import SparkSession

from config.invented.register import write_register
from detainees.linkage.engine import Limits, find_pairs, here
from detainees.linkage.found import read_pairs
from detainees.linkage.spark.database import SparkDatabase
from detainees.linkage.spark.search import on_spark
from detainees.linkage.spark.session import start
from detainees.linkage.weights import Weights
from tests.bench.duplicates.extract import make_extract

pytestmark = pytest.mark.spark

LIMITS = Limits(memory_bytes=2**31, threads=2)
RECORDS = 3_000


@pytest.fixture
def spark(tmp_path: Path) -> Iterator[SparkSession]:
    session = start(tmp_path, LIMITS)
    yield session
    session.stop()


def quiet(stage: str, share: float) -> None:
    """Nobody listens."""


def test_the_same_weights_find_the_same_pairs_on_both_engines(tmp_path: Path) -> None:
    write_register(tmp_path / "register.csv", RECORDS, 6, lambda done: None)
    make_extract(tmp_path / "register.csv", tmp_path / "extract")
    weights = Weights.default(RECORDS)
    found = []
    for name, where in (("duckdb", here), ("spark", on_spark)):
        (tmp_path / name).mkdir()
        found.append(find_pairs(tmp_path / "extract", tmp_path / name, weights, LIMITS, quiet, where))
    here_found, spread = ({(pair.one, pair.other): pair for pair in read_pairs(each.pairs)} for each in found)
    assert len(here_found) > 100
    assert here_found.keys() == spread.keys()
    assert max(abs(pair.score - spread[at].score) for at, pair in here_found.items()) < 1e-9
    assert all(pair.evidence == spread[at].evidence for at, pair in here_found.items())
    assert found[0].counts == found[1].counts


def test_the_statements_of_the_engine_are_understood(spark: SparkSession, tmp_path: Path) -> None:
    database = SparkDatabase(spark, tmp_path)
    database.execute(
        "CREATE TABLE t (a BIGINT, b DOUBLE); INSERT INTO t SELECT 1, 2.5; INSERT INTO t (b, a) SELECT NULL, 2"
    )
    assert sorted(database.execute("SELECT a, b FROM t").fetchall()) == [(1, 2.5), (2, None)]
    database.execute("CREATE TABLE u AS SELECT hash(a, 1) AS key, a::TINYINT AS a, count(*) AS n FROM t GROUP BY ALL")
    database.execute("ALTER TABLE u RENAME TO v; DROP TABLE t")
    asked = "SELECT count(DISTINCT key), count(*) FILTER (n > 1), sum(a // 2) FROM v"
    assert database.execute(asked).fetchone() == (2, 0, 1)
    assert database.execute("DESCRIBE SELECT * EXCLUDE (n) FROM v").fetchall() == [("key",), ("a",)]
    file = tmp_path / "out.parquet"
    database.execute(f"COPY (SELECT a FROM v ORDER BY a DESC) TO '{file}' (FORMAT parquet)")
    assert file.is_file()
    assert database.execute(f"SELECT sum(a) FROM read_parquet('{file}')").fetchone() == (3,)
    with pytest.raises(ValueError, match="Not understood"):
        database.execute("PRAGMA version")

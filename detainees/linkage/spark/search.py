"""The part of the register job that grows with the pairs, on Spark; for `engine.find_pairs` to be told `where`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from duckdb import DuckDBPyConnection

from detainees.linkage.engine import Limits
from detainees.linkage.spark.database import SparkDatabase
from detainees.linkage.spark.session import start

# What grows with the records (reading, spellings, rarity, numbers) stays with DuckDB, which spills; this comes of it.
HANDED_OVER = ("entries", "people", "records", "numbered", "bearers", "alike", "links")


@contextmanager
def on_spark(database: DuckDBPyConnection, work: Path, limits: Limits) -> Iterator[DuckDBPyConnection]:
    """Hand the tables over as Parquet, and answer what the engine asks of its database; raises NoJava."""
    for name in HANDED_OVER:
        database.execute(f"COPY {name} TO '{work / name}.parquet' (FORMAT parquet)")
    spark = start(work, limits)
    try:
        tables = SparkDatabase(spark, work)
        for name in HANDED_OVER:
            tables.take(name, work / f"{name}.parquet")
        yield cast(DuckDBPyConnection, tables)  # as far as the engine asks one
    finally:
        spark.stop()

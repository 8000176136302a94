"""What the engine asks of its database, answered by Spark: tables are files of Parquet, statements are translated.

The engine's SQL is the only description of blocks and scoring; here it is translated, never written again.
"""

import re
import shutil
from pathlib import Path
from typing import Any, Self

import sqlglot
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col
from sqlglot import exp

_STATEMENT = re.compile(
    r"""\s*(?:
        CREATE\s+(?:OR\s+REPLACE\s+)?TABLE\s+(?P<made>\w+)\s+AS\s+(?P<as>.+)
      | CREATE\s+TABLE\s+(?P<empty>\w+)\s*\((?P<columns>.+)\)
      | INSERT\s+INTO\s+(?P<grown>\w+)\s+(?:\((?P<into>[\w\s,]+)\)\s+)?(?P<by>.+)
      | DROP\s+TABLE\s+(?P<dropped>\w+)
      | ALTER\s+TABLE\s+(?P<old>\w+)\s+RENAME\s+TO\s+(?P<new>\w+)
      | COPY\s*\((?P<written>.+)\)\s*TO\s*'(?P<file>[^']+)'\s*\(FORMAT\s+parquet\)
      | DESCRIBE\s+(?P<described>.+)
      | (?P<asked>(?:SELECT|WITH)\b.+)
    )\s*\Z""",
    re.S | re.X | re.I,
)
_FILE = "read_file"  # a table that stands for the file that a question reads
_A_FILE = re.compile(r"\bread_parquet\('([^']+)'\)")


def translated(text: str) -> str:
    """A question to DuckDB as one to Spark. What sqlglot cannot know: 64 bits of hash, sums in no particular order."""
    return str(sqlglot.parse_one(text, read="duckdb").transform(_other_words).sql(dialect="spark"))


def _other_words(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.Anonymous) and node.name.lower() == "hash":
        return exp.Anonymous(this="xxhash64", expressions=node.expressions)
    if isinstance(node, exp.Cast) and isinstance(node.this, exp.Unnest | exp.Explode):
        (many,) = node.this.expressions or [node.this.this]
        return exp.Explode(this=exp.cast(many, f"ARRAY<{node.to.sql()}>"))
    if isinstance(node, exp.Sum) and isinstance(node.this, exp.Order):
        node.set("this", node.this.this)
    return node


class SparkDatabase:
    """Tables in `work` that live as long as they are not dropped; one statement after the other, no transactions."""

    def __init__(self, spark: SparkSession, work: Path) -> None:
        self._spark, self._work = spark, work
        self._files: dict[str, list[str]] = {}
        self._made = 0
        self._rows: list[tuple[Any, ...]] = []

    def execute(self, text: str) -> Self:
        """One or several statements, parted by semicolons; the rows of the last question are kept."""
        for statement in text.split(";"):
            if statement.strip():
                self._execute(statement)
        return self

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return self._rows[0] if self._rows else None

    def take(self, name: str, file: Path) -> None:
        """A table that another database has written as Parquet."""
        self._files[name] = [str(file)]
        self._show(name)

    def _execute(self, statement: str) -> None:
        found = _STATEMENT.match(statement)
        if found is None:
            raise ValueError(f"Not understood for Spark: {statement.strip()[:200]}")
        said = found.groupdict()
        if said["made"]:
            self._keep(said["made"], self._asked(said["as"]))
        elif said["empty"]:
            self._keep(said["empty"], self._spark.createDataFrame([], said["columns"]))
        elif said["grown"]:
            grown = said["grown"]
            self._keep(grown, self._fitted(self._asked(said["by"]), grown, said["into"]), self._files[grown])
        elif said["dropped"]:
            self._forget(said["dropped"])
        elif said["old"]:
            self._files[said["new"]] = self._files.pop(said["old"])
            self._spark.catalog.dropTempView(said["old"])
            self._show(said["new"])
        elif said["written"]:
            self._write(said["written"], Path(said["file"]))
        elif said["described"]:
            described = said["described"].strip()
            rows = self._spark.table(described) if described in self._files else self._asked(described)
            self._rows = [(name,) for name in rows.columns]
        else:
            self._rows = [tuple(row) for row in self._asked(said["asked"]).collect()]

    def _asked(self, text: str) -> DataFrame:
        for file in _A_FILE.findall(text):
            self._spark.read.parquet(file).createOrReplaceTempView(_FILE)
        return self._spark.sql(translated(_A_FILE.sub(_FILE, text)))

    def _write(self, text: str, file: Path) -> None:
        """One file, as DuckDB writes it: what is kept of the pairs is little."""
        folder = file.with_suffix(".parts")
        self._asked(text).coalesce(1).write.mode("overwrite").parquet(str(folder))
        next(folder.glob("*.parquet")).rename(file)
        shutil.rmtree(folder)

    def _fitted(self, rows: DataFrame, table: str, into: str | None) -> DataFrame:
        """The rows, by position or as `into` names the columns, as rows of a table."""
        fields = self._spark.table(table).schema.fields
        names = [name.strip() for name in into.split(",")] if into else [field.name for field in fields]
        named = rows.toDF(*names)
        return named.select(*(col(field.name).cast(field.dataType) for field in fields))

    def _keep(self, name: str, rows: DataFrame, before: list[str] | None = None) -> None:
        self._made += 1
        file = str(self._work / f"{name}-{self._made}.parquet")
        rows.write.parquet(file)
        self._files[name] = [*(before or []), file]
        self._show(name)

    def _show(self, name: str) -> None:
        self._spark.read.parquet(*self._files[name]).createOrReplaceTempView(name)

    def _forget(self, name: str) -> None:
        self._spark.catalog.dropTempView(name)
        for file in self._files.pop(name):
            shutil.rmtree(file, ignore_errors=True)

"""Spark on this machine, or on the cluster that SPARK_MASTER names."""

import logging
import os
import shutil
from pathlib import Path

from pyspark.sql import SparkSession

from detainees.linkage.engine import Limits

_PARTITIONS = 8  # for each thread: pieces of a shuffle, small enough to fit its share of the memory


class NoJava(Exception):
    """Spark runs on Java, and there is none here."""

    def __init__(self) -> None:
        super().__init__("Spark needs Java 17 or newer. On Debian: apt-get install openjdk-17-jre-headless")


def start(work: Path, limits: Limits) -> SparkSession:
    """A session that spills into `work` and says nothing but errors; raises NoJava."""
    if not os.environ.get("JAVA_HOME") and not shutil.which("java"):
        raise NoJava
    logging.getLogger("py4j").setLevel(logging.ERROR)
    master = os.environ.get("SPARK_MASTER", f"local[{limits.threads}]")
    options = {
        "spark.driver.memory": f"{limits.memory_bytes // 2**20}m",
        "spark.driver.host": "127.0.0.1" if master.startswith("local") else None,
        "spark.driver.bindAddress": "127.0.0.1" if master.startswith("local") else None,
        "spark.local.dir": str(work / "spilled"),
        "spark.sql.warehouse.dir": str(work / "warehouse"),
        "spark.sql.shuffle.partitions": str(_PARTITIONS * limits.threads),
        "spark.sql.ansi.enabled": "false",  # as DuckDB, which answers NULL where ANSI stops
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master(master).appName("ifraj")
    for name, value in options.items():
        if value is not None:
            builder = builder.config(name, value)
    return builder.getOrCreate()

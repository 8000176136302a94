"""script/spark EXTRACT PAIRS.csv [--weights FILE.json]: the pairs of an extract, found on Spark (docs/scale.md)."""

import argparse
import csv
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from detainees.linkage.engine import Found, Limits, find_pairs
from detainees.linkage.found import read_pairs
from detainees.linkage.spark.search import on_spark
from detainees.linkage.spark.session import NoJava
from detainees.linkage.weights import Weights


def main() -> int:
    arguments = argparse.ArgumentParser("script/spark", description=__doc__)
    arguments.add_argument("extract", type=Path, help="folder with records.csv, names.csv and the others")
    arguments.add_argument("pairs", type=Path, help="written: one, other, score")
    arguments.add_argument("--weights", type=Path, help="JSON of an earlier run; without it they are learned")
    arguments.add_argument("--keep-weights", type=Path, help="where to keep those that were learned")
    arguments.add_argument("--memory", type=float, default=4, help="GiB (4)")
    arguments.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    asked = arguments.parse_args()
    weights = Weights.of_json(json.loads(asked.weights.read_text())) if asked.weights else None
    limits = Limits(int(asked.memory * 2**30), asked.threads)
    began = perf_counter()
    with tempfile.TemporaryDirectory(prefix="ifraj-spark-") as work:
        try:
            found = find_pairs(asked.extract, Path(work), weights, limits, _tell, on_spark)
        except NoJava as problem:
            sys.stderr.write(f"script/spark: {problem}\n")
            return 1
        _write(found, asked.pairs)
    if asked.keep_weights:
        asked.keep_weights.write_text(json.dumps(found.weights.as_json()))
    print(json.dumps({"seconds": perf_counter() - began, **asdict(found.counts)}))  # noqa: T201
    return 0


def _write(found: Found, pairs: Path) -> None:
    with pairs.open("w", newline="") as text:
        table = csv.writer(text)
        table.writerow(("one", "other", "score"))
        table.writerows((pair.one, pair.other, pair.score) for pair in read_pairs(found.pairs))


def _tell(stage: str, share: float) -> None:
    sys.stderr.write(f"  {stage} {share:.0%}\n")


if __name__ == "__main__":
    sys.exit(main())

"""Our engine alone over an extract: `python -m tests.bench.duplicates.ours EXTRACT PAIRS WORK`; a line of JSON."""

import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from detainees.linkage.engine import Limits, find_pairs
from detainees.linkage.found import read_pairs

LIMITS = Limits(memory_bytes=5 * 2**29, threads=2)  # 2.5 GiB beside what the work on spellings takes


def main() -> None:
    extract, pairs, work = map(Path, sys.argv[1:4])
    work.mkdir(parents=True, exist_ok=True)
    began = perf_counter()
    found = find_pairs(extract, work, None, LIMITS, lambda stage, share: None)
    seconds = perf_counter() - began
    with pairs.open("w", newline="") as text:
        table = csv.writer(text)
        table.writerow(("one", "other", "score"))
        table.writerows((pair.one, pair.other, pair.score) for pair in read_pairs(found.pairs))
    print(json.dumps({"seconds": seconds, **asdict(found.counts)}))  # noqa: T201


if __name__ == "__main__":
    main()

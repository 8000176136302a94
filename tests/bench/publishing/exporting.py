"""A list with names written to a sealed file, as the job does: how long it takes, and how much memory it grows by.

`tests/bench/publishing/writing.py` is the process that is measured.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.bench.publishing.site import Site
from tests.bench.report import Line, at_most

CSV_ROWS, BOOK_ROWS = 1_000_000, 100_000
SECONDS, GROWTH = 30.0, 50.0  # goals; megabytes more than a list of ten thousand rows takes


def lines(site: Site) -> Iterator[Line]:
    """CSV of everything (the goal is for a million rows), in each kind, and a workbook."""
    for form, rows in (
        ("csv-program", CSV_ROWS),
        ("csv-spreadsheet", CSV_ROWS),
        ("jsonl", CSV_ROWS),
        ("xlsx", BOOK_ROWS),
    ):
        said = _measured(form, min(rows, site.records), site)
        yield at_most(f"export of {said['rows']:,} rows as {form}", said["seconds"], SECONDS, "s")
        yield at_most(f"memory that grows meanwhile, {form}", said["grown"], GROWTH, "MB")


def _measured(form: str, rows: int, site: Site) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.publishing.writing", form, str(rows), folder]
        done = subprocess.run(command, env=dict(site.environment), capture_output=True, text=True, check=True)
        found: dict[str, float] = json.loads(done.stdout)
        return found

"""The invented register as a file: the columns of the register's CSV, and the truth beside it."""

import csv
from collections.abc import Callable
from pathlib import Path

from config.invented.rows import COLUMNS, rows

HEADER = COLUMNS
_TELL_EACH = 10_000


def truth_of(register: Path) -> Path:
    """Where it stands who is who: FILE.truth.csv beside FILE.csv."""
    return register.with_suffix(".truth.csv")


def write_register(register: Path, size: int, seed: int, tell: Callable[[int], None]) -> None:
    """Write `size` rows and their truth; size and seed decide all of it. `tell` hears how many are there."""
    with register.open("w", newline="", encoding="utf-8") as people, truth_of(register).open("w", newline="") as truth:
        table, who = csv.writer(people), csv.writer(truth)
        table.writerow(HEADER)
        who.writerow(("external_id", "person"))
        for at, (row, person) in enumerate(rows(size, seed), 1):
            table.writerow(row.values())
            who.writerow((row["external_id"], person))
            if at % _TELL_EACH == 0:
                tell(at)

"""Reads the first sheet of one workbook: run as a process of its own, with no key and no database.

    python -I workbook.py FILE

Standard output has one line of JSON for each line of the sheet: its number and its cells as text, null where a cell
cannot be taken as text (a formula, an error). Cells hold what is kept, never what a program would compute.
This file imports nothing of the application.
"""

import json
import resource
import sys
import zipfile
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

UNPACKED = 2 * 1024**3  # bytes
LIMITS = {
    resource.RLIMIT_AS: 2 * 1024**3,  # bytes of address space
    resource.RLIMIT_CPU: 1800,  # seconds of processor time
    resource.RLIMIT_FSIZE: 0,  # bytes written to files
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}


def as_text(cell: Any) -> str | None:
    """What stands in the cell: days as days, whole numbers without a fraction."""
    value = cell.value
    if cell.data_type in ("f", "e"):
        return None
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def main(file: str) -> None:
    """Write the lines of the first sheet to standard output."""
    with open(file, "rb") as opened:  # by its path it would be refused for its name
        with zipfile.ZipFile(opened) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise SystemExit(3)
        sheet = load_workbook(opened, read_only=True, keep_links=False).worksheets[0]
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            sys.stdout.write(json.dumps([number, [as_text(cell) for cell in cells]]) + "\n")


if __name__ == "__main__":
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    main(sys.argv[1])

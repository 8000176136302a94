"""The lines of a CSV, XLSX or ODS file, one after the other, whatever its size; a sentence for what is no such file."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

from releases.imports.apart import BROKEN, Unreadable, lines_apart

LONGEST_CELL = 100_000  # characters; longer is a quotation mark that was never closed
AT_ONCE = 1 << 20  # bytes
_ZIP = b"PK\x03\x04"
_SEPARATORS = (";", "\t")


@dataclass(frozen=True)
class Line:
    """One line of the file: where it begins (the header is line 1), and its cells; None where one is a formula.

    `refused` is why it cannot be read at all.
    """

    number: int
    cells: Sequence[str | None]
    refused: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands in it."""
        return not any(cell is None or cell.strip() for cell in self.cells)


def lines_of(file: Path) -> Iterator[Line]:
    """The lines that are not empty, the header first. Raises Unreadable."""
    try:
        with file.open("rb") as opened:
            packed = opened.read(4) == _ZIP
    except OSError as error:
        raise Unreadable(
            _("The file %(file)s cannot be read: %(error)s.") % {"file": file, "error": error.strerror}
        ) from error
    return (line for line in (_of_workbook(file) if packed else _of_text(file)) if not line.is_empty)


def about_how_many(file: Path) -> int | None:
    """How many rows a CSV has, about: lines may belong to one cell. None where it cannot be known before it is read."""
    try:
        with file.open("rb") as opened:
            first = opened.read(AT_ONCE)
            if first.startswith(_ZIP):
                return None
            return first.count(b"\n") + sum(part.count(b"\n") for part in iter(lambda: opened.read(AT_ONCE), b"")) - 1
    except OSError:
        return None


def _of_text(file: Path) -> Iterator[Line]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            yield from _of_csv(opened)
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("The file %(file)s is not UTF-8 text. Save it as “CSV UTF-8” and try again.") % {"file": file}
        ) from error


def _of_csv(opened: TextIO) -> Iterator[Line]:
    csv.field_size_limit(LONGEST_CELL)
    first = opened.readline()
    opened.seek(0)
    separator = next((each for each in _SEPARATORS if each in first and "," not in first), ",")
    reader = csv.reader(opened, delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield Line(begins, cells)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(str(BROKEN) % {"line": begins}) from error


def _of_workbook(file: Path) -> Iterator[Line]:
    """Its first sheet that is not hidden; a sheet goes on to the right of what is in it, so lines end anywhere."""
    with file.open("rb") as opened:
        width = 0
        for text in lines_apart(opened, {}, lambda said: None):
            number, cells = json.loads(text)
            while len(cells) > width and cells[-1] == "":
                cells.pop()
            width = width or len(cells)
            yield Line(number, cells + [""] * (width - len(cells)))

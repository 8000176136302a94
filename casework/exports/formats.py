"""The formats in which a list leaves, and what writes each of them, line by line, to whatever takes bytes.

`casework/sheets.py` has the rules by which no cell becomes a formula; they hold for both formats that a spreadsheet
opens. What is for programs is written as it is.
"""

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Protocol

from django.utils.translation import gettext_lazy as _

from casework.columnwise import Columnwise
from casework.exports.columns import Column
from casework.lists import DefinedChoices, Option
from casework.references import normalise
from casework.references.words import FORM
from casework.sheets import BOM, Cell, Line, cell_for_csv, harmless
from casework.typed_text import plain_line
from casework.workbook import Out, Workbook

LINES = 1_000  # of text that are written at once
_in_json = json.JSONEncoder(ensure_ascii=False).encode
MARK = "# Ifraj"  # with which the line begins that names the recipient; an import passes over it
_NAMES_RECIPIENT = re.compile(rf"{MARK} ({FORM}) · .+")


class Format(DefinedChoices):
    CSV_SPREADSHEET = Option(
        "csv-spreadsheet",
        _("CSV for spreadsheets"),
        _("Opens in Excel or LibreOffice with its Arabic whole. A cell that could be a formula gets an apostrophe."),
    )
    CSV_PROGRAM = Option(
        "csv-program",
        _("CSV for programs"),
        _("Nothing is altered: what is imported again is the same. Do not open it in a spreadsheet."),
    )
    XLSX = Option(
        "xlsx", _("Excel workbook (XLSX)"), _("One sheet with a header; up to a million rows. No cell is a formula.")
    )
    JSON_LINES = Option("jsonl", _("JSON Lines"), _("One object for each row, for programs."))

    @property
    def ending(self) -> str:
        """Of the file's name."""
        return {"csv-spreadsheet": "csv", "csv-program": "csv"}.get(self.value, self.value)

    @property
    def media_type(self) -> str:
        return {
            "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "jsonl": "application/jsonl; charset=utf-8",
        }.get(self.value, "text/csv; charset=utf-8")


class Writer(Protocol):
    """Writes one file: the header when it is made, then lines, perhaps notes about the file, and the end."""

    def line(self, cells: Line) -> None: ...

    def note(self, sentence: str) -> None: ...

    def end(self) -> None: ...


def writer_of(form: str, out: Out, columns: Sequence[Column], *, tagged: bool, title: str) -> Writer:
    """What writes the format `form`; `tagged` puts a line of HXL hashtags under the header."""
    if form == Format.JSON_LINES:
        return _JsonLines(out, columns)
    head = [[each.name for each in columns], *([[each.tag for each in columns]] if tagged else ())]
    if form == Format.XLSX:
        return Workbook(out, title, head)
    return _Csv(out, head, plain=form == Format.CSV_PROGRAM)


def names_recipient(text: str) -> bool:
    """Whether this is a line by which an export names its recipient, of whatever installation and language."""
    found = _NAMES_RECIPIENT.fullmatch(plain_line(text))
    return found is not None and normalise(found[1], "L") == found[1]


def plain_cell(cell: Cell) -> str | int | float | Decimal:
    """A cell for programs: nothing of it is altered."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else cell


class _Csv:
    """CSV in UTF-8: with a byte order mark and nothing that could be a formula, or plain."""

    def __init__(self, out: Out, head: Sequence[Line], *, plain: bool) -> None:
        self._out = out
        self._cells = Columnwise(
            [plain_cell if plain else cell_for_csv] * len(head[0]), stay=True if plain else harmless
        )
        self._text = io.StringIO(newline="")
        self._text.write("" if plain else BOM)
        self._beside = [""] * (len(head[0]) - 1)
        self._csv = csv.writer(self._text)  # CRLF: a cell with either of the two is quoted
        self._lines = list(head)

    def line(self, cells: Line) -> None:
        self._lines.append(cells)
        if len(self._lines) >= LINES:
            self._write()

    def note(self, sentence: str) -> None:
        self.line([sentence, *self._beside])

    def end(self) -> None:
        self._write()

    def _write(self) -> None:
        self._csv.writerows(self._cells.turned(self._lines))
        self._lines.clear()
        self._out.write(self._text.getvalue().encode())
        self._text.seek(0)
        self._text.truncate()


class _JsonLines:
    """One object for each line, with the names of the columns."""

    def __init__(self, out: Out, columns: Sequence[Column]) -> None:
        self._out = out
        self._members = [partial(_member, each.name) for each in columns]
        self._cells = Columnwise(self._members)
        self._lines: list[Line] = []

    def line(self, cells: Line) -> None:
        self._lines.append(cells)
        if len(self._lines) >= LINES:
            self._write()

    def note(self, sentence: str) -> None:
        self._write()
        self._out.write(f"{{{self._members[0](sentence)}}}\n".encode())

    def end(self) -> None:
        self._write()

    def _write(self) -> None:
        said = [f"{{{', '.join(members)}}}\n" for members in self._cells.turned(self._lines)]
        self._out.write("".join(said).encode())
        self._lines.clear()


def _member(name: str, cell: Cell) -> str:
    """One member of an object: its name and its value."""
    if isinstance(cell, date):
        cell = cell.isoformat()
    return f"{_in_json(name)}: {_in_json(float(cell) if isinstance(cell, Decimal) else cell)}"

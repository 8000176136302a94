"""A workbook (XLSX) of one long sheet, written as it comes: in no memory to speak of, and in no other file.

openpyxl and XlsxWriter keep the sheet in a temporary file of the disk meanwhile, where names would lie open; here the
archive is written straight to where it goes, which may be sealed. No cell is a formula, because nothing here writes
one; text is text by `casework/sheets.py`. docs/exports.md has the measurement.
"""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import get_language_bidi

from casework.columnwise import Columnwise
from casework.sheets import Cell, Line, sheet_name, text_for_xlsx

MOST_ROWS = 1_048_576  # of a sheet
LINES = 500  # that are written at once
_WIDTH = 18  # letters, of every column
_BOLD = ' s="1"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
_LINKS = f"{_OFFICE}/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_LINKS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
        "</Relationships>"
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        "</fill></fills><borders count=\"1\"><border/></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}  # fmt: skip


class Out(Protocol):
    """Whatever takes bytes."""

    def write(self, data: bytes, /) -> int: ...


class Workbook:
    """Written to `out`, which takes bytes and need not be sought in; the lines of `head` stay in view.

    ValueError for more rows than a sheet has. Nothing of it is ZIP64, which Excel does not read from a stream.
    """

    def __init__(self, out: Out, title: str, head: Sequence[Line]) -> None:
        self._archive = zipfile.ZipFile(Taking(out), "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        for name, text in _PARTS.items():
            self._archive.writestr(name, _XML + text)
        self._archive.writestr("xl/workbook.xml", _XML + _book(title))
        self._sheet = self._archive.open("xl/worksheets/sheet1.xml", "w")
        self._waiting: list[str] = [_XML, _begin(len(head), max(map(len, head), default=1))]
        self._waiting += [_row([_cell(cell, _BOLD) for cell in line]) for line in head]
        self._rows = len(head)
        self._cells = Columnwise([_cell] * max(map(len, head), default=1))
        self._lines: list[Line] = []

    def line(self, cells: Line) -> None:
        """One more row."""
        self._count()
        self._lines.append(cells)
        if len(self._lines) >= LINES:
            self._write()

    def note(self, sentence: str) -> None:
        """A row that says something about the file."""
        self._count()
        self._write()
        self._waiting.append(_row([_cell(sentence)]))

    def end(self) -> None:
        """The rest of the sheet and of the archive."""
        self._write()
        self._sheet.write(b"</sheetData></worksheet>")
        self._sheet.close()
        self._archive.close()

    def _count(self) -> None:
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise ValueError("A sheet has no more rows than this.")

    def _write(self) -> None:
        self._waiting += map(_row, self._cells.turned(self._lines))
        self._lines.clear()
        self._sheet.write("".join(self._waiting).encode())
        self._waiting.clear()


class Taking:
    """Takes bytes on to where they go; an archive sees nothing in it that it could seek or tell."""

    def __init__(self, out: Out) -> None:
        self._out = out

    def write(self, data: bytes, /) -> int:
        self._out.write(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Whoever opened where it goes closes it."""


def _row(cells: Iterable[str]) -> str:
    return f"<row>{''.join(cells)}</row>"


def _cell(cell: Cell, style: str = "") -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, bool):
        return f'<c t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | float | Decimal):
        return f"<c><v>{cell}</v></c>"
    text = cell.isoformat() if isinstance(cell, date) else text_for_xlsx(cell)
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{text.translate(_MARKUP)}</t></is></c>'


def _book(title: str) -> str:
    name = sheet_name(title).translate(_MARKUP).replace('"', "&quot;")
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/officeDocument/2006/relationships"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _begin(head: int, columns: int) -> str:
    direction = ' rightToLeft="1"' if get_language_bidi() else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"{direction}>'
        f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/></sheetView>'
        f'</sheetViews><cols><col min="1" max="{columns}" width="{_WIDTH}" customWidth="1"/></cols><sheetData>'
    )

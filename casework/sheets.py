"""CSV and XLSX, written so that no cell can become a formula in whatever program opens it.

The one way in which a table leaves the application. Numbers are given as numbers and stay numbers; text is text: a
cell that could be read as a formula gets an apostrophe before it, in both formats, for a sheet that is opened may be
saved as CSV by somebody else. (Rules: design page `trust.md`, "text cannot hurt".)
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | int | float | Decimal | bool | date | datetime | None
Line = Sequence[Cell]

BOM = "\ufeff"
_LONGEST_CELL = 32_767  # letters, of a cell of XLSX
_WIDEST = 60  # letters, of a column
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_STARTS = frozenset("=+-@|%\u2212")
# Programs whose separator is another one split a cell in the middle: what follows a separator begins a cell as well.
_SEPARATORS = ";\t\n"
_INVISIBLE = "".join(chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Cf")
_FOLLOWED = re.compile(rf"(?<=[{_SEPARATORS}])(?P<gap>(?:(?![{_SEPARATORS}])[\"\s{_INVISIBLE}])*)(?P<sign>\S)")
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
# Most cells begin with a letter or a digit and have nothing in them of which a rule speaks; a test compares.
_HARMLESS = re.compile(r"[^\W_][\w .,:/()'+-]*")
_HARMLESS_LINES = re.compile(rf"(?:(?:{_HARMLESS.pattern})?\n)*+")
_NOTHING = dict.fromkeys([*range(0x80, 0xA0), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}")
# XLSX reads "_x003D_" as "="; the underline itself is written so.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def defused(text: str) -> str:
    """`text` as it may stand in a cell: control characters made visible, an apostrophe before what could be a formula.

    Lines end in LF.
    A plain number written as text (`-5`, `12.50`) stays as it is.
    """
    if not text or _HARMLESS.fullmatch(text):
        return text
    shown = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PICTURES).translate(_NOTHING)
    if _PLAIN_NUMBER.fullmatch(shown):
        return shown
    inside = _FOLLOWED.sub(lambda found: _quoted(found["gap"], found["sign"]), shown)
    return f"'{inside}" if _starts_a_formula(text) else inside


def harmless(texts: Iterable[str | None]) -> bool:
    """Whether `defused` would leave each of these as it is; asked of many at once, in a fraction of the time."""
    return _HARMLESS_LINES.fullmatch("".join([f"{text or ''}\n" for text in texts])) is not None


def _quoted(gap: str, sign: str) -> str:
    return f"{gap}'{sign}" if _is_dangerous(sign) else f"{gap}{sign}"


def _starts_a_formula(text: str) -> bool:
    """Whether the first letter that is seen can begin a formula, or the first of all is a control character."""
    if text[:1] and unicodedata.category(text[0]) == "Cc":
        return True
    seen = next((c for c in text if c != '"' and not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc")), "")
    before = text[: text.index(seen)] if seen else text
    return _is_dangerous(seen) or any(unicodedata.category(c) == "Cc" for c in before)


def _is_dangerous(sign: str) -> bool:
    """Also in its full-width, small, raised and lowered forms, which spreadsheets take for the sign itself."""
    return bool(sign) and unicodedata.normalize("NFKC", sign)[:1] in _STARTS


def to_csv(lines: Iterable[Line], *, bom: bool = False) -> str:
    """The lines as CSV (RFC 4180, UTF-8 when encoded); with `bom`, which spreadsheets need to see Arabic."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n" if bom else "\n").writerows([cell_for_csv(c) for c in line] for line in lines)
    return (BOM if bom else "") + out.getvalue()


def cell_for_csv(cell: Cell) -> str | int | float | Decimal:
    """The cell as it may stand in a CSV that a spreadsheet opens."""
    if isinstance(cell, str):
        return defused(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float | Decimal):
        return cell
    if isinstance(cell, date):  # a datetime is one too
        return cell.isoformat()
    return ""


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its name, its lines (the first one is the header), and its direction."""

    name: str
    lines: Sequence[Line]
    right_to_left: bool = False


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a workbook; every text cell is stored as text."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _fill(book.create_sheet(sheet_name(sheet.name)), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    page.sheet_view.rightToLeft = sheet.right_to_left
    page.freeze_panes = "A2"
    for number, width in enumerate(_widths(sheet.lines), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    for index, line in enumerate(sheet.lines):
        page.append([_xlsx_cell(page, cell, heading=index == 0) for cell in line])


def _widths(lines: Sequence[Line]) -> list[int]:
    columns = max(map(len, lines), default=0)
    return [
        min(_WIDEST, 2 + max(len(str(line[number])) for line in lines if len(line) > number))
        for number in range(columns)
    ]


def _xlsx_cell(page: WriteOnlyWorksheet, cell: Cell, *, heading: bool) -> WriteOnlyCell:
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        cell = cell.isoformat()  # XLSX knows no offsets
    if isinstance(cell, str):
        made = WriteOnlyCell(page, value=text_for_xlsx(cell))
        made.data_type = "s"  # whatever openpyxl took it for
    else:
        made = WriteOnlyCell(page, value=cell)
    if heading:
        made.font = Font(bold=True)
    return made


def text_for_xlsx(text: str) -> str:
    """`text` as it may stand in a cell of XLSX, which is no longer than XLSX allows."""
    safe = _ESCAPED.sub("_x005F_", defused(text))
    return safe if len(safe) <= _LONGEST_CELL else safe[: _LONGEST_CELL - 1] + "…"


def sheet_name(name: str) -> str:
    """A name that spreadsheets allow: 31 letters, none of []:*?/\\ ."""
    return re.sub(r"[\[\]:*?/\\]", " ", name)[:31].strip("' ") or "1"

"""A workbook, XLSX or ODS: one of its sheets, as text; what is computed in it is not taken.

A package is looked into before it is opened: what would unpack to more than can be, or holds macros, is refused. The
size that a package declares may be a lie; then the memory that this process may take ends it.
"""

import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from releases.imports.sheets import answering
from releases.imports.sheets.answering import Refused
from releases.imports.sheets.formulas import Places, in_ods, in_xlsx

UNPACKED = 1024**3  # bytes
MOST_PARTS = 10_000
_MACROS = ("vbaProject.bin", "/Basic/", "Basic/", "Scripts/")


def read(file: IO[bytes], sheet: str) -> None:
    """Answer with the lines of the sheet of this name, or of the first one that is not hidden. Raises Refused."""
    with _looked_into(file) as packed:
        names = set(packed.namelist())
        kinds = [kind for kind, part in (("ods", "content.xml"), ("xlsx", "xl/workbook.xml")) if part in names]
        kind = kinds[0] if len(kinds) == 1 else ""
        if not kind:
            raise Refused("no-workbook")
        file.seek(0)
        with CalamineWorkbook.from_object(file) as book:
            sheets = [(each.name, each.visible != SheetVisibleEnum.Visible) for each in book.sheets_metadata]
            shown = [name for name, hidden in sheets if not hidden] or [name for name, _hidden in sheets]
            chosen = sheet if sheet in dict(sheets) else shown[0] if shown else ""
            if not chosen:
                raise Refused("empty")
            page = book.get_sheet_by_name(chosen)
            beside = in_ods(packed, chosen) if kind == "ods" else in_xlsx(packed, chosen)
            answering.head(kind=kind, sheets=sheets, sheet=chosen, merged=beside.merged)
            _answer(page, beside.computed)


def _looked_into(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        packed = zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise Refused("cut-short") from None
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise Refused("too-large")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("locked")
    if any(mark in part.filename for part in parts for mark in _MACROS):
        raise Refused("macros")
    return packed


def _answer(page: CalamineSheet, formulas: Places) -> None:
    start = page.start
    if start is None:
        raise Refused("empty")
    above, before = start[0] + 1, [""] * start[1]
    for at, cells in enumerate(page.iter_rows(), start=above):
        computed = formulas.get(at)
        if computed is None and not any(cell != "" for cell in cells):
            continue  # a sheet may go on for a million lines in which nothing stands
        answering.line(at, _line([*before, *map(as_text, cells)], computed or ()))


def _line(cells: list[str | None], computed: Iterable[int]) -> list[str | None]:
    """With null where a cell is computed, whatever is kept as its value."""
    for place in computed:
        cells += [""] * (place + 1 - len(cells))
        cells[place] = None
    while cells and cells[-1] == "":
        cells.pop()  # a sheet goes on to the right of what is in it
    return cells


def as_text(value: Any) -> str:
    """What stands in a cell: days as days, whole numbers without a fraction."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""

"""Workbooks made by hand, ODS and XLSX, with what people and programs leave in them: for tests."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"
EMPTY_LINES = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'


def zipped(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts:
            made.writestr(name, data)
    return out.getvalue()


def ods(*rows: Sequence[Any], after: str = "", hidden: Sequence[Sequence[Any]] = (), macros: bool = False) -> bytes:
    """A workbook of text, numbers, days and formulas (text beginning with “=”); `hidden` are lines of another one."""
    secret = f'<table:table table:name="secret" table:style-name="h">{"".join(map(_row, hidden))}</table:table>'
    look = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="h" style:family="table">{look}</style:style>'
    lines = "".join(map(_row, rows))
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{style}</office:automatic-styles><office:body>"
        f'<office:spreadsheet>{secret if hidden else ""}<table:table table:name="list">{lines}{after}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    scripts = [("Basic/Standard/Module1.xml", "<module/>")] if macros else []
    return zipped([("mimetype", ODS), ("content.xml", content), ("META-INF/manifest.xml", "<manifest/>"), *scripts])


def merged(*rows: Sequence[Any]) -> bytes:
    """XLSX in which the third column of the second and third line is one cell."""
    made = Workbook()
    page: Any = made.active
    for row in rows:
        page.append(row)
    page.merge_cells("C2:C3")
    return saved(made)


def saved(book: Workbook) -> bytes:
    """The file of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(value: Any, *, over: int = 1) -> str:
    """One cell of an ODS, over so many lines."""
    spans = f' table:number-rows-spanned="{over}" table:number-columns-spanned="1"' if over > 1 else ""
    if value is None:
        return f"<table:table-cell{spans}/>"
    if isinstance(value, date):
        return f'<table:table-cell{spans} office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell{spans} office:value-type="float" office:value="{value}"/>'
    computed = f" table:formula={quoteattr(f'of:{value}')}" if str(value).startswith("=") else ""
    said = escape(str(value))
    return f'<table:table-cell{spans}{computed} office:value-type="string"><text:p>{said}</text:p></table:table-cell>'


def _row(cells: Sequence[Any]) -> str:
    made = [each if str(each).startswith("<table:") else cell(each) for each in cells]
    return f"<table:table-row>{''.join(made)}</table:table-row>"

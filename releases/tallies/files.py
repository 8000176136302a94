"""A tally as files: CSV, XLSX, JSON. The columns and keys are promises (docs/tallies.md)."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language_bidi, gettext, pgettext

from casework.sheets import BOM, Line, Sheet, to_csv, to_xlsx
from releases.tallies.breakdowns import Breakdown
from releases.tallies.canonical import FORMAT, asked, digest, parts, said
from releases.tallies.table import SEVERAL, TOTAL, UNKNOWN, Row, Tally

COLUMNS = ("governorate_code", "governorate", "governorate_ar", "releases")
_NAMES = {UNKNOWN: ("Unknown", "غير معروفة"), TOTAL: ("Total", "المجموع")}


def csv_of(tally: Tally, *, bom: bool = False) -> str:
    """The rows that have anybody, and TOTAL; with a byte order mark it is otherwise the same to the byte."""
    return (BOM if bom else "") + to_csv(lines(tally))


def lines(tally: Tally) -> list[Line]:
    rows: list[Line] = [(row.code, *names(row), row.people) for row in tally.rows]
    return [COLUMNS, *rows, (TOTAL, *_NAMES[TOTAL], tally.total.people)]


def names(row: Row) -> tuple[str, str]:
    """The row's name as the pages have it, in English and in Arabic; the list that is printed has ADMSP's spellings."""
    if row.code in _NAMES:
        return _NAMES[row.code]
    english = ", ".join(place.name_en for place in row.places)
    arabic = "، ".join(place.name_ar for place in row.places)
    if row.code == SEVERAL:
        return f"{english} (split unknown)", f"{arabic} (التوزيع غير معروف)"
    return english, arabic


def json_of(tally: Tally) -> str:
    """All that a tally says, for programs, with its digest."""
    return json.dumps(_json(tally), ensure_ascii=False, indent=2) + "\n"


def _json(tally: Tally) -> dict[str, Any]:
    rows = [
        {"governorate_code": row.code, "governorate": names(row)[0], "governorate_ar": names(row)[1]}
        | said(row.count)
        | ({"governorates": [place.code for place in row.places]} if row.code == SEVERAL else {})
        for row in tally.rows
    ]
    return {
        "format": FORMAT,
        "as_of": timezone.localtime(tally.question.as_of).isoformat(),
        "asked": asked(tally.question),
        "rows": rows,
        "total": said(tally.total),
        "by": parts(tally.counted),
        "digest": digest(tally),
    }


def xlsx_of(tally: Tally, breakdowns: Iterable[Breakdown], rows: list[Line] | None = None) -> bytes:
    """A workbook: the provinces (or `rows` instead), the parts, and what was asked."""
    bidi = get_language_bidi()
    parts: list[Line] = [(pgettext("what it is divided by", "By"), gettext("Value"), gettext("Released"))]
    parts += [(str(part.title), str(row.label), row.value) for part in breakdowns for row in part.rows]
    moment = timezone.localtime(tally.question.as_of).isoformat()
    question: list[Line] = [(gettext("Asked"), ""), ("as_of", moment), *asked(tally.question).items()]
    question.append(("digest", digest(tally)))
    return to_xlsx(
        [
            Sheet(gettext("Tally"), lines(tally) if rows is None else rows, bidi),
            Sheet(gettext("Parts"), parts, bidi),
            Sheet(gettext("What was asked"), question, bidi),
        ]
    )

"""A tally as files: CSV, XLSX, JSON. The columns and keys are promises (docs/tallies.md)."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language_bidi, gettext

from casework.sheets import Line, Sheet, to_csv, to_xlsx
from releases.tallies.breakdowns import Breakdown
from releases.tallies.counting import Count
from releases.tallies.question import Question
from releases.tallies.table import SEVERAL, TOTAL, UNKNOWN, Row, Tally

COLUMNS = ("governorate_code", "governorate", "governorate_ar", "releases")
_NAMES = {UNKNOWN: ("Unknown", "غير معروفة"), TOTAL: ("Total", "المجموع")}


def csv_of(tally: Tally, *, bom: bool = False) -> str:
    """The rows that have anybody, and TOTAL."""
    return to_csv(lines(tally), bom=bom)


def lines(tally: Tally) -> list[Line]:
    rows: list[Line] = [(row.code, *names(row), row.people) for row in tally.rows]
    return [COLUMNS, *rows, (TOTAL, *_NAMES[TOTAL], tally.total.people)]


def names(row: Row) -> tuple[str, str]:
    """The row's name as it is printed, in English and in Arabic."""
    if row.code in _NAMES:
        return _NAMES[row.code]
    english = ", ".join(place.printed_en for place in row.places)
    arabic = "، ".join(place.printed_ar for place in row.places)
    if row.code == SEVERAL:
        return f"{english} (split unknown)", f"{arabic} (التوزيع غير معروف)"
    return english, arabic


def json_of(tally: Tally) -> str:
    """All that a tally says, for programs."""
    return json.dumps(_json(tally), ensure_ascii=False, indent=2) + "\n"


def _json(tally: Tally) -> dict[str, Any]:
    rows = [
        {"governorate_code": row.code, "governorate": names(row)[0], "governorate_ar": names(row)[1]}
        | _json_count(row.count)
        | ({"governorates": [place.code for place in row.places]} if row.code == SEVERAL else {})
        for row in tally.rows
    ]
    counted = tally.counted
    parts = {"category": counted.categories, "sex": counted.sexes, "minors": counted.minors}
    return {
        "as_of": timezone.localtime(tally.question.as_of).isoformat(),
        "asked": asked(tally.question),
        "rows": rows,
        "total": _json_count(tally.total),
        "by": {name: {key: count.people for key, count in sorted(part.items())} for name, part in parts.items()},
    }


def _json_count(count: Count) -> dict[str, Any]:
    return {"releases": count.people, "in_groups": count.in_groups, "bound": count.bound}


def asked(question: Question) -> dict[str, str]:
    """The question in the words of the command; "" where nothing was asked for."""
    period = question.period
    return {
        "basis": question.basis.value,
        **{name: getattr(question, name) for name in ("wave", "facility", "category", "sex", "minors", "organisation")},
        "from": period.first.isoformat() if period and period.first else "",
        "to": period.last.isoformat() if period and period.last else "",
    }


def xlsx_of(tally: Tally, breakdowns: Iterable[Breakdown]) -> bytes:
    """A workbook: the provinces, the parts, and what was asked."""
    bidi = get_language_bidi()
    parts: list[Line] = [(gettext("By"), gettext("Value"), gettext("Released"))]
    parts += [(str(part.title), str(row.label), row.value) for part in breakdowns for row in part.rows]
    moment = timezone.localtime(tally.question.as_of).isoformat()
    question: list[Line] = [(gettext("Asked"), ""), ("as_of", moment), *asked(tally.question).items()]
    return to_xlsx(
        [
            Sheet(gettext("Tally"), lines(tally), bidi),
            Sheet(gettext("Parts"), parts, bidi),
            Sheet(gettext("What was asked"), question, bidi),
        ]
    )

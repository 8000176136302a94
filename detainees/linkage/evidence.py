"""What was compared of a pair, as kept with it: field, level, bits."""

from collections.abc import Mapping
from typing import Any

from detainees.linkage.scoring import EVIDENCE

Evidence = tuple[str, str, float]

_NAME_LEVELS = ("", "same", "alike", "other")
_DATE_LEVELS = ("", "day", "month", "year", "vague", "near", "turned", "other day", "one year", "two years",
                "five years", "other")  # fmt: skip
_TWO = ("", "same", "other")
_LEVELS = {
    "birth": _DATE_LEVELS,
    "arrest": _DATE_LEVELS,
    "sex": _TWO,
    "number": _TWO,
    "link": ("", "linked"),
    "order": ("", "given", "father"),
}


def evidence_of(row: Mapping[str, Any]) -> list[Evidence]:
    """`(field, level, bits)` of everything that both know, from a row with a `_v` and a `_b` for each field."""
    return [
        (field, _LEVELS.get(field, _NAME_LEVELS)[int(row[f"{field}_v"])], round(float(row[f"{field}_b"]), 2))
        for field in EVIDENCE
        if row[f"{field}_v"]
    ]

"""Shapes of answers, as JSON Schema has them; an answer has exactly these properties, in this order."""

from collections.abc import Iterator, Mapping
from typing import Any

Shape = dict[str, Any]
Row = dict[str, Any]

DAY = {"type": "string", "format": "date"}
MOMENT = {"type": "string", "format": "date-time"}
EDTF = {"type": ["string", "null"], "description": "EDTF: 2013, 2013-05, 2013-05-17, 2013~, 2013-05/2013-08"}


def text(what: str = "") -> Shape:
    """A text; "" where there is none."""
    return {"type": "string", **({"description": what} if what else {})}


def whole(what: str = "", *, null: bool = False) -> Shape:
    """A whole number."""
    return {"type": ["integer", "null"] if null else "integer", **({"description": what} if what else {})}


def words(values: list[str], *, null: bool = False) -> Shape:
    """One of these words."""
    return {"type": "string", "enum": [*values, *([""] if null else [])]}


def record(**properties: Shape) -> Shape:
    """An object with exactly these properties."""
    return {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip


def several(item: Shape) -> Shape:
    """A list of such."""
    return {"type": "array", "items": item}


def texts(*languages: str) -> Shape:
    """A text in each of these languages."""
    return record(**{language: text() for language in languages})


BOTH = texts("ar", "en")


def columns(shape: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """The columns of a table of such records: an object has one for each of its own, and none where it may have any."""
    for name, inner in shape["properties"].items():
        if "properties" in inner:
            yield from columns(inner, f"{before}{name}_")
        elif inner.get("type") != "object":
            yield f"{before}{name}"


def cells(shape: Mapping[str, Any], row: Row) -> Iterator[Any]:
    """What stands in them: of a list its members with a bar between, objects as `name: value`."""
    for name, inner in shape["properties"].items():
        if "properties" in inner:
            yield from cells(inner, row[name])
        elif inner.get("type") == "object":
            continue
        elif isinstance(row[name], list):
            yield " | ".join(map(_said, row[name]))
        else:
            yield row[name]


def _said(member: Any) -> str:
    if isinstance(member, dict):
        return ", ".join(f"{name}: {value}" for name, value in member.items() if value not in ("", None))
    return str(member)

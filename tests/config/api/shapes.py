"""Compares an answer with the shape that the document gives it: as much of JSON Schema as the document uses."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

KINDS = {"object": dict, "array": list, "string": str, "boolean": bool}
KNOWN = {
    "type", "properties", "required", "additionalProperties", "items", "enum", "format", "description", "$ref",
    "minimum", "maximum",
}  # fmt: skip


def faults(value: Any, shape: dict[str, Any], schemas: dict[str, Any], place: str = "") -> Iterator[str]:
    """Where `value` is not as `shape` says; a word of JSON Schema that is not known here is a fault too."""
    if "$ref" in shape:
        yield from faults(value, schemas[shape["$ref"].rpartition("/")[2]], schemas, place)
        return
    yield from (f"{place}: {word} is not compared" for word in set(shape) - KNOWN)
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    if not any(_is(value, kind) for kind in kinds):
        yield f"{place}: {value!r} is no {kinds}"
        return
    if "enum" in shape and value not in shape["enum"]:
        yield f"{place}: {value!r} is none of {shape['enum']}"
    if value is not None and "format" in shape and not _reads(value, shape["format"]):
        yield f"{place}: {value!r} is no {shape['format']}"
    if isinstance(value, dict) and "properties" in shape:
        if list(value) != shape["required"]:
            yield f"{place}: has {list(value)}, not {shape['required']}"
        for name in set(value) & set(shape["properties"]):
            yield from faults(value[name], shape["properties"][name], schemas, f"{place}.{name}")
    if isinstance(value, list):
        for number, member in enumerate(value):
            yield from faults(member, shape["items"], schemas, f"{place}[{number}]")


def _is(value: Any, kind: str) -> bool:
    if kind == "null":
        return value is None
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, KINDS[kind])


def _reads(value: str, form: str) -> bool:
    try:
        _ = date.fromisoformat(value) if form == "date" else datetime.fromisoformat(value)
    except ValueError:
        return False
    return form == "date" or datetime.fromisoformat(value).tzinfo is not None

"""The OpenAPI 3.1 document, drawn from the table of what is published; a test compares it with the answers."""

from typing import Any

from django.urls import reverse

from config.api.answering import MOST, USUAL
from config.api.collection import Collection
from config.api.published import PUBLISHED
from config.api.schema import Shape, record, several, text

VERSION = "1.0"
_ABOUT = (
    "What is published: read by everybody, without login, at most some minutes old, and without an as-of. Figures and "
    "advisories are those that stand; of statements every edition is there. What was withdrawn is gone."
)
ERROR = record(error=text("what is wrong, in a sentence"))
_PAGING = [
    {"name": "after", "in": "query", "description": "the place from the address of the next page",
     "schema": {"type": "integer", "minimum": 0}},
    {"name": "limit", "in": "query", "description": f"how many at once; {USUAL} unless asked for",
     "schema": {"type": "integer", "minimum": 1, "maximum": MOST}},
]  # fmt: skip


def contents() -> dict[str, Any]:
    """The front page of the interface: each list by its formats."""
    lists = {
        each.name: {
            "what": each.what,
            "json": reverse(f"api:{each.name}"),
            "csv": reverse(f"api:{each.name}-csv"),
            "atom": reverse(f"api:{each.name}-feed"),
        }
        for each in PUBLISHED
    }
    return {"about": _ABOUT, "openapi": reverse("api:openapi"), "lists": lists}


def document() -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Any] = {
        reverse("api:index"): _get("What there is", {"application/json": _media({"type": "object"})}),
        reverse("api:openapi"): _get("This document", {"application/json": _media({"type": "object"})}),
    }
    for each in PUBLISHED:
        paths |= _paths(each)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ifraj: what is published", "version": VERSION, "description": _ABOUT},
        "paths": paths,
        "components": {"schemas": {**{each.name: each.shape for each in PUBLISHED}, "error": ERROR}},
    }


def _paths(each: Collection) -> dict[str, Any]:
    shape = {"$ref": f"#/components/schemas/{each.name}"}
    page = record(items=several(shape), next={"type": ["string", "null"], "description": "address of the next page"})
    whole = reverse(f"api:{each.name}").removesuffix(".json")
    csv = {"text/csv": _media({"type": "string"})}
    atom = {"application/atom+xml": _media({"type": "string"})}
    key = {"name": each.key, "in": "path", "required": True, "schema": each.shape["properties"][each.key]}
    return {
        f"{whole}.json": _get(each.what, {"application/json": _media(page)}, _PAGING),
        f"{whole}.csv": _get(f"{each.title} as a table", csv, _PAGING),
        f"{whole}.atom": _get(f"{each.title}, the newest", atom),
        f"{whole}/{{{each.key}}}.json": _get("One of them", {"application/json": _media(shape)}, [key], missing=True),
    }


def _get(what: str, content: Any, parameters: Any = (), *, missing: bool = False) -> dict[str, Any]:
    error = {"content": {"application/json": _media({"$ref": "#/components/schemas/error"})}}
    answers: dict[str, Any] = {"200": {"description": what, "content": content}}
    answers |= {"304": {"description": "Not changed since the ETag that was sent"}}
    if parameters and not missing:
        answers["400"] = {"description": "A parameter cannot be read", **error}
    if missing:
        answers["404"] = {"description": "Nothing of this name is published", **error}
    answers["429"] = {"description": "Too many readings; Retry-After says how long to wait", **error}
    return {"get": {"summary": what, "parameters": list(parameters), "responses": answers}}


def _media(shape: Shape) -> dict[str, Any]:
    return {"schema": shape}

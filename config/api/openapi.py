"""The OpenAPI 3.1 document, drawn from the table of what is published; a test compares it with the answers."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from config.api.answering import MOST, USUAL
from config.api.collection import Collection
from config.api.own.described import SCHEMAS, SCHEME, SECURITY, addresses
from config.api.published import PUBLISHED
from config.api.schema import Shape, record, several, text

VERSION = "1.0"
_ABOUT = (
    "What is published: read by everybody, without login, at most some minutes old, and without an as-of. Figures and "
    "advisories are those that stand; of statements every edition is there. What was withdrawn is gone. Below "
    "/api/own/ a person's own scripts read with a token what that person may."
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
    own = _own()
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ifraj: what is published", "version": VERSION, "description": _ABOUT},
        "paths": paths | own,
        "components": {
            "schemas": {**{each.name: each.shape for each in PUBLISHED}, **(SCHEMAS if own else {}), "error": ERROR},
            "securitySchemes": SECURITY if own else {},
        },
    }


def _own() -> dict[str, Any]:
    """The addresses that take a token; a server for strangers alone has none of them (config/public/site.py)."""
    try:
        found = addresses(_PAGING)
    except NoReverseMatch:
        return {}
    return {
        path: _with_token(what, {kind: _media(shape) for kind, shape in answers.items()}, parameters)
        for path, what, answers, parameters in found
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
    answers: dict[str, Any] = {"200": {"description": what, "content": content}}
    answers |= {"304": {"description": "Not changed since the ETag that was sent"}, "400": _UNREAD}
    if missing:
        answers["404"] = _error("Nothing of this name is published")
    answers["429"] = _OFTEN
    return {"get": {"summary": what, "parameters": list(parameters), "responses": answers}}


def _with_token(what: str, content: Any, parameters: Any) -> dict[str, Any]:
    """What is read with a token in the header `Authorization`."""
    answers = {
        "200": {"description": what, "content": content},
        "400": _UNREAD,
        "401": _error("No token, or none that can be used"),
        "403": _error("Not in the scope of the token, or not its person's to read"),
        "429": _OFTEN,
    }
    wanted: list[dict[str, list[str]]] = [{SCHEME: []}]
    return {"get": {"summary": what, "security": wanted, "parameters": list(parameters), "responses": answers}}


def _error(what: str) -> dict[str, Any]:
    return {"description": what, "content": {"application/json": _media({"$ref": "#/components/schemas/error"})}}


def _media(shape: Shape) -> dict[str, Any]:
    return {"schema": shape}


_UNREAD = _error("A parameter cannot be read, or there is none of this name")
_OFTEN = _error("Too many readings; Retry-After says how long to wait")

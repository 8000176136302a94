"""What an OpenAPI 3.1 document has to be, as far as ours goes: its parts, its references, its schemas."""

import re
from collections.abc import Iterator
from typing import Any

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
PARTS = {"openapi", "info", "paths", "components"}
TYPES = {"object", "array", "string", "integer", "number", "boolean", "null"}
FORMATS = {"date", "date-time"}
OF_SCHEMA = {
    "type", "properties", "required", "additionalProperties", "items", "enum", "format", "description", "minimum",
    "maximum",
}  # fmt: skip
COMPONENT = re.compile(r"[a-zA-Z0-9._-]+")


def breaches(document: dict[str, Any]) -> Iterator[str]:
    """Where it is not as the specification says."""
    if not re.fullmatch(r"3\.1\.\d+", document["openapi"]) or set(document) - PARTS:
        yield "openapi: another version, or a part that is not looked at here"
    yield from (f"info: no {name}" for name in ("title", "version") if not isinstance(document["info"].get(name), str))
    for path, item in document["paths"].items():
        yield from (f"{path}: {name} is no method" for name in set(item) - METHODS)
        for method, operation in item.items():
            yield from _of_operation(f"{method} {path}", path, operation, document)
    components = document["components"]
    yield from (f"components: {name}" for part in components.values() for name in part if not COMPONENT.fullmatch(name))
    for name, schema in components["schemas"].items():
        yield from _of_schema(f"schemas/{name}", schema, document)
    yield from (f"security: {name}" for name, scheme in components["securitySchemes"].items() if not _is_scheme(scheme))


def _of_operation(place: str, path: str, operation: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    if not operation.get("responses"):
        yield f"{place}: answers nothing"
    for code, response in operation["responses"].items():
        if not re.fullmatch(r"[1-5]\d\d", code) or not response.get("description"):
            yield f"{place}: {code}"
        for media, content in response.get("content", {}).items():
            if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", media):
                yield f"{place}: {media}"
            yield from _of_schema(f"{place} {code} {media}", content["schema"], document)
    named = [(each["name"], each["in"]) for each in operation.get("parameters", ())]
    if len(set(named)) != len(named):
        yield f"{place}: a parameter stands there twice"
    if {name for name, where in named if where == "path"} != set(re.findall(r"\{(\w+)\}", path)):
        yield f"{place}: the parts of the path are not its parameters"
    for each in operation.get("parameters", ()):
        if each["in"] not in ("query", "path") or (each["in"] == "path" and each.get("required") is not True):
            yield f"{place}: {each['name']}"
        yield from _of_schema(f"{place} {each['name']}", each["schema"], document)
    for wanted in operation.get("security", ()):
        yield from (f"{place}: {name}" for name in wanted if name not in document["components"]["securitySchemes"])


def _of_schema(place: str, schema: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        if set(schema) != {"$ref"} or resolved(schema["$ref"], document) is None:
            yield f"{place}: {schema}"
        return
    yield from (f"{place}: {word} is not looked at here" for word in set(schema) - OF_SCHEMA)
    kinds = schema["type"] if isinstance(schema.get("type"), list) else [schema.get("type")]
    yield from (f"{place}: {kind!r} is no type" for kind in kinds if kind not in TYPES)
    if "format" in schema and schema["format"] not in FORMATS:
        yield f"{place}: {schema['format']}"
    if "enum" in schema and (not schema["enum"] or len(set(schema["enum"])) != len(schema["enum"])):
        yield f"{place}: {schema['enum']}"
    if set(schema.get("required", ())) - set(schema.get("properties", {})):
        yield f"{place}: requires what it does not name"
    for name, inner in schema.get("properties", {}).items():
        yield from _of_schema(f"{place}.{name}", inner, document)
    if "array" in kinds:
        yield from _of_schema(f"{place}[]", schema["items"], document)


def resolved(reference: str, document: dict[str, Any]) -> Any:
    """What a reference within the document names; None where there is nothing."""
    found: Any = document
    for part in reference.removeprefix("#/").split("/"):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _is_scheme(scheme: dict[str, Any]) -> bool:
    return scheme.get("type") == "http" and scheme.get("scheme") == "bearer"

"""A package is what the Data Package profile asks for; Frictionless's own tool says so too (test_opened.py)."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest

from casework.exports.formats import Format
from casework.exports.registry import LISTS
from tests.casework.exports.asking import unpacked
from tests.casework.exports.test_opened import package

NAME = re.compile(r"[-a-z0-9._/]+")
TYPES = {
    "string", "number", "integer", "boolean", "object", "array", "date", "time", "datetime", "year", "yearmonth",
    "duration", "geopoint", "geojson", "any",
}  # fmt: skip
FORMATS = {"datetime": {"default", "any"}, "date": {"default", "any"}, "string": {"default", "email", "uri", "uuid"}}
DIALECT = {"commentRows": list, "json": dict}


def breaches(said: dict[str, Any]) -> Iterator[str]:
    """Where a description is not as the profile says."""
    if said["profile"] != "data-package" or not NAME.fullmatch(said["name"]):
        yield "profile or name"
    if datetime.fromisoformat(said["created"]).tzinfo is None:
        yield "created: a moment without an offset"
    if "licenses" in said and not all("name" in each or "path" in each for each in said["licenses"]):
        yield "licenses"
    yield from _of_words("the package", said)
    if not said["resources"]:
        yield "resources: none"
    for each in said["resources"]:
        yield from _of_resource(each)


def _of_words(place: str, said: dict[str, Any]) -> Iterator[str]:
    for name in ("title", "title_ar"):
        if not isinstance(said.get(name), str) or not said[name]:
            yield f"{place}: {name}"
    if any(not said[name] for name in ("description", "description_ar") if name in said):
        yield f"{place}: an empty description"


def _of_resource(said: dict[str, Any]) -> Iterator[str]:
    path = said["path"]
    if not isinstance(path, str) or path.startswith(("/", "http")) or ".." in path or "data" in said:
        yield f"path: {path}"
    if not NAME.fullmatch(said["name"]) or not re.fullmatch(r".+/.+", said["mediatype"]) or said["encoding"] != "utf-8":
        yield "name, mediatype or encoding"
    if not isinstance(said["bytes"], int) or not re.fullmatch(r"sha256:[0-9a-f]{64}", said["hash"]):
        yield "bytes or hash"
    for name, value in said["dialect"].items():
        if not isinstance(value, DIALECT.get(name, ())):
            yield f"dialect: {name}"
    if said["schema"]["missingValues"] != [""] or not said["schema"]["fields"]:
        yield "missingValues or fields"
    names = [field["name"] for field in said["schema"]["fields"]]
    if len(set(names)) != len(names):
        yield "fields: one name twice"
    for field in said["schema"]["fields"]:
        yield from _of_field(field)


def _of_field(said: dict[str, Any]) -> Iterator[str]:
    name, kind = said["name"], said["type"]
    if kind not in TYPES or said.get("format", "default") not in FORMATS.get(kind, {"default"}):
        yield f"{name}: {kind}, {said.get('format')}"
    yield from _of_words(name, said)
    if ("trueValues" in said or "falseValues" in said) and kind != "boolean":
        yield f"{name}: words of a boolean"
    if "hxl" in said and not re.fullmatch(r"#[a-z][a-z0-9]*(\+[a-z][a-z0-9_]*)*", said["hxl"]):
        yield f"{name}: {said['hxl']}"


@pytest.mark.parametrize("form", Format.values)
@pytest.mark.parametrize("name", [each.name for each in LISTS])
def test_every_package_is_as_its_profile_says(name: str, form: str) -> None:
    tagged = any(column.tag for column in LISTS[name].columns)
    files, said, manifest = unpacked(package(name, form, tagged=tagged))
    assert list(breaches(said)) == []
    (resource,) = said["resources"]
    data = files[resource["path"]]
    assert set(files) == {resource["path"], "datapackage.json", "manifest.json"}
    assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    assert manifest["sha256"] == hashlib.sha256(data).hexdigest()
    hashtags = tagged and form != "jsonl"
    last = 1 + hashtags + 12 + 1  # with the header, of which Frictionless counts one in JSON Lines too
    assert resource["dialect"]["commentRows"] == ([2, last] if hashtags else [last])
    if form.startswith("csv"):
        header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert {len(row) for row in rows} == {len(header)}
        none_of_the_table = [rows[number - 2] for number in resource["dialect"]["commentRows"]]
        assert len(none_of_the_table) == 1 + tagged
        assert none_of_the_table[-1][0].startswith("# Ifraj")
        assert not tagged or any(cell.startswith("#") for cell in none_of_the_table[0])


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        (("profile",), "no-such"),
        (("created",), "2026-11-29T04:28:00"),
        (("resources", 0, "path"), "../elsewhere.csv"),
        (("resources", 0, "hash"), "sha256:0"),
        (("resources", 0, "dialect"), {"commentRows": "#"}),
        (("resources", 0, "schema", "missingValues"), []),
        (("resources", 0, "schema", "fields", 0, "type"), "text"),
        (("resources", 0, "schema", "fields", 0, "title_ar"), ""),
        (("resources", 0, "schema", "fields", 0, "hxl"), "meta"),
    ],
)
def test_a_breach_would_be_seen(place: tuple[Any, ...], instead: Any) -> None:
    _files, said, _manifest = unpacked(package("verified-releases", "csv-program", tagged=True))
    broken: Any = deepcopy(said)
    part = broken
    for name in place[:-1]:
        part = part[name]
    part[place[-1]] = instead
    assert list(breaches(broken))

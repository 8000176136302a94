"""What stands beside a file: a Frictionless `datapackage.json`, and the manifest that says what was given to whom."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

from casework.exports.columns import Column
from casework.exports.formats import Format

LANGUAGES = ("en", "ar")
# As Frictionless calls what a cell may hold; moments of ours have an offset.
_FORMATS = {"datetime": "any"}


@dataclass(frozen=True)
class Data:
    """A data file as it was written."""

    name: str  # of the file
    title: str | Promise
    says: str | Promise
    form: str
    columns: Sequence[Column]
    tagged: bool
    marked: bool  # whether the last line names who received it
    rows: int
    size: int  # bytes
    sha256: str


def datapackage(data: Data, made_at: datetime) -> str:
    """The description of the file, in English and Arabic, its licence left open; JSON."""
    described: dict[str, Any] = {
        "profile": "data-package",
        "name": data.name.rpartition(".")[0].lower(),
        "created": made_at.isoformat(timespec="seconds"),
        **_in_both("title", data.title),
        **_in_both("description", data.says),
        "resources": [_resource(data)],
    }
    return _json(described)


def _resource(data: Data) -> dict[str, Any]:
    ending = Format(data.form).ending
    return {
        "name": data.name.rpartition(".")[0].lower(),
        "type": "table",
        "path": data.name,
        "format": ending,
        "mediatype": Format(data.form).media_type.partition(";")[0],
        "encoding": "utf-8",
        "bytes": data.size,
        "hash": f"sha256:{data.sha256}",
        "dialect": _dialect(data),
        "schema": {"fields": [_field(each, data.form) for each in data.columns], "missingValues": [""]},
    }


def _dialect(data: Data) -> dict[str, Any]:
    """Which lines are none of the table: HXL hashtags, and who received it.

    By their numbers, not by how they begin: the first column may have no hashtag, and a row may begin with one.
    """
    if data.form == Format.JSON_LINES:
        return {"json": {"keyed": True}, **({"commentRows": [data.rows + 2]} if data.marked else {})}
    comments = [*([2] if data.tagged else ()), *([data.rows + data.tagged + 2] if data.marked else ())]
    return {"commentRows": comments} if comments else {}


def _field(column: Column, form: str) -> dict[str, Any]:
    words = {"trueValues": ["yes"], "falseValues": ["no"]} if form == Format.CSV_SPREADSHEET else {}
    return {
        "name": column.name,
        "type": column.type,
        **({"format": _FORMATS[column.type]} if column.type in _FORMATS else {}),
        **(words if column.type == "boolean" else {}),
        **_in_both("title", column.label),
        **(_in_both("description", column.says) if column.says else {}),
        **({"hxl": column.tag} if column.tag else {}),
    }


def _in_both(name: str, text: str | Promise) -> dict[str, str]:
    """The text in English, and beside it in Arabic."""
    said: dict[str, str] = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[name if language == "en" else f"{name}_{language}"] = str(text)
    return said


def manifest(said: dict[str, Any]) -> str:
    """What was given to whom, with the digests by which it is known again; JSON."""
    return _json(said)


def _json(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"

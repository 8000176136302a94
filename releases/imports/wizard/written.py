"""What is kept of a row that was looked through: what a line of the page shows, as JSON."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from releases.imports.rows import Row, Wrong
from releases.models import ImportRow

Alike = list[list[float | int | str]]  # "person" or "line", its id or number, the score
PERSON, LINE = "person", "line"


@dataclass(frozen=True)
class Kept:
    """The same, read again."""

    external_id: str = ""
    name: str = ""
    wrong: list[Wrong] = field(default_factory=list)
    changes: list[list[str]] = field(default_factory=list)
    alike: Alike = field(default_factory=list)
    record: int = 0


def content(row: Row, name: str, changes: list[list[str]], record: int | None) -> str:
    """The text that is sealed; `record` is the person who has the row's number."""
    wrong = [[each.column, each.sentence] for each in row.wrong]
    said: dict[str, Any] = {"id": row.external_id, "name": name, "wrong": wrong, "changes": changes, "record": record}
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)


def with_alike(stored: ImportRow, alike: Alike) -> str:
    """The text of a row that is there, with who may be the same."""
    return json.dumps({**stored.said, "alike": alike}, ensure_ascii=False)


def with_wrong(stored: ImportRow, wrong: Iterable[Wrong]) -> str:
    """The text of a row that is there, with what was wrong with it when it was to be imported."""
    return json.dumps({**stored.said, "wrong": [[each.column, each.sentence] for each in wrong]}, ensure_ascii=False)


def kept_of(stored: ImportRow) -> Kept:
    """What is kept of a row; nothing where it does not open."""
    said = stored.said
    wrong = [Wrong(column, sentence) for column, sentence in said.get("wrong", ())]
    changes, alike, record = said.get("changes", []), said.get("alike", []), said.get("record", 0)
    return Kept(said.get("id", ""), said.get("name", ""), wrong, changes, alike, record)

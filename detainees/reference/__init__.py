"""The governorates and facilities that come with the application, read from the files beside this one.

Migrations and tests call `load`. A later migration may call it again after the files have grown: what a file names is
set to what the file says, and rows that people added under other codes are left alone.
"""

import csv
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Governorate:
    """A line of governorates.csv. Tiles are counted from 0, columns from the west, rows from the north."""

    code: str
    pcode: str
    name_en: str
    name_ar: str
    printed_en: str
    printed_ar: str
    other_names: list[str]
    column: int
    row: int
    order: int


@dataclass(frozen=True)
class Facility:
    """An entry of facilities.json; `governorate_id` is an ISO code, `number` a branch's number or empty."""

    code: str
    name_ar: str
    name_en: str
    other_names: list[str]
    governorate_id: str
    kind: str
    run_by: str
    number: str
    basis: str


@cache
def governorates() -> tuple[Governorate, ...]:
    with (HERE / "governorates.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_governorate(line) for line in csv.DictReader(file))


@cache
def facilities() -> tuple[Facility, ...]:
    entries = json.loads((HERE / "facilities.json").read_text(encoding="utf-8"))
    return tuple(Facility(governorate_id=entry.pop("governorate"), **entry) for entry in entries)


def load(governorate: type[Model], facility: type[Model], using: str = DEFAULT_DB_ALIAS) -> None:
    """Writes all rows through the models given, historical ones included; two statements, repeatable."""
    set_rows(governorate, [asdict(row) for row in governorates()], using)
    set_rows(facility, [asdict(row) for row in facilities()], using)


def set_rows(model: type[Model], rows: list[dict[str, object]], using: str) -> None:
    """Inserts the rows by their `code`, or sets every other field of those already there."""
    fields = [name for name in rows[0] if name != "code"]
    model._default_manager.using(using).bulk_create(
        [model(**row) for row in rows], update_conflicts=True, unique_fields=["code"], update_fields=fields
    )


def _governorate(line: dict[str, str]) -> Governorate:
    column, row, order = (int(line.pop(name)) for name in ("column", "row", "order"))
    other_names = line.pop("other_names").split("|")
    return Governorate(other_names=other_names, column=column, row=row, order=order, **line)

"""The public waves that come with the application, read from the file beside this one.

Migrations and tests call `load`.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

from detainees.reference import set_rows

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Wave:
    """An entry of waves.json. `excludes` names the categories that by the law's own words are outside it."""

    code: str
    name_ar: str
    name_en: str
    other_names: list[str]
    kind: str
    began: date
    law: str
    let_go_by: str
    excludes: list[str]
    excludes_ar: str
    excludes_en: str
    basis: str


@cache
def waves() -> tuple[Wave, ...]:
    entries = json.loads((HERE / "waves.json").read_text(encoding="utf-8"))
    return tuple(Wave(began=date.fromisoformat(entry.pop("began")), **entry) for entry in entries)


def load(wave: type[Model], using: str = DEFAULT_DB_ALIAS) -> None:
    """Writes all waves through the model given, a historical one included; repeatable. Other names stay in the file."""
    rows = [asdict(row) for row in waves()]
    for row in rows:
        del row["other_names"]
    set_rows(wave, rows, using)

"""The public waves and the suspicion rules that come with the application, read from the files beside this one.

Migrations and tests call `load` and `load_rules`.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

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


@cache
def rules() -> tuple[dict[str, Any], ...]:
    """The suspicion rules: code, names, numbers, and what these mean."""
    return tuple(json.loads((HERE / "rules.json").read_text(encoding="utf-8")))


def shipped_numbers(code: str) -> dict[str, float]:
    """The numbers with which a rule came; {} for one that has none."""
    return next((dict(row["numbers"]) for row in rules() if row["code"] == code), {})


def load_rules(rule: type[Model], using: str = DEFAULT_DB_ALIAS) -> None:
    """Writes the rules that are not there yet: numbers that somebody changed, and a rule that was retired, stay so."""
    rows = [rule(**row) for row in rules()]
    rule._default_manager.using(using).bulk_create(rows, ignore_conflicts=True)

"""The advice to callers that comes with the application (reference/advice.json). Migrations and tests call `load`."""

import json
from functools import cache
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

FILE = Path(__file__).parent / "reference" / "advice.json"


@cache
def advice() -> tuple[dict[str, str], ...]:
    """Code, names, and the texts by language."""
    return tuple(json.loads(FILE.read_text(encoding="utf-8")))


def load(model: type[Model], using: str = DEFAULT_DB_ALIAS) -> None:
    """Writes what is not there yet: a text that somebody changed stays so."""
    model._default_manager.using(using).bulk_create([model(**row) for row in advice()], ignore_conflicts=True)

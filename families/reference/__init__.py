"""The words in which consent is asked for, and how long closed inquiries are kept, as they come with the application.

Migrations and tests call `load`. What somebody changed since stays so.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

HERE = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """The entries of a file beside this one: `consents` or `periods`."""
    return tuple(json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")))


def load(model: type[Model], name: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Write the rows that are not there yet through the model given, a historical one included."""
    found = [model(**row) for row in rows(name)]
    model._default_manager.using(using).bulk_create(found, ignore_conflicts=True)

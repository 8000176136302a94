"""Rows for PostgreSQL's COPY, made from what a model knows of its columns."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.db.backends.utils import CursorWrapper
from psycopg import sql

BLOCK = 5_000  # lines written at once


class Table:
    """Lines for one model's table: `varying` columns are given for each row, the others have their defaults."""

    def __init__(self, model: type[models.Model], *varying: str) -> None:
        self.name = model._meta.db_table
        columns = [field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField)]
        if "id" not in varying:
            columns = [field for field in columns if field.attname != "id"]
        known = {field.attname for field in columns}
        if not known >= set(varying):
            raise LookupError(f"{self.name} has no columns {set(varying) - known}.")
        self.columns = [str(field.column) for field in columns]
        self.places = [field.attname for field in columns if field.attname in varying]
        parts = ["%s" if f.attname in varying else written(f.get_default()).replace("%", "%%") for f in columns]
        self._line = "\t".join(parts) + "\n"
        self._lines: list[str] = []

    def add(self, **values: Any) -> None:
        """One row; every varying column must be given."""
        self._lines.append(self._line % tuple(written(values[name]) for name in self.places))

    def copy(self, cursor: CursorWrapper) -> int:
        """Copy what was added, and forget it; answers how many."""
        number = len(self._lines)
        command = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.name), sql.SQL(", ").join(map(sql.Identifier, self.columns))
        )
        with cursor.copy(command) as copy:
            for start in range(0, number, BLOCK):
                copy.write("".join(self._lines[start : start + BLOCK]))
        self._lines.clear()
        return number


def written(value: Any) -> str:
    """A value as COPY's text format wants it. The bench's texts have no tab, backslash, quote or line feed."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Iterable):
        return "{" + ",".join(f'"{part}"' for part in value) + "}"
    return str(value)

"""Rows for PostgreSQL's COPY, made from what a model knows of its columns.

The quickest way in: constraints, foreign keys and every trigger of the owner hold for it as for any INSERT.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from psycopg import sql

LINES = 5_000  # written at once
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v"})
_IN_AN_ARRAY = str.maketrans({"\\": "\\\\", '"': '\\"'})


class Table:
    """Lines for one model's table: `varying` columns are given for each row, the others have their defaults."""

    def __init__(self, model: type[models.Model], *varying: str) -> None:
        self.name = model._meta.db_table
        columns = [field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField)]
        self.numbered = any(field.attname == "id" for field in columns)
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
        self._lines.append(self._line % tuple([written(values[name]) for name in self.places]))

    def copy(self, cursor: CursorWrapper) -> int:
        """Copy what was added, and forget it; answers how many."""
        number = len(self._lines)
        if not number:
            return 0
        command = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.name), sql.SQL(", ").join(map(sql.Identifier, self.columns))
        )
        with cursor.copy(command) as copy:
            for start in range(0, number, LINES):
                copy.write("".join(self._lines[start : start + LINES]))
        self._lines.clear()
        return number


def written(value: Any) -> str:
    """A value as COPY's text format wants it."""
    if isinstance(value, str):
        return value.translate(_ESCAPED)
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Iterable):
        listed = ",".join([f'"{str(part).translate(_IN_AN_ARRAY)}"' for part in value])
        return f"{{{listed}}}".translate(_ESCAPED)
    return str(value)


def new_ids(model: type[models.Model], count: int) -> list[int]:
    """So many ids of `model`, drawn from its sequence and never given out before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [number for (number,) in cursor.fetchall()]

"""Rows for PostgreSQL's COPY, made from what a model knows of its columns.

The quickest way in: constraints, foreign keys and every trigger of the owner hold for it as for any INSERT.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from psycopg import sql

LINES = 5_000  # written at once
_TO_ESCAPE, _TO_ESCAPE_IN_AN_ARRAY = re.compile(r"[\\\x08-\x0d]"), re.compile(r'["\\]')
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v"})
_IN_AN_ARRAY = str.maketrans({"\\": "\\\\", '"': '\\"'})


class Table:
    """Lines for one model's table.

    `varying` columns are given for each row, `fixed` ones are the same in all of them, the others have their defaults.
    """

    def __init__(self, model: type[models.Model], *varying: str, **fixed: Any) -> None:
        self.name = model._meta.db_table
        columns = [field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField)]
        self.numbered = any(field.attname == "id" for field in columns)
        if "id" not in varying:
            columns = [field for field in columns if field.attname != "id"]
        known = {field.attname for field in columns}
        if unknown := {*varying, *fixed} - known:
            raise LookupError(f"{self.name} has no columns {unknown}.")
        self.columns = [str(field.column) for field in columns]
        self.places = [field.attname for field in columns if field.attname in varying]
        same = {f.attname: fixed[f.attname] if f.attname in fixed else f.get_default() for f in columns}
        parts = ["%s" if name in varying else written(value).replace("%", "%%") for name, value in same.items()]
        self._line = "\t".join(parts) + "\n"
        self._lines: list[str] = []

    def add(self, **values: Any) -> None:
        """One row; every varying column must be given."""
        self._lines.append(self._line % tuple([written(values[name]) for name in self.places]))

    def taken(self) -> "Lines":
        """What was added, ready to be copied wherever a database is at hand; it is forgotten here."""
        lines, self._lines = self._lines, []
        texts = ["".join(lines[start : start + LINES]) for start in range(0, len(lines), LINES)]
        return Lines(self.name, self.columns, len(lines), texts)

    def copy(self, cursor: CursorWrapper) -> int:
        """Copy what was added, and forget it; answers how many."""
        return self.taken().copy(cursor)


@dataclass(frozen=True)
class Lines:
    """Rows of one table as COPY takes them; another process may have made them."""

    table: str
    columns: list[str]
    number: int
    texts: list[str]

    def copy(self, cursor: CursorWrapper) -> int:
        """Copy them; answers how many."""
        if self.number:
            command = sql.SQL("COPY {} ({}) FROM STDIN").format(
                sql.Identifier(self.table), sql.SQL(", ").join(map(sql.Identifier, self.columns))
            )
            with cursor.copy(command) as copy:
                for text in self.texts:
                    copy.write(text)
        return self.number


def written(value: Any) -> str:
    """A value as COPY's text format wants it."""
    if isinstance(value, str):
        return value.translate(_ESCAPED) if _TO_ESCAPE.search(value) else value
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Iterable):
        return written(f"{{{','.join([_in_an_array(str(part)) for part in value])}}}")
    return str(value)


def _in_an_array(part: str) -> str:
    return f'"{part.translate(_IN_AN_ARRAY) if _TO_ESCAPE_IN_AN_ARRAY.search(part) else part}"'


def new_ids(model: type[models.Model], count: int) -> list[int]:
    """So many ids of `model`, drawn from its sequence and never given out before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [number for (number,) in cursor.fetchall()]

"""Conditions on many ids at once."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from accounts.questions import Blank


class _Array(models.Expression):
    """Ids, sent as one array: Django would look at each of them, for each field that they may be of."""

    def __init__(self, ids: list[int] | Blank) -> None:
        super().__init__()
        self.ids = ids

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """A place for the array."""
        return "(%s)", [self.ids]


def any_of(ids: Iterable[int] | Blank, of: str = "pk") -> models.Q:
    """The condition that a record, or what it names in its column `of`, is one of these.

    A `Blank` is filled in with a list of them. `__in` would send each by itself, which for some hundred takes Django
    longer than PostgreSQL needs for the answer.
    Where the column is empty it is neither true nor false, as in SQL: `~any_of(…)` leaves such a record out.
    """
    array = _Array(ids if isinstance(ids, Blank) else list(ids))
    is_one = models.Func(
        models.F(of), array, template="%(expressions)s", arg_joiner=" = ANY", output_field=models.BooleanField()
    )
    return models.Q(is_one)

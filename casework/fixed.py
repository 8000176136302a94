"""A question that is the same whoever asks it: the ORM puts its text together once, and not for every page anew."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class FixedQuestion:
    """The rows of a `values_list` that nothing of its page is part of: no person, no day, no record.

    Its columns are read as PostgreSQL gives them, which is right for ids, numbers and what is true or not.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self._make = make

    def rows(self) -> list[tuple[Any, ...]]:
        """What PostgreSQL answers now."""
        text, values = self._put_together
        with connection.cursor() as cursor:
            cursor.execute(text, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    @cached_property
    def _put_together(self) -> tuple[str, tuple[Any, ...]]:
        text, values = self._make().query.sql_with_params()
        return text, values

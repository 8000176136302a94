"""Conditions on many ids at once."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models


class _Array(models.Func):
    """Ids, sent as one array."""

    template = "(%(expressions)s)"


def any_of(ids: Iterable[int], of: str = "pk") -> models.Q:
    """The condition that a record, or what it names in its column `of`, is one of these.

    `__in` would send each by itself, which for some hundred takes Django longer than PostgreSQL needs for the answer.
    Where the column is empty it is neither true nor false, as in SQL: `~any_of(…)` leaves such a record out.
    """
    array = _Array(models.Value(list(ids), output_field=ArrayField(models.BigIntegerField())))
    is_one = models.Func(
        models.F(of), array, template="%(expressions)s", arg_joiner=" = ANY", output_field=models.BooleanField()
    )
    return models.Q(is_one)

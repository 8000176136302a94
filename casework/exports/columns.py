"""The columns of a list that may leave it: what each holds is read from the model's own declaration."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise

from accounts.sensitivity import Kind, declared
from casework.fields import PartialDateField
from casework.sealed import SealedField
from casework.sheets import Cell

_AS_THEY_ARE = {str, int, float, bool, Decimal, NoneType}
_STRICTER = (Kind.PUBLIC, Kind.INTERNAL, Kind.PERSONAL, Kind.SOURCE)


def as_it_is(value: Any) -> Cell:
    """What PostgreSQL answers as a cell: moments with their offset from Syria's clock, lists joined by a bar."""
    if value is None or isinstance(value, str | int | float | Decimal):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "|".join(map(str, value))
    return str(value)


@dataclass(frozen=True)
class Column:
    """One column: its name in the file, which is a promise, and the path from the list's model that it is read from.

    `label` is what the page calls it, `says` what stands in it. `type` is that of a Frictionless schema, `tag` the HXL
    hashtag; `number` marks an identity number, which needs an approval of its own. `value` is asked instead of the path
    where there is none: what stands in a field of a team (casework/own/columns.py).
    """

    name: str
    label: str | Promise
    reads: str
    says: str | Promise = ""
    cell: Callable[[Any], Cell] = as_it_is
    type: str = "string"
    tag: str = ""
    number: bool = False
    value: models.Expression | models.Subquery | None = None


def in_order(columns: Iterable[Column], names: Sequence[str]) -> list[Column]:
    """These columns in the order of `names`; those that are not named there last, as they were."""
    places = {name: place for place, name in enumerate(names)}
    return sorted(columns, key=lambda each: places.get(each.name, len(places)))


def read_of(model: type[models.Model], column: Column) -> str | models.Expression | models.Subquery:
    """What PostgreSQL is asked for: of a date of any precision its text, of a moment its seconds (`cells_of`)."""
    if column.value is not None:
        return column.value
    here: type[models.Model] = model
    for name in column.reads.split("__"):
        field = here._meta.get_field(name)
        here = field.related_model or here
    if column.cell is as_it_is and isinstance(field, PartialDateField):
        return models.ExpressionWrapper(models.F(column.reads), models.TextField())
    if column.cell is as_it_is and isinstance(field, models.DateTimeField):
        return _Seconds(models.F(column.reads))
    return column.reads


class _Seconds(models.Func):
    """A moment as whole seconds since 1970: a number is here in a fifth of the time that a moment takes."""

    template = "floor(extract(epoch FROM %(expressions)s))::bigint"
    output_field = models.BigIntegerField()


def cells_of(column: Column, values: Sequence[Any], asked: object = None) -> Iterable[Cell]:
    """The cells of so many values of a column, as its `cell` makes each of them; most are what they are.

    `asked` is what `read_of` said of the column.
    """
    if column.cell is not as_it_is:
        return map(column.cell, values)
    if isinstance(asked, _Seconds):
        zone, moment = timezone.get_current_timezone(), datetime.fromtimestamp
        return [None if each is None else moment(each, zone).isoformat() for each in values]
    return values if set(map(type, values)) <= _AS_THEY_ARE else map(as_it_is, values)


def kind_of(model: type[models.Model], path: str) -> Kind:
    """The strictest kind that is declared on the way from `model` along `path`; LookupError for what is sealed."""
    found, here = Kind.PUBLIC, model
    for name in path.split("__"):
        field = here._meta.get_field(name)
        if isinstance(field, SealedField):
            raise LookupError(f"{here._meta.label}.{name} is sealed, and leaves by no list.")
        found = max(found, declared(here).kinds()[field.name], key=_STRICTER.index)
        if field.related_model is not None:
            here = field.related_model
    return found

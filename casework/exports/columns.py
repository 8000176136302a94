"""The columns of a list that may leave it: what each holds is read from the model's own declaration."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise

from accounts.sensitivity import Kind, declared
from casework.sealed import SealedField
from casework.sheets import Cell

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
    value: Any = None


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

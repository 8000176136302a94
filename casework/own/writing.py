"""Writing what was typed into fields of a team: what stood there is ended, and kept; nothing is overwritten."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from casework.folding import fold
from casework.models import OwnField
from casework.models.own_fields import LONGEST, FieldKind, OwnValue
from casework.own.reading import standing

Said = Mapping[OwnField, Any]  # a text, a Decimal, an OwnChoice, a PartialDate; None or "" for nothing


def write(model: type[OwnValue], record: Any, said: Said, *, by: User) -> bool:
    """Write what these fields say now on a record, whose row the caller holds; whether anything is otherwise now.

    PostgreSQL refuses fields of another team or kind, retired ones, and who may not write there
    (casework/sql/own_fields.sql).
    """
    stand = standing(model, record.pk)
    changed = otherwise(said, stand)
    if not changed:
        return False
    table: Any = model  # of which mypy knows no record: each floor's own has one
    with acting(by):
        now = timezone.now()
        ended = [stand[each.pk].pk for each in changed if each.pk in stand]
        model._default_manager.filter(pk__in=ended).update(ended_by=by, ended_at=now)
        new = [
            table(record=record, field=each, written_by=by, written_at=now, **columns_of(each, value))
            for each, value in changed.items()
            if value not in (None, "")
        ]
        model._default_manager.bulk_create(new)
    return True


def otherwise(said: Said, stand: Mapping[int, Any]) -> Said:
    """Of what is said that which is not what stands (rows by the id of their field)."""
    return {each: value for each, value in said.items() if _compared(value) != _stands(stand.get(each.pk))}


def columns_of(field: OwnField, value: Any) -> dict[str, Any]:
    """The columns that hold a value of this field."""
    if field.kind == FieldKind.TEXT:
        return {"text": value, "folded": fold(value)[: 2 * LONGEST]}
    return {str(FieldKind(field.kind).value): value}


def _stands(row: Any) -> Any:
    return None if row is None else row.said


def _compared(value: Any) -> Any:
    return None if value == "" else value

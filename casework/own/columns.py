"""The fields of one's teams as columns of a list that leaves by two people: `own:` and the short name of the field."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.functional import lazy

from accounts.models import User
from accounts.models.teams import in_language
from casework.exports.columns import Column, as_it_is
from casework.models import OwnChoice, OwnField
from casework.models.own_fields import FieldKind, OwnValue
from casework.own.reading import fields_seen
from casework.sheets import Cell

_READS = {
    FieldKind.TEXT: "text", FieldKind.NUMBER: "number", FieldKind.CHOICE: "choice__slug", FieldKind.DATE: "date",
}  # fmt: skip
_in_language = lazy(in_language, str)


def own_columns(user: User, model: type[OwnValue], record: str = "pk") -> tuple[Column, ...]:
    """One for each field whose values `user` sees on these records; `record` is the path to the record's id.

    Teams of one organisation that call a field the same have one column: a record is of one team.
    """
    return tuple(
        Column(
            name, _in_language(fields[0].name_ar, fields[0].name_en), "pk",
            _in_language(fields[0].says_ar, fields[0].says_en) if fields[0].says_ar or fields[0].says_en else "",
            cell=cell_of, type="number" if fields[0].kind == FieldKind.NUMBER else "string",
            value=_value(model, fields, record),
        )
        for name, fields in _called(fields_seen(user, model, retired=True))
    )  # fmt: skip


def _called(fields: Iterable[OwnField]) -> Iterator[tuple[str, list[OwnField]]]:
    """The fields by the name of their column; one of another kind, in another team, is called by its team too."""
    found: dict[str, list[OwnField]] = {}
    for each in sorted(fields, key=lambda each: each.pk):
        alike = found.setdefault(each.column, [each])
        if alike[0].kind != each.kind:
            found.setdefault(f"own:{each.team.slug}:{each.slug}", []).append(each)
        elif alike[0] is not each:
            alike.append(each)
    yield from found.items()


def _value(model: type[OwnValue], fields: Iterable[OwnField], record: str) -> Subquery:
    rows = model._default_manager.in_force().filter(field__in=[each.pk for each in fields], record=OuterRef(record))
    kind = FieldKind(next(iter(fields)).kind)
    return Subquery(rows.values(_READS[kind])[:1])


def columns_named(fields: Iterable[OwnField]) -> tuple[Column, ...]:
    """One for each of these fields of one team, of a list that reads its lines otherwise."""
    return tuple(Column(each.column, _in_language(each.name_ar, each.name_en), "pk") for each in fields)


def texts_on(model: type[OwnValue], records: Iterable[int], columns: Iterable[str]) -> dict[int, dict[str, str]]:
    """By record what stands in these columns, as a file has it and an import reads it."""
    names = set(columns)
    found: dict[int, dict[str, str]] = {}
    for row in model._default_manager.on(records).in_force():
        if row.field.column in names and not row.field.is_retired:
            found.setdefault(row.record_id, {})[row.field.column] = text_of(row.said)
    return found


def text_of(said: Any) -> str:
    """A value as an import reads it: of a choice its short name."""
    return said.slug if isinstance(said, OwnChoice) else str(cell_of(said))


def cell_of(value: Any) -> Cell:
    """A value as a cell: numbers without zeros that say nothing."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    return as_it_is(value)

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

    Where teams that somebody sees call theirs the same, each has its own column, with the short name of the team in it.
    """
    return tuple(
        Column(
            name, _in_language(field.name_ar, field.name_en), "pk",
            _in_language(field.says_ar, field.says_en) if field.says_ar or field.says_en else "",
            cell=cell_of, type="number" if field.kind == FieldKind.NUMBER else "string",
            value=_value(model, field, record),
        )
        for name, field in _called(fields_seen(user, model, retired=True))
    )  # fmt: skip


def _called(fields: Iterable[OwnField]) -> Iterator[tuple[str, OwnField]]:
    """The fields by the name of their column; where several teams call theirs the same, with the team's name too."""
    known = list(fields)
    teams = {each.slug: {other.team_id for other in known if other.slug == each.slug} for each in known}
    for each in known:
        yield each.column if len(teams[each.slug]) == 1 else f"own:{each.team.slug}:{each.slug}", each


def _value(model: type[OwnValue], field: OwnField, record: str) -> Subquery:
    rows = model._default_manager.in_force().filter(field=field, record=OuterRef(record))
    return Subquery(rows.values(_READS[FieldKind(field.kind)])[:1])


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

"""Model fields for dates of any precision.

    birth = PartialDateField(_("date of birth"), null=True, blank=True)
    birth_earliest, birth_latest = days_of("birth")

The text is the one stored fact; the two days are columns that PostgreSQL generates from it, so that nothing can drift
(not by bulk_create, update() or SQL), and the column's CHECK refuses what is no date. They are for queries, ranges and
indexes; in Python ask the value. Order by the date itself: its texts sort as dates do.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col
from django.db.models.query_utils import DeferredAttribute
from django.db.models.sql.compiler import SQLCompiler

from casework.dates import PartialDate, read_date
from casework.forms import PartialDateFormField
from casework.mistake import Mistake

if TYPE_CHECKING:
    _DateField = models.Field[PartialDate | str | None, PartialDate | None]
    _DateLookup = models.Lookup[Any]
else:
    _DateField, _DateLookup = models.Field, models.Lookup


class PartialDateField(_DateField):
    """A PartialDate, or None for *unknown*; stored as EDTF text under collation "C".

    Assigning text is allowed where text comes from (forms, imports, filters): `to_python` reads it as a person's
    typing and raises ValidationError with the sentence.
    """

    empty_strings_allowed = False

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "text"

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        return {**super().db_parameters(connection), "collation": "C"}

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """PostgreSQL's own refusal of what is no date; the functions come with casework's first migration."""
        return f"is_partial_date({connection.ops.quote_name(str(self.column))})"

    def to_python(self, value: object) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return PartialDate.on(value)
        answer = read_date(str(value))
        if isinstance(answer, Mistake):
            raise ValidationError(answer.sentence, code="invalid")
        return answer

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> PartialDate | None:
        return None if value is None else PartialDate(value)

    def get_prep_value(self, value: Any) -> str | None:
        found = self.to_python(super().get_prep_value(value))
        return None if found is None else found.edtf

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})


@PartialDateField.register_lookup
class PossiblyWithin(_DateLookup):
    """`birth__possibly_within=(from, to)`: may be one of these days, both included; an end that is None is open.

    The days are `datetime.date`. What is unknown is not found; ask for `birth=None` beside it.
    """

    lookup_name = "possibly_within"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        first, last = self.rhs
        parameters: list[date] = []
        conditions = [f"{self._column(compiler, '_latest')} IS NOT NULL"]  # a day is in the indexes of lists, no text
        if first is not None:
            conditions.append(f"{self._column(compiler, '_latest')} >= %s")
            parameters.append(first)
        if last is not None:
            conditions.append(f"{self._column(compiler, '_earliest')} <= %s")
            parameters.append(last)
        return f"({' AND '.join(conditions)})", tuple(parameters)

    def _column(self, compiler: SQLCompiler, suffix: str) -> str:
        target = self.lhs.target
        sibling = target.model._meta.get_field(f"{target.name}{suffix}")
        return compiler.compile(Col(self.lhs.alias, sibling))[0]


class _DayOfDate(DeferredAttribute):
    """Reads the day off the instance's own date, so that it is never stale after an assignment."""

    field: "_GeneratedDay"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        found = getattr(instance, self.field.date)
        return None if found is None else self.field.day(found)

    def __set__(self, instance: models.Model, value: object) -> None:
        """What the database sends along is what the date says anyway."""


class _GeneratedDay(models.GeneratedField):
    """A date column that PostgreSQL computes from the PartialDateField named `date`, stored."""

    function: str
    db_returning = False  # type: ignore[assignment]  # the instance computes the day itself
    descriptor_class = _DayOfDate

    def __init__(self, date: str, **kwargs: Any) -> None:
        self.date = date
        super().__init__(
            **{
                **kwargs,
                "expression": models.Func(models.F(date), function=self.function),
                "output_field": models.DateField(),
                "db_persist": True,
            }
        )

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        for derived in ("expression", "output_field", "db_persist"):
            kwargs.pop(derived, None)
        return name, path, args, {**kwargs, "date": self.date}

    def day(self, found: PartialDate) -> date:
        raise NotImplementedError


class EarliestDay(_GeneratedDay):
    """The first day that the date may be."""

    function = "earliest_day"

    def day(self, found: PartialDate) -> date:
        return found.earliest()


class LatestDay(_GeneratedDay):
    """The last day that the date may be."""

    function = "latest_day"

    def day(self, found: PartialDate) -> date:
        return found.latest()


def days_of(name: str) -> tuple[EarliestDay, LatestDay]:
    """The two columns that stand beside the PartialDateField `name`, to be called `name_earliest` and `name_latest`."""
    return EarliestDay(name), LatestDay(name)

"""The model field that holds a record's reference, drawn when the record is inserted.

    reference = ReferenceField("D")
    objects = DetaineeQuerySet.as_manager()   # with class DetaineeQuerySet(ReferencedQuerySet["Detainee"])

The number comes from one PostgreSQL sequence for all kinds (numbers that go unused do not matter: the permutation
scatters them anyway), the reference from the number and a key that the database does not have. `save()` asks for one
number; `bulk_create` asks for all of them in one query. Assigned once: a trigger refuses a change.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations import RunSQL
from django.utils.translation import gettext_lazy as _

from casework.references.words import FORM, LENGTH, make

_M = TypeVar("_M", bound=models.Model)

if TYPE_CHECKING:
    _TextField = models.CharField[str, str]
else:
    _TextField = models.CharField


class ReferenceField(_TextField):
    """A reference of the kind `prefix`; unique, drawn on insert, never typed and never changed."""

    def __init__(self, prefix: str, **kwargs: Any) -> None:
        self.prefix = prefix
        settled = {"max_length": LENGTH, "unique": True, "editable": False, "blank": True, "db_collation": "C"}
        super().__init__(**{"verbose_name": _("reference"), **kwargs, **settled})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for settled in ("max_length", "unique", "editable", "blank", "db_collation"):
            kwargs.pop(settled, None)
        return name, path, args, {**kwargs, "prefix": self.prefix}

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """PostgreSQL's own refusal of a text without the form of a reference, an empty one included."""
        form = FORM.replace("[A-Z]", self.prefix, 1)
        return f"{connection.ops.quote_name(str(self.column))} ~ '^{form}$'"

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        if add:
            using = model_instance._state.db or router.db_for_write(type(model_instance))
            self.give([model_instance], using)
        return str(super().pre_save(model_instance, add))

    def give(self, records: Iterable[models.Model], using: str) -> None:
        """Draw a reference for each record that has none, all numbers in one query."""
        without = [record for record in records if not getattr(record, self.attname)]
        if without:
            for record, reference in zip(without, draw(self.prefix, len(without), using), strict=True):
                setattr(record, self.attname, reference)


class ReferencedQuerySet(models.QuerySet[_M]):
    """A QuerySet whose `bulk_create` draws all references in one query."""

    def bulk_create(self, objs: Iterable[_M], *args: Any, **kwargs: Any) -> list[_M]:
        records: Collection[_M] = list(objs)
        for field in self.model._meta.local_concrete_fields:
            if isinstance(field, ReferenceField):
                field.give(records, self.db)
        return super().bulk_create(records, *args, **kwargs)


def draw(prefix: str, count: int, using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """So many new references of the kind `prefix`; one query."""
    return [make(prefix, number) for number in draw_numbers(count, using)]


def draw_numbers(count: int, using: str = DEFAULT_DB_ALIAS) -> list[int]:
    """So many new numbers to make references of, never given out before."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT nextval('reference_number') FROM generate_series(1, %s)", [count])
        return [number for (number,) in cursor.fetchall()]


def keep_reference(table: str, column: str = "reference") -> RunSQL:
    """The migration operation after which PostgreSQL refuses to change a reference that was given."""
    return RunSQL(
        f'CREATE TRIGGER keep_reference BEFORE UPDATE OF "{column}" ON "{table}" FOR EACH ROW '
        f'WHEN (OLD."{column}" IS DISTINCT FROM NEW."{column}") EXECUTE FUNCTION refuse_new_reference()',
        f'DROP TRIGGER keep_reference ON "{table}"',
    )

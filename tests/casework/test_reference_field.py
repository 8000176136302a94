"""The model field: drawn on insert, in bulk by one query, unique, well-formed and never changed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from casework.references import ReferencedQuerySet, ReferenceField, keep_reference, normalise, number_of
from casework.references.words import BASE
from families.models import Intake

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(temporary_tables: None) -> Iterator[Any]:
    """A table of persons with a reference, made for this test."""
    with isolate_apps("casework"):

        class Person(models.Model):  # noqa: DJ008
            reference = ReferenceField("D")
            name = models.CharField(max_length=10)
            objects: Any = ReferencedQuerySet.as_manager()

            class Meta:
                app_label = "casework"

        with connection.schema_editor(atomic=False) as editor:
            editor.create_model(Person)
            editor.execute(str(keep_reference(Person._meta.db_table).sql))
        yield Person


def test_a_new_record_gets_its_reference(person: Any) -> None:
    made = person(name="a")
    made.full_clean()
    made.save()
    assert normalise(made.reference, prefix="D") == made.reference
    assert person.objects.get(reference=made.reference) == made


def test_saving_again_keeps_it(person: Any) -> None:
    made = person.objects.create(name="a")
    reference = made.reference
    made.name = "b"
    made.save()
    made.refresh_from_db()
    assert (made.reference, made.name) == (reference, "b")


def test_many_records_draw_their_numbers_in_one_query(person: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        made = person.objects.bulk_create([person(name=str(n)) for n in range(500)])
    numbers = [number_of(record.reference) for record in made]
    assert len(set(numbers)) == 500


def test_sql_cannot_change_a_reference(person: Any) -> None:
    made, other = person.objects.create(name="a"), person(name="b")
    other.reference = "D-7K3M-9QTA"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        person.objects.filter(pk=made.pk).update(reference="D-7K3M-9QTA")


def test_two_records_never_share_one(person: Any) -> None:
    made = person.objects.create(name="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        person.objects.create(name="b", reference=made.reference)


@pytest.mark.parametrize("text", ["", "D-1", "R-7K3M-9QTA", "D-7K3M-9QT0", "d-7k3m-9qta"])
def test_postgresql_refuses_what_has_not_the_form(person: Any, text: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {person._meta.db_table} (reference, name) VALUES (%s, '')", [text])


def test_migrations_can_write_the_field_down() -> None:
    field = ReferenceField("D")
    field.set_attributes_from_name("reference")
    _name, path, _args, kwargs = field.deconstruct()
    assert path == "casework.references.field.ReferenceField"
    assert kwargs["prefix"] == "D"
    assert type(field)(**kwargs).deconstruct()[3] == kwargs


REFERENCED = [
    model
    for model in apps.get_models()
    if any(isinstance(f, ReferenceField) for f in model._meta.local_concrete_fields)
]


@pytest.mark.parametrize("model", REFERENCED)
def test_every_model_with_a_reference_keeps_it_and_draws_many_at_once(model: type[models.Model]) -> None:
    assert isinstance(model._default_manager.all(), ReferencedQuerySet)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = 'keep_reference'",
            [model._meta.db_table],
        )
        assert cursor.fetchone() == (1,)


def test_each_kind_of_record_has_a_letter_of_its_own() -> None:
    """Nineteen apart in the alphabet is the same to the check symbol: A and T, B and U, and so on.

    What a family writes on the public page becomes an inquiry under the reference that it was given.
    """
    letters = [
        f.prefix
        for model in REFERENCED
        for f in model._meta.local_concrete_fields
        if isinstance(f, ReferenceField) and model is not Intake
    ]
    assert len({ord(letter) % BASE for letter in letters}) == len(letters) >= 2

"""The model field in PostgreSQL: what it stores, generates, refuses and finds."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.dates import PartialDate
from casework.fields import EarliestDay, LatestDay, PartialDateField, days_of
from tests.casework.test_dates import partial_dates

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Iterator[Any]:
    """A table of persons with a birth, made for this test."""
    with isolate_apps("casework"):

        class Person(models.Model):  # noqa: DJ008
            birth = PartialDateField(null=True, blank=True)
            birth_earliest, birth_latest = days_of("birth")

            class Meta:
                app_label = "casework"

        with connection.schema_editor(atomic=False) as editor:
            editor.execute("SET LOCAL search_path = pg_temp, public")  # the serving role makes no lasting tables
            editor.create_model(Person)
        yield Person


def test_a_date_comes_back_as_it_went_in(person: Any) -> None:
    made = person.objects.create(birth=PartialDate("2013-05~"))
    unknown = person.objects.create()
    assert person.objects.get(pk=made.pk).birth == PartialDate("2013-05~")
    assert person.objects.get(birth=PartialDate("2013-05~")) == made
    assert person.objects.get(birth__isnull=True) == unknown
    assert unknown.birth is None
    assert unknown.birth_earliest is None


def test_the_days_follow_every_way_of_writing(person: Any) -> None:
    one, other = person.objects.bulk_create([person(birth=PartialDate("2013")), person(birth=PartialDate("2014"))])
    person.objects.filter(pk=one.pk).update(birth=PartialDate("2011-02"))
    other.birth = PartialDate("2012-02")
    assert other.birth_latest == date(2012, 2, 29)
    person.objects.bulk_update([other], ["birth"])
    rows = person.objects.order_by("pk").values_list("birth_earliest", "birth_latest")
    assert list(rows) == [(date(2011, 2, 1), date(2011, 2, 28)), (date(2012, 2, 1), date(2012, 2, 29))]


def test_postgresql_reads_edtf_as_python_does() -> None:
    @settings(max_examples=200, deadline=None)
    @given(partial_dates())
    def same(known: PartialDate) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT is_partial_date(%s), earliest_day(%s), latest_day(%s)", [known.edtf, known.edtf, known.edtf]
            )
            assert cursor.fetchone() == (True, known.earliest(), known.latest())

    same()


@pytest.mark.parametrize(
    "text", ["", "2013-13", "2013-02-30", "1899", "2014/2013", "2013-5", "2013~/2014", "x", "2013\n"]
)
def test_postgresql_refuses_what_is_no_date(person: Any, text: str) -> None:
    statement = f'INSERT INTO "{person._meta.db_table}" (birth) VALUES (%s)'
    with pytest.raises((IntegrityError, DataError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [text])


def test_the_days_cannot_be_written(person: Any) -> None:
    statement = f"INSERT INTO \"{person._meta.db_table}\" (birth, birth_earliest) VALUES ('2013', '2000-01-01')"
    with pytest.raises(Exception, match="generated column"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_sql_sorts_as_python_sorts(person: Any) -> None:
    @settings(max_examples=20, deadline=None)
    @given(st.lists(partial_dates(), max_size=20))
    def same(dates: list[PartialDate]) -> None:
        person.objects.all().delete()
        person.objects.bulk_create([person(birth=known) for known in dates])
        assert list(person.objects.order_by("birth").values_list("birth", flat=True)) == sorted(dates)

    same()


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2013, 5, 1), date(2013, 5, 31), {"2013", "2013-05", "2014~"}),
        (date(2013, 6, 1), None, {"2013", "2014~"}),
        (None, date(2012, 12, 31), set()),
        (None, date(2013, 1, 1), {"2013", "2014~"}),
        (date(2015, 12, 31), None, {"2014~"}),
        (date(2016, 1, 1), None, set()),
        (None, None, {"2013", "2013-05", "2014~"}),
    ],
)
def test_possibly_within_finds_what_may_be_one_of_the_days(
    person: Any, first: date | None, last: date | None, found: set[str]
) -> None:
    person.objects.bulk_create([person(birth=PartialDate(text)) for text in ("2013", "2013-05", "2014~")])
    person.objects.create()
    assert {str(p.birth) for p in person.objects.filter(birth__possibly_within=(first, last))} == found


def test_text_is_read_and_a_mistake_is_a_validation_error(person: Any) -> None:
    made = person(birth="17/5/2013")
    made.full_clean()
    assert made.birth == PartialDate("2013-05-17")
    with pytest.raises(ValidationError, match="13"):
        person(birth="2013-13").full_clean()


def test_migrations_can_write_the_fields_down() -> None:
    for field, path in ((EarliestDay("birth"), "EarliestDay"), (LatestDay("birth"), "LatestDay")):
        field.set_attributes_from_name("birth_day")
        assert field.deconstruct() == ("birth_day", f"casework.fields.{path}", [], {"date": "birth"})

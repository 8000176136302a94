"""Who acts: the person of the innermost `acting`, the one before them again when it ends, nobody outside of it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.acting import acting
from accounts.models import User

pytestmark = pytest.mark.django_db


def who_acts() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT acting_person()")
        return int(cursor.fetchall()[0][0])


def nobody_acts() -> bool:
    try:
        with transaction.atomic():
            who_acts()
    except DatabaseError:
        return True
    return False


def test_the_innermost_acts_and_then_the_one_before(documenter: User, supervisor: User) -> None:
    with acting(documenter):
        with acting(supervisor):
            with acting(documenter):
                assert who_acts() == documenter.pk
            assert who_acts() == supervisor.pk
        assert who_acts() == documenter.pk


def test_the_one_before_acts_again_after_an_error(documenter: User, supervisor: User) -> None:
    with acting(documenter):
        with pytest.raises(ValueError, match="inside"), acting(supervisor):
            raise ValueError("inside")
        assert who_acts() == documenter.pk


def test_an_error_inside_ones_own_rolls_back_no_more_than_that(documenter: User) -> None:
    def write_and_fail() -> None:
        with acting(documenter):
            User.objects.filter(pk=documenter.pk).update(email="a@example.org")
            raise ValueError("inside")

    with acting(documenter):
        with pytest.raises(ValueError, match="inside"):
            write_and_fail()
        assert who_acts() == documenter.pk
        documenter.refresh_from_db()
        assert documenter.email == ""


def test_nobody_acts_after_it_in_the_same_transaction(documenter: User) -> None:
    with acting(documenter):
        pass
    assert nobody_acts()


@pytest.mark.django_db(transaction=True)
def test_nobody_acts_outside_of_it(documenter: User) -> None:
    with acting(documenter):
        assert who_acts() == documenter.pk
    assert nobody_acts()


@pytest.mark.django_db(transaction=True)
def test_nobody_acts_after_an_error(documenter: User) -> None:
    with pytest.raises(ValueError, match="inside"), acting(documenter), acting(documenter):
        raise ValueError("inside")
    assert nobody_acts()
    with acting(documenter):
        assert who_acts() == documenter.pk


def test_acting_again_as_oneself_asks_nothing(documenter: User) -> None:
    with acting(documenter), CaptureQueriesContext(connection) as asked:
        with acting(documenter):
            pass
        assert [query["sql"].split()[0] for query in asked] == ["SAVEPOINT", "RELEASE"]

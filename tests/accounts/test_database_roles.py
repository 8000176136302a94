"""The serving role has no more rights than the models declare; tests that commit leave nothing behind."""

import pytest
from django.db import ProgrammingError, connection

from accounts.models import Organisation, User
from config.database import serving_role


def test_the_application_serves_with_a_role_of_its_own(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (serving_role(),)


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE accounts_membership CASCADE",
        "DELETE FROM accounts_user",
        "DROP TABLE accounts_user",
        "CREATE TABLE mine (id int)",
        "ALTER TABLE accounts_user DISABLE TRIGGER ALL",
        "SELECT key FROM accounts_acting_key",
    ],
)
def test_the_serving_role_is_refused(db: None, statement: str) -> None:
    with connection.cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", [1, 2])
def test_a_test_that_commits_leaves_nothing_behind(time: int, organisation: Organisation, documenter: User) -> None:
    """Both times the same slug and user name are free again."""
    assert Organisation.objects.count() == 1
    assert User.objects.filter(is_system=False).count() == 1

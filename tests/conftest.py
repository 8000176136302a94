"""The database of the tests: made and migrated by the owner, used by the serving role with the rights it has."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """In pytest-django's place, which would let the serving role make the database."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"owner": None})
        call_command("prepare_database", rights_only=True, verbosity=0)
    yield
    with django_db_blocker.unblock():
        connections["default"].close()
        teardown_databases(made, verbosity=0)

"""A real PostgreSQL for the tests, with the two roles of the product: the owner makes and migrates, `default` serves.

A test that rolls back needs nothing. After a test that commits (transaction=True, live_server), the owner empties what
the test filled and puts back what the migrations had filled: the serving role could not.
"""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.utils import OperationalError
from django.test import TransactionTestCase
from psycopg import sql
from pytest_django import DjangoDbBlocker

from config.database import grant_rights, install_acting_key
from config.embedded.postgres import DATABASE
from tests.rows import about, any_row, columns_of, keep_the_cast, tables_of

NO_DATABASE = (
    "The tests need a PostgreSQL. script/test brings one and runs them there; to run pytest itself, set DATABASE_URL "
    "to the serving role and DATABASE_OWNER_URL to a role that owns and may create databases."
)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The test database of this process: its own with xdist, the last run's with --reuse-db.

    Under script/test it is a copy of the one that was migrated once.
    """
    if not (os.environ.get("DATABASE_URL") and os.environ.get("DATABASE_OWNER_URL")):
        pytest.fail(NO_DATABASE, pytrace=False)
    owner, serving = connections["owner"], connections["default"]
    for known in (owner, serving):
        known.settings_dict["TEST"]["MIRROR"] = None  # two connections with roles of their own
    usual = owner.settings_dict["NAME"]
    with django_db_blocker.unblock():
        keep = django_db_keepdb and not django_db_createdb
        if os.environ.get("IFRAJ_TESTS_MADE"):  # script/test has migrated the usual one, and nobody is connected to it
            owner.close()
            owner.settings_dict["TEST"]["TEMPLATE"] = DATABASE
        name = owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=keep)
        serving.close()
        settings.DATABASES["default"]["NAME"] = serving.settings_dict["NAME"] = name
        grant_rights()
        install_acting_key()
        _remember_what_migrations_filled()
        keep_the_cast()
        clear()
        owner.close()
        serving.close()
    yield
    with django_db_blocker.unblock():
        for known in (owner, serving):
            known.close()
        if not django_db_keepdb:
            # A connection that a thread of some test still holds keeps it; the next run replaces it.
            with contextlib.suppress(OperationalError):
                owner.creation.destroy_test_db(usual, verbosity=0)


@pytest.fixture
def temporary_tables(db: None) -> None:
    """Lets this test make tables: temporary ones, because the serving role makes no others."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_temp, public")


def _remember_what_migrations_filled() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS filled CASCADE; CREATE SCHEMA filled")
        for table in any_row(cursor, tables_of(cursor)):
            cursor.execute(about(table, "CREATE TABLE {kept} AS TABLE {table}"))


def empty_after_test(case: TransactionTestCase) -> None:
    """Nothing that a test committed is there for the next one."""
    clear()


def clear() -> None:
    """Bring every table back to what the migrations left in it. Sequences run on, as they do in life."""
    owner = connections["owner"].copy("clearing")  # the test itself may have closed its own owner out
    with transaction_of(owner) as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'filled'")
        filled = [table for (table,) in cursor.fetchall()]
        changed = any_row(cursor, sorted(set(tables_of(cursor)) - set(filled)))
        changed += [table for table in filled if _is_changed(cursor, table)]
        # Our triggers refuse what a clearing does: a change in which nobody acts, a verdict that goes.
        for text in ("ALTER TABLE {table} DISABLE TRIGGER USER", "DELETE FROM {table}"):
            for table in changed:
                cursor.execute(about(table, text))
        for table in set(changed) & set(filled):
            _fill_again(cursor, table)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in changed:
            cursor.execute(about(table, "ALTER TABLE {table} ENABLE TRIGGER USER"))


@contextmanager
def transaction_of(owner: BaseDatabaseWrapper) -> Iterator[CursorWrapper]:
    """One transaction on a connection of its own; 20 s at most for a lock that a forgotten thread holds."""
    try:
        with owner.cursor() as cursor:
            cursor.execute("BEGIN; SET LOCAL lock_timeout = '20s'")
            yield cursor
            cursor.execute("COMMIT")
    finally:
        owner.close()


def _is_changed(cursor: CursorWrapper, table: str) -> bool:
    either = "EXISTS (TABLE {kept} EXCEPT TABLE {table}) OR EXISTS (TABLE {table} EXCEPT TABLE {kept})"
    cursor.execute(about(table, f"SELECT {either}"))
    return bool(cursor.fetchall()[0][0])


def _fill_again(cursor: CursorWrapper, table: str) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, columns_of(cursor, table))).as_string(None)
    cursor.execute(about(table, f"INSERT INTO {{table}} ({columns}) SELECT {columns} FROM {{kept}}"))


TransactionTestCase._fixture_teardown = empty_after_test  # type: ignore[attr-defined]

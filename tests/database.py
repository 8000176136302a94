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

from config.database import grant_rights, install_acting_key, serving_role
from config.embedded.postgres import DATABASE
from tests import cast

NO_DATABASE = (
    "The tests need a PostgreSQL. script/test brings one and runs them there; to run pytest itself, set DATABASE_URL "
    "to the serving role and DATABASE_OWNER_URL to a role that owns and may create databases."
)
# What the test database knows besides the data, and no test changes.
KEPT = ("django_migrations", "accounts_acting_key")


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
        _keep_the_cast()
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
        for table in _any_row(cursor, _tables(cursor)):
            cursor.execute(_about(table, "CREATE TABLE {kept} AS TABLE {table}"))


def _keep_the_cast() -> None:
    """Make the cast, and keep of each the rows that this left, with a function that brings them. It sets the triggers
    aside, whose work those rows show, so it is for an owner who may (config/embedded/test.py).
    """
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {cast.SCHEMA} CASCADE")
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        if not cursor.fetchall()[0][0]:
            return
        cursor.execute(f"CREATE SCHEMA {cast.SCHEMA}")
        role = sql.Identifier(serving_role())
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(cast.SCHEMA), role))
        before: dict[str, sql.Identifier] = {}
        for name in cast.make_all():
            brings = [_keep_new_rows(cursor, name, table, before) for table in _any_row(cursor, _tables(cursor))]
            body = sql.SQL("BEGIN {} END").format(sql.SQL(" ").join(brings)).as_string(None)
            cursor.execute(
                sql.SQL(
                    "CREATE FUNCTION {}() RETURNS void LANGUAGE plpgsql SECURITY DEFINER"
                    " SET session_replication_role = replica AS {}"
                ).format(sql.Identifier(cast.SCHEMA, name), sql.Literal(body))
            )
            cast.comes_as_rows(name)
    clear()


def _keep_new_rows(cursor: CursorWrapper, name: str, table: str, before: dict[str, sql.Identifier]) -> sql.Composed:
    """Keep what is new in a table; the text that brings it. `before` has each table as it was, and then as it is."""
    as_it_is = sql.Identifier(cast.SCHEMA, f"{table} with {name}")
    new = sql.Identifier(cast.SCHEMA, f"{table} of {name}")
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f'filled."{table}"'])
    as_it_was = before.get(table) or (sql.Identifier("filled", table) if cursor.fetchall()[0][0] else None)
    cursor.execute(sql.SQL("CREATE TABLE {} AS TABLE {}").format(as_it_is, sql.Identifier(table)))
    before[table] = as_it_is
    less = sql.SQL("EXCEPT TABLE {}").format(as_it_was) if as_it_was else sql.SQL("")
    cursor.execute(sql.SQL("CREATE TABLE {} AS TABLE {} {}").format(new, as_it_is, less))
    if not cursor.rowcount:
        return sql.Composed([])
    if as_it_was:
        cursor.execute(sql.SQL("SELECT EXISTS (TABLE {} EXCEPT TABLE {})").format(as_it_was, as_it_is))
        assert not cursor.fetchall()[0][0], f"{name} changes what stood in {table} before"
    columns = sql.SQL(", ").join(map(sql.Identifier, _columns(cursor, table)))
    text = "INSERT INTO {} ({}) SELECT {} FROM {} ON CONFLICT DO NOTHING;"
    return sql.SQL(text).format(sql.Identifier("public", table), columns, columns, new)


def empty_after_test(case: TransactionTestCase) -> None:
    """Nothing that a test committed is there for the next one."""
    clear()


def clear() -> None:
    """Bring every table back to what the migrations left in it. Sequences run on, as they do in life."""
    owner = connections["owner"].copy("clearing")  # the test itself may have closed its own owner out
    with transaction_of(owner) as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'filled'")
        filled = [table for (table,) in cursor.fetchall()]
        changed = _any_row(cursor, sorted(set(_tables(cursor)) - set(filled)))
        changed += [table for table in filled if _is_changed(cursor, table)]
        # Our triggers refuse what a clearing does: a change in which nobody acts, a verdict that goes.
        for text in ("ALTER TABLE {table} DISABLE TRIGGER USER", "DELETE FROM {table}"):
            for table in changed:
                cursor.execute(_about(table, text))
        for table in set(changed) & set(filled):
            _fill_again(cursor, table)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in changed:
            cursor.execute(_about(table, "ALTER TABLE {table} ENABLE TRIGGER USER"))


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


def _about(table: str, text: str) -> sql.Composed:
    return sql.SQL(text).format(table=sql.Identifier(table), kept=sql.Identifier("filled", table))


def _tables(cursor: CursorWrapper) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (%s)", [[*KEPT]])
    return sorted(table for (table,) in cursor.fetchall())


def _any_row(cursor: CursorWrapper, tables: list[str]) -> list[str]:
    """Those of `tables` that hold a row."""
    asked = sql.SQL(", ").join(_about(table, "EXISTS (SELECT FROM {table})") for table in tables)
    cursor.execute(sql.SQL("SELECT {}").format(asked))
    return [table for table, some in zip(tables, cursor.fetchone() or (), strict=True) if some]


def _is_changed(cursor: CursorWrapper, table: str) -> bool:
    either = "EXISTS (TABLE {kept} EXCEPT TABLE {table}) OR EXISTS (TABLE {table} EXCEPT TABLE {kept})"
    cursor.execute(_about(table, f"SELECT {either}"))
    return bool(cursor.fetchall()[0][0])


def _fill_again(cursor: CursorWrapper, table: str) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, _columns(cursor, table))).as_string(None)
    cursor.execute(_about(table, f"INSERT INTO {{table}} ({columns}) SELECT {columns} FROM {{kept}}"))


def _columns(cursor: CursorWrapper, table: str) -> list[str]:
    """Those that are written; others are computed from them."""
    cursor.execute(
        "SELECT attname FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
        [f'public."{table}"'],
    )
    return [column for (column,) in cursor.fetchall()]


TransactionTestCase._fixture_teardown = empty_after_test  # type: ignore[attr-defined]

"""Rows of the test database, of whatever kind: which tables there are, and the cast kept as rows that it left."""

from django.db import connections
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from config.database import serving_role
from tests import cast

# What the test database knows besides the data, and no test changes.
KEPT = ("django_migrations", "accounts_acting_key")


def keep_the_cast() -> None:
    """Make the cast, and keep of each the rows that this left, with a function that brings them. It sets the triggers
    aside, whose work those rows show, so it is for an owner who may (config/embedded/test.py). What was made stays.
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
            brings = [_keep_new_rows(cursor, name, table, before) for table in any_row(cursor, tables_of(cursor))]
            body = sql.SQL("BEGIN {} END").format(sql.SQL(" ").join(brings)).as_string(None)
            cursor.execute(
                sql.SQL(
                    "CREATE FUNCTION {}() RETURNS void LANGUAGE plpgsql SECURITY DEFINER"
                    " SET session_replication_role = replica AS {}"
                ).format(sql.Identifier(cast.SCHEMA, name), sql.Literal(body))
            )
            cast.comes_as_rows(name)


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
    columns = sql.SQL(", ").join(map(sql.Identifier, columns_of(cursor, table)))
    text = "INSERT INTO {} ({}) SELECT {} FROM {} ON CONFLICT DO NOTHING;"
    return sql.SQL(text).format(sql.Identifier("public", table), columns, columns, new)


def about(table: str, text: str) -> sql.Composed:
    return sql.SQL(text).format(table=sql.Identifier(table), kept=sql.Identifier("filled", table))


def tables_of(cursor: CursorWrapper) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (%s)", [[*KEPT]])
    return sorted(table for (table,) in cursor.fetchall())


def any_row(cursor: CursorWrapper, tables: list[str]) -> list[str]:
    """Those of `tables` that hold a row."""
    asked = sql.SQL(", ").join(about(table, "EXISTS (SELECT FROM {table})") for table in tables)
    cursor.execute(sql.SQL("SELECT {}").format(asked))
    return [table for table, some in zip(tables, cursor.fetchone() or (), strict=True) if some]


def columns_of(cursor: CursorWrapper, table: str) -> list[str]:
    """Those that are written; others are computed from them."""
    cursor.execute(
        "SELECT attname FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
        [f'public."{table}"'],
    )
    return [column for (column,) in cursor.fetchall()]

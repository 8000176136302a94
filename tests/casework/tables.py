"""Tables that a test makes for itself: temporary ones, for the serving role may make no other."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@contextmanager
def temporary_tables() -> Iterator[BaseDatabaseSchemaEditor]:
    """A schema editor whose tables are gone with the test's connection."""
    with connection.schema_editor(atomic=False) as editor:
        editor.sql_create_table = editor.sql_create_table.replace("CREATE TABLE", "CREATE TEMPORARY TABLE")
        yield editor

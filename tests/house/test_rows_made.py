"""Triggers that look at all rows of a statement look up what belongs to each by its id: nothing is joined to them."""

import re

import pytest
from django.db import connection

JOINED = re.compile(r"\bmade\s+(LEFT )?JOIN\s+(?!LATERAL)|\bJOIN\s+made\b|\bFROM made, ")


@pytest.mark.django_db
def test_what_belongs_to_the_rows_of_an_import_is_looked_up() -> None:
    """A table that was empty when it was analysed stays so to PostgreSQL: joined, it would be read for each row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosrc FROM pg_proc"
            " WHERE 'enable_hashjoin=off' = ANY (proconfig) OR proname = 'note_authors'"
        )
        functions = dict(cursor.fetchall())
    assert {"check_release_moves", "check_revisions", "check_new_claims", "note_authors"} <= set(functions)
    assert [name for name, text in functions.items() if JOINED.search(text)] == []

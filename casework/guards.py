"""Triggers that the owner puts on case tables, said in migrations: who wrote, that somebody acts, what stays.

Each can be said again for a table: the later one stands.
"""

from collections.abc import Sequence

from django.db.migrations import RunSQL


def authorship_guard(
    table: str, *, subject: str, key: str, what: str, facts: Sequence[str], holder: str = "", part: Sequence[str] = ()
) -> RunSQL:
    """Record the acting person whenever a row of `table` is made or one of its `facts` (columns) changes.

    `key` is the column that holds the id of the `subject`, e.g. `release_id`; `holder` the subject's table. Where `key`
    leads to a part of the subject only, `part` is that part's table and its column with the subject's id. A test
    compares the columns with what the models declare as facts.
    """
    said = ", ".join(f"'{argument}'" for argument in (subject, key, what, *((holder,) if holder else ()), *part))
    call = f"EXECUTE FUNCTION note_authorship({said})"
    made = f"CREATE OR REPLACE TRIGGER authorship_made AFTER INSERT ON {table} FOR EACH ROW {call};"
    changed = (
        f"CREATE OR REPLACE TRIGGER authorship_changed AFTER UPDATE ON {table} FOR EACH ROW "
        f"WHEN ({_differ(facts)}) {call};"
    )
    undo = f"DROP TRIGGER IF EXISTS authorship_made ON {table}; DROP TRIGGER IF EXISTS authorship_changed ON {table};"
    return RunSQL(made + (changed if facts else ""), undo)


def actor_guard(table: str) -> RunSQL:
    """Refuse any change of `table` in a transaction in which nobody acts."""
    return RunSQL(
        f"CREATE OR REPLACE TRIGGER actor_required BEFORE INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION require_acting_person();",
        f"DROP TRIGGER IF EXISTS actor_required ON {table};",
    )


def signed_guard(table: str, *columns: str) -> RunSQL:
    """Refuse a row of `table` that newly names somebody in one of these columns who is not the one who acts."""
    named = ", ".join(f"'{column}'" for column in columns)
    return RunSQL(
        f"CREATE OR REPLACE TRIGGER check_signed BEFORE INSERT OR UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION check_signed({named});",
        f"DROP TRIGGER IF EXISTS check_signed ON {table};",
    )


def kept_guard(table: str, *columns: str) -> RunSQL:
    """Refuse to change these columns of a row of `table`: what it is and whose, and who made it when."""
    return RunSQL(
        f"CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON {table} FOR EACH ROW "
        f"WHEN ({_differ(columns)}) EXECUTE FUNCTION refuse_change('{', '.join(columns)}');",
        f"DROP TRIGGER IF EXISTS kept ON {table};",
    )


def _differ(columns: Sequence[str]) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return f"({old}) IS DISTINCT FROM ({new})"

"""Triggers that the owner puts on case tables, said in migrations: who wrote, and that somebody acts."""

from collections.abc import Sequence

from django.db.migrations import RunSQL


def authorship_guard(table: str, *, subject: str, key: str, what: str, facts: Sequence[str]) -> RunSQL:
    """Record the acting person whenever a row of `table` is made or one of its `facts` (columns) changes.

    `key` is the column that holds the id of the `subject`, e.g. `release_id`. A test compares the columns with what
    the models declare as facts.
    """
    call = f"EXECUTE FUNCTION note_authorship('{subject}', '{key}', '{what}')"
    old = ", ".join(f"OLD.{column}" for column in facts)
    new = ", ".join(f"NEW.{column}" for column in facts)
    made = f"CREATE TRIGGER authorship_made AFTER INSERT ON {table} FOR EACH ROW {call};"
    changed = (
        f"CREATE TRIGGER authorship_changed AFTER UPDATE ON {table} FOR EACH ROW "
        f"WHEN (({old}) IS DISTINCT FROM ({new})) {call};"
    )
    undo = f"DROP TRIGGER IF EXISTS authorship_made ON {table}; DROP TRIGGER IF EXISTS authorship_changed ON {table};"
    return RunSQL(made + (changed if facts else ""), undo)


def actor_guard(table: str) -> RunSQL:
    """Refuse any change of `table` in a transaction in which nobody acts."""
    return RunSQL(
        f"CREATE TRIGGER actor_required BEFORE INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION require_acting_person();",
        f"DROP TRIGGER actor_required ON {table};",
    )

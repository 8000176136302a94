"""Triggers that the owner puts on case tables, said in migrations: who wrote, that somebody acts, what stays.

Each can be said again for a table: the later one stands.
"""

from collections.abc import Sequence

from django.db.migrations import RunSQL


def authorship_guard(
    table: str, *, subject: str, key: str, what: str, facts: Sequence[str], holder: str = "", part: Sequence[str] = (),
    beside: str = "",
) -> RunSQL:  # fmt: skip
    """Record the acting person whenever a row of `table` is made or one of its `facts` (columns) changes.

    `key` is the column that holds the id of the `subject`, e.g. `release_id`; `holder` the subject's table. Where `key`
    leads to a part of the subject only, `part` is that part's table and its column with the subject's id. A row that is
    part of two subjects has a second guard, named by what it is `beside`. A test compares the columns with what the
    models declare as facts.
    """
    said = ", ".join(f"'{argument}'" for argument in (subject, key, what, *((holder,) if holder else ()), *part))
    made = _made(table, f"authorship_made{beside}", f"note_authors({said})")
    changed = (
        f"CREATE OR REPLACE TRIGGER authorship_changed{beside} AFTER UPDATE ON {table} FOR EACH ROW "
        f"WHEN ({_differ(facts)}) EXECUTE FUNCTION note_authorship({said});"
    )
    undo = "".join(f"DROP TRIGGER IF EXISTS authorship_{when}{beside} ON {table};" for when in ("made", "changed"))
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
        _made(table, "check_signatures", f"check_signatures({named})")
        + f"CREATE OR REPLACE TRIGGER check_signed BEFORE UPDATE ON {table} "
        f"FOR EACH ROW WHEN ({_differ(columns)}) EXECUTE FUNCTION check_signed({named});",
        f"DROP TRIGGER IF EXISTS check_signatures ON {table}; DROP TRIGGER IF EXISTS check_signed ON {table};",
    )


def kept_guard(table: str, *columns: str) -> RunSQL:
    """Refuse to change these columns of a row of `table`: what it is and whose, and who made it when."""
    return RunSQL(
        f"CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON {table} FOR EACH ROW "
        f"WHEN ({_differ(columns)}) EXECUTE FUNCTION refuse_change('{', '.join(columns)}');",
        f"DROP TRIGGER IF EXISTS kept ON {table};",
    )


def final_guard(table: str, column: str) -> RunSQL:
    """Refuse any change of a row of `table` in which this column is set: what was struck out stays so."""
    return RunSQL(
        f"CREATE OR REPLACE TRIGGER final BEFORE UPDATE ON {table} FOR EACH ROW "
        f"WHEN (OLD.{column} IS NOT NULL) EXECUTE FUNCTION refuse_change('{column}');",
        f"DROP TRIGGER IF EXISTS final ON {table};",
    )


def change_guard(
    table: str, subject: str, *columns: str, sealed: Sequence[str] = (), unless: str = ""
) -> RunSQL:  # fmt: skip
    """Keep from what to what these columns of a row of `table`, which is a `subject`, are changed (FactChange).

    Of `sealed` columns it is kept that they were changed, and not what stood there. Where the column `unless` is set,
    nothing is kept: what is destroyed is not written down by being destroyed.
    """
    said = ", ".join(f"'{argument}'" for argument in (subject, *columns, *(f"~{column}" for column in sealed)))
    stands = f" AND NEW.{unless} IS NULL" if unless else ""
    return RunSQL(
        f"CREATE OR REPLACE TRIGGER change_noted AFTER UPDATE ON {table} FOR EACH ROW "
        f"WHEN ({_differ([*columns, *sealed])}{stands}) EXECUTE FUNCTION note_fact_change({said});",
        f"DROP TRIGGER IF EXISTS change_noted ON {table};",
    )


def own_value_guards(table: str, of: str, records: str, right: str) -> list[RunSQL]:
    """Guard a table of values of teams' own fields (casework/sql/own_fields.sql): those on `records`, a table, which
    their definitions call `of`; written by who holds `right` in the team, ended and never changed.
    """
    check = (
        _made(table, "check_own_values", f"check_own_values('{of}', '{records}', '{right}')")
        + f"CREATE OR REPLACE TRIGGER check_ended BEFORE UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION check_own_value_ended('{right}');"
    )
    undo = f"DROP TRIGGER IF EXISTS check_own_values ON {table}; DROP TRIGGER IF EXISTS check_ended ON {table};"
    said = ("record_id", "field_id", "text", "folded", "number", "choice_id", "date", "written_by_id", "written_at")
    return [
        actor_guard(table),
        signed_guard(table, "written_by_id", "ended_by_id"),
        kept_guard(table, *said),
        final_guard(table, "ended_at"),
        RunSQL(check, undo),
    ]


def _made(table: str, name: str, call: str) -> str:
    """A trigger that sees all rows that a statement made at once, as “made”."""
    return (
        f"DROP TRIGGER IF EXISTS {name} ON {table}; CREATE TRIGGER {name} AFTER INSERT ON {table} "
        f"REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION {call};"
    )


def _differ(columns: Sequence[str]) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return f"({old}) IS DISTINCT FROM ({new})"

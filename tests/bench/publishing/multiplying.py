"""A process of its own: a register that was loaded becomes so many times as large, as its owner, triggers asleep.

`python -m tests.bench.publishing.multiplying TIMES`. Releases, their revisions and the ledger are copied under new
numbers and references; the copies of a row of the ledger follow it by a minute or so each, of days and facilities of
their own. Persons, sources and moves are those of the first: a list of a million releases names twenty thousand people,
which no figure here depends on.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connections, models  # noqa: E402
from django.db.backends.utils import CursorWrapper  # noqa: E402
from psycopg import sql  # noqa: E402

from casework.references import make  # noqa: E402
from releases.models import LedgerEntry, Release, Revision  # noqa: E402

TABLES = (Release, Revision, LedgerEntry)
# Of each copied row of the ledger another day of fourteen years and one of sixty facilities: real days repeat less than
# those of the twenty thousand.
DRAWN = {"earliest": "day", "latest": "day", "facility": "facility"}
CHANCE = """ CROSS JOIN LATERAL (
    SELECT date '2011-03-15' + floor(random() * 5200)::int AS day, 'facility-' || floor(random() * 60)::int AS facility
    WHERE one.id IS NOT NULL AND turn IS NOT NULL) chance"""


def main(times: int) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("BEGIN")
        for model in TABLES:
            cursor.execute(_table("ALTER TABLE {} DISABLE TRIGGER USER", model))
        _references(cursor, times)
        shift = {f"{model.__name__}": _most(cursor, model) + 1 for model in TABLES}
        _copy(cursor, Release, times, shift, {"verified_revision_id": "Revision", "counted_with_id": "Release"})
        _copy(cursor, Revision, times, shift, {"release_id": "Release"})
        _copy(cursor, LedgerEntry, times, shift, {"release_id": "Release"})
        _settle(cursor)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in TABLES:
            cursor.execute(_table("ALTER TABLE {} ENABLE TRIGGER USER", model))
        cursor.execute("COMMIT")
        cursor.execute("VACUUM ANALYZE")


def _table(text: str, model: type[models.Model]) -> sql.Composed:
    return sql.SQL(text).format(sql.Identifier(model._meta.db_table))


def _most(cursor: CursorWrapper, model: type[models.Model]) -> int:
    cursor.execute(_table("SELECT max(id) FROM {}", model))
    return int(cursor.fetchall()[0][0])


def _references(cursor: CursorWrapper, times: int) -> None:
    """A reference for each copy, by the copied release and the number of the copy."""
    cursor.execute("CREATE TEMP TABLE drawn (id bigint, copy int, reference text, PRIMARY KEY (id, copy))")
    cursor.execute("SELECT id FROM releases_release")
    known = [pk for (pk,) in cursor.fetchall()]
    cursor.execute("SELECT last_value FROM reference_number")
    number = int(cursor.fetchall()[0][0])
    with cursor.copy("COPY drawn FROM STDIN") as copy:
        for each in range(1, times):
            for pk in known:
                number += 1
                copy.write_row((pk, each, make("R", number)))
    cursor.execute("SELECT setval('reference_number', %s)", [number + 1])


def _copy(
    cursor: CursorWrapper, model: type[models.Model], times: int, shift: dict[str, int], keys: dict[str, str]
) -> None:
    own = {"id": model.__name__, **keys}
    columns = [f.column for f in model._meta.concrete_fields if f.column and not f.generated]
    values = [_value(model, column, own, shift) for column in columns]
    text = "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} one, generate_series(1, {last}) turn" + (
        CHANCE if model is LedgerEntry else ""
    )
    if "reference" in columns:
        text += ", drawn WHERE drawn.id = one.id AND drawn.copy = turn"
    cursor.execute(
        sql.SQL(text).format(
            table=sql.Identifier(model._meta.db_table),
            columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
            values=sql.SQL(", ").join(values),
            last=sql.Literal(times - 1),
        )
    )


def _value(model: type[models.Model], column: str, own: dict[str, str], shift: dict[str, int]) -> sql.Composable:
    """What a copy has in this column."""
    if column == "reference":
        return sql.SQL("drawn.reference")
    if column == "at":  # the rows of twenty thousand lie an hour apart
        return sql.SQL("one.at + turn * interval '75 seconds'")
    if model is LedgerEntry and column in DRAWN:
        return sql.Identifier("chance", DRAWN[column])
    if column in own:
        return sql.SQL("one.{} + turn * {}").format(sql.Identifier(column), sql.Literal(shift[own[column]]))
    return sql.SQL("one.{}").format(sql.Identifier(column))


def _settle(cursor: CursorWrapper) -> None:
    """The clock, the sums and the sequences, as the triggers would have them."""
    cursor.execute("UPDATE releases_ledgerclock SET at = (SELECT max(at) FROM releases_ledgerentry)")
    cursor.execute("ANALYZE releases_ledgerentry")
    cursor.execute("DELETE FROM releases_ledgersum")  # rows were filled in before them
    cursor.execute("SELECT sum_ledger()")
    for model in TABLES:
        cursor.execute(_table("SELECT max(id) FROM {}", model))
        last = cursor.fetchall()[0][0]
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [model._meta.db_table, last])


if __name__ == "__main__":
    main(int(sys.argv[1]))

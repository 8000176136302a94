"""An invented register brought into an empty database as its owner: first entries; second ones are what is asked.

Two processes make the lines, each of every second block, and copy them; what would look at every row (triggers of our
own, foreign keys, the great indexes) is put back at the end, and then looks at all rows together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Process

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from psycopg import sql

from accounts.models import Team, User
from casework.copying import Table
from casework.dates import PartialDate
from casework.references import make
from config.invented.rows import PARTS, rows
from detainees.keys import COLUMNS, keys_row
from detainees.models import Detainee, Name, NameKeys
from detainees.naming import search_words, shown_names

AT_ONCE = 20_000
PROCESSES = 2
MODELS = (Detainee, Name, NameKeys)
Row = dict[str, str]


def load(size: int, seed: int, team: Team, by: User) -> list[tuple[Row, int]]:
    """Load `size` rows less the second entries, and answer with those and the ids of their first entries."""
    with _unwatched():
        workers = [Process(target=_load_share, args=(size, seed, team, by, share)) for share in range(PROCESSES)]
        for worker in workers:
            worker.start()
        second = [(row, pk) for row, pk, is_first in _numbered(size, seed) if not is_first]
        for worker in workers:
            worker.join()
            if worker.exitcode:
                raise SystemExit("The register could not be loaded.")
    with connections["owner"].cursor() as cursor:
        for model in MODELS:
            cursor.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(model._meta.db_table)))
    return second


def parts_of(row: Row) -> dict[str, dict[str, str]]:
    """The names of a row by script."""
    said = {s: {p: row[f"{p}_{s}"] for p in PARTS if row[f"{p}_{s}"]} for s in ("ar", "latin")}
    return {script: parts for script, parts in said.items() if parts}


def _numbered(size: int, seed: int) -> Iterator[tuple[Row, int, bool]]:
    """Each row with the id of its person, and whether it is their first entry."""
    first: dict[int, int] = {}
    for at, (row, person) in enumerate(rows(size, seed), 1):
        yield row, first.setdefault(person, at), first[person] == at


def _load_share(size: int, seed: int, team: Team, by: User, share: int) -> None:
    lines = _Lines(team, by)
    with connections["owner"].cursor() as cursor:
        for at, (row, pk, is_first) in enumerate(_numbered(size, seed), 1):
            if is_first and at // AT_ONCE % PROCESSES == share:
                lines.add(row, pk)
            if at % AT_ONCE == AT_ONCE - 1:
                lines.copy(cursor)
        lines.copy(cursor)


class _Lines:
    """Rows of the three tables."""

    def __init__(self, team: Team, by: User) -> None:
        now = timezone.now()
        self.team, self.by, self.now = team, by, now
        self.signed = {"made_by_id": by.pk, "made_at": now, "changed_by_id": by.pk, "changed_at": now}
        self.persons = Table(
            Detainee, "id", "reference", "organisation_id", "team_id", "sex", "birth", "home_governorate_id",
            "name_ar", "name_latin", "sort_name", "search_words", "external_id", *self.signed,
        )  # fmt: skip
        self.names = Table(Name, "detainee_id", "script", *PARTS, "recorded_by_id", "given_at")
        self.keys = Table(NameKeys, *COLUMNS)

    def add(self, row: Row, pk: int) -> None:
        scripts, organisation = parts_of(row), self.team.organisation_id
        self.persons.add(
            id=pk, reference=make("D", pk), organisation_id=organisation, team_id=self.team.pk,
            sex=row["sex"] or "unknown", birth=row["birth"] or None,
            home_governorate_id=row["home_governorate"] or None, external_id=row["external_id"],
            search_words=search_words([" ".join(parts.values()) for parts in scripts.values()]),
            **shown_names(scripts.get("ar", {}), scripts.get("latin", {})), **self.signed,
        )  # fmt: skip
        for script, parts in scripts.items():
            given = {part: parts.get(part, "") for part in PARTS}
            self.names.add(detainee_id=pk, script=script, **given, recorded_by_id=self.by.pk, given_at=self.now)
        birth = PartialDate(row["birth"]) if row["birth"] else None
        self.keys.add(**keys_row(pk, organisation, scripts.values(), birth, row["home_governorate"]))

    def copy(self, cursor: CursorWrapper) -> None:
        for table in (self.persons, self.names, self.keys):
            table.copy(cursor)


@contextmanager
def _unwatched() -> Iterator[None]:
    """Our own triggers sleep; foreign keys and GIN indexes are gone, and are made again at the end.

    Nothing stays connected meanwhile: a process that is forked must not find the connection of another.
    """
    with connections["owner"].cursor() as cursor:
        again = _put_away(cursor, [model._meta.db_table for model in MODELS])
    connections.close_all()
    yield
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '256MB'")
        for command in again:
            cursor.execute(command)


def _put_away(cursor: CursorWrapper, tables: list[str]) -> list[sql.Composable]:
    """Put away what would look at every row; answers with what puts it back."""
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)",
        [tables],
    )
    constraints = cursor.fetchall()
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexdef LIKE %s",
        [tables, "%USING gin%"],
    )
    indexes = cursor.fetchall()
    again: list[sql.Composable] = []
    for name, text in indexes:
        cursor.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        again.append(sql.SQL(text))
    for table, name, text in constraints:
        of, called = sql.Identifier(table), sql.Identifier(name)
        cursor.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(of, called))
        again.append(sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(of, called, sql.SQL(text)))
    for table in tables:
        cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
        again.append(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))
    return again

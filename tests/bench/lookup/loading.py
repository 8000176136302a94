"""An invented register brought into an empty database as its owner: first entries; second ones are what is asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from psycopg import sql

from accounts.models import Team, User
from casework.copying import Table
from casework.references import make
from config.invented.rows import PARTS, rows
from detainees.models import Detainee, Name, NameKeys
from detainees.names import KEYS_VERSION, person_keys
from detainees.naming import search_words, shown_names

AT_ONCE = 20_000
Row = dict[str, str]


def load(size: int, seed: int, team: Team, by: User) -> list[tuple[Row, int]]:
    """Load `size` rows less the second entries, and answer with those and the ids of their first entries."""
    signed = {"made_by_id": by.pk, "made_at": timezone.now(), "changed_by_id": by.pk, "changed_at": timezone.now()}
    persons = Table(
        Detainee, "id", "reference", "organisation_id", "team_id", "sex", "birth", "home_governorate_id", "name_ar",
        "name_latin", "sort_name", "search_words", "external_id", *signed,
    )  # fmt: skip
    names = Table(Name, "detainee_id", "script", *PARTS, "recorded_by_id", "given_at")
    keys = Table(NameKeys, "detainee_id", "keys", "version")
    first: dict[int, int] = {}
    second: list[tuple[Row, int]] = []
    with _without_triggers([persons, names, keys]) as cursor:
        for at, (row, person) in enumerate(rows(size, seed), 1):
            if person in first:
                second.append((row, first[person]))
                continue
            first[person] = at
            scripts = parts_of(row)
            persons.add(
                id=at, reference=make("D", at), organisation_id=team.organisation_id, team_id=team.pk,
                sex=row["sex"] or "unknown", birth=row["birth"] or None,
                home_governorate_id=row["home_governorate"] or None, external_id=row["external_id"],
                search_words=search_words([" ".join(parts.values()) for parts in scripts.values()]),
                **shown_names(scripts.get("ar", {}), scripts.get("latin", {})), **signed,
            )  # fmt: skip
            for script, parts in scripts.items():
                given = {part: parts.get(part, "") for part in PARTS}
                names.add(detainee_id=at, script=script, **given, recorded_by_id=by.pk, given_at=signed["made_at"])
            keys.add(detainee_id=at, keys=person_keys(scripts.values()), version=KEYS_VERSION)
            if at % AT_ONCE == 0:
                _copy(cursor, persons, names, keys)
        _copy(cursor, persons, names, keys)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return second


def parts_of(row: Row) -> dict[str, dict[str, str]]:
    """The names of a row by script."""
    said = {s: {p: row[f"{p}_{s}"] for p in PARTS if row[f"{p}_{s}"]} for s in ("ar", "latin")}
    return {script: parts for script, parts in said.items() if parts}


def _copy(cursor: CursorWrapper, *tables: Table) -> None:
    for table in tables:
        table.copy(cursor)


@contextmanager
def _without_triggers(tables: list[Table]) -> Iterator[CursorWrapper]:
    """One transaction in which our own triggers sleep; constraints and foreign keys do not."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("BEGIN")
        for table in tables:
            cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table.name)))
        yield cursor
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table.name)))
        cursor.execute("COMMIT")

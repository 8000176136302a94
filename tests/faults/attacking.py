"""SQL as the application's own role: what an injected statement, or a mistake of ours, could send."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.acting import acting
from accounts.models import User
from releases.models import Release

# The reasons for which PostgreSQL refuses, as its SQLSTATE says them.
NOBODY_ACTS, WRONG_TOKEN, SOMEBODY_ELSE = "IF001", "IF002", "IF003"
STALE, OWN_PART, PAST_THE_WORKFLOW, FACTS_CLOSED = "IF004", "IF005", "IF006", "IF007"
LEDGER, NOT_WHAT_STANDS, WRITTEN_ONCE, CLAIM, NOT_THEIRS = "IF008", "IF009", "IF011", "IF012", "IF013"
NOT_CARRIED, SOURCE = "IF017", "IF018"
NO_PRIVILEGE, TWICE, BROKEN_CHECK = "42501", "23505", "23514"

MOVE = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'release', id, %s, status, %s, revision_number + %s, %s, now(), '', '' FROM releases_release WHERE id = %s
"""
VERDICT = """
INSERT INTO releases_verdict (revision_id, ruling, by_id, at, reason, sentence)
SELECT id, %s, %s, now(), '', '' FROM releases_revision WHERE release_id = %s AND number = %s
"""


def run(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Send a statement as the serving role; the rows it answers with."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []


def as_if_committed() -> None:
    """Let PostgreSQL check what it checks at a commit."""
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def refused(code: str) -> Iterator[None]:
    """PostgreSQL refuses what is done inside, at the latest where it would be committed, with this SQLSTATE."""
    with pytest.raises(DatabaseError) as caught, transaction.atomic():  # noqa: PT012 - what is refused is the caller's
        yield
        as_if_committed()
    assert getattr(caught.value.__cause__, "sqlstate", None) == code, caught.value


def send(by: User, statement: str, *values: Any) -> None:
    """Send a statement in a transaction in which `by` acts."""
    with acting(by):
        run(statement, *values)


def write_move(release: Release, name: str, to: str, by: User, *, steps: int = 0) -> None:
    """The row of a move as the workflow would write it, and nothing else."""
    run(MOVE, name, to, steps, by.pk, release.pk)


def write_verdict(release: Release, by: User, number: int = 1, ruling: str = "verified") -> None:
    """A verdict on a revision, as the workflow would write it."""
    run(VERDICT, ruling, by.pk, release.pk, number)


LEDGER_ROW = """
INSERT INTO releases_ledgerentry (at, release_id, revision_number, people, organisation_id, wave, facility, home, place,
    several, earliest, latest, category, mode, sex, minor, is_group, bound)
SELECT now(), r.id, v.number, v.counted_people, r.organisation_id, coalesce(v.wave_id, ''), coalesce(v.facility_id, ''),
    coalesce(v.home_id, ''), coalesce(v.place_id, ''), '{}', v.date_earliest, v.date_latest, v.category, v.mode, v.sex,
    v.minor, false, '' FROM releases_revision v JOIN releases_release r ON r.id = v.release_id
WHERE r.id = %s AND v.number = r.revision_number
"""
STATE = """
UPDATE releases_release SET status = 'verified', status_since = now(), verified_revision_id =
    (SELECT id FROM releases_revision v WHERE v.release_id = releases_release.id AND number = revision_number)
WHERE id = %s
"""


def verify_by_sql(release: Release, by: User) -> None:
    """All that *Verify* writes, of one person, without asking the workflow."""
    with acting(by):
        write_move(release, "verify", "verified", by)
        write_verdict(release, by, release.revision_number)
        run(LEDGER_ROW, release.pk)
        run(STATE, release.pk)
        as_if_committed()


def columns_of(table: str, *, but: tuple[str, ...] = ()) -> list[str]:
    """The columns of a table that are written, without its id."""
    found = run(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND attgenerated = ''", table
    )
    return [name for (name,) in found if name not in ("id", *but)]


def write_copy(table: str, **changes: str) -> None:
    """Write every row of a table once more, with other SQL expressions in some columns."""
    names = columns_of(table)
    values = ", ".join(changes.get(name, name) for name in names)
    run(f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table}")

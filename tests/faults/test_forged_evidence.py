"""What a file is, who received it and what was done with it, as PostgreSQL keeps it against any statement."""

import pytest

from accounts.models import Team, User
from releases.evidence.handling import compare
from releases.evidence.receiving import give
from releases.models import Evidence
from tests.faults.attacking import (
    BROKEN_CHECK,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    SOMEBODY_ELSE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
)
from tests.releases.files import picture, received
from tests.releases.records import draft

pytestmark = pytest.mark.django_db
LOOK = "INSERT INTO releases_handling (evidence_id, what, by_id, at) VALUES (%s, 'looked', %s, now())"
UPLOAD = (
    "INSERT INTO releases_upload (id, person_id, name, bytes, begun_at) VALUES (gen_random_uuid(), %s, '', 1, now())"
)
WRITING = """
INSERT INTO releases_transcript (evidence_id, page, text, words, by_id, at) VALUES (%s, 1, 'x', '{x}', %s, now())
"""
REFERENCED = "23503"


@pytest.fixture
def piece(documentation: Team, documenter: User) -> Evidence:
    """A piece that was compared once."""
    found = give(draft(documentation, documenter).claims.get(), received(picture(), documenter), by=documenter)
    compare(found, by=documenter)
    return found


@pytest.mark.parametrize("column", ["sha256", "bytes", "media_type", "place", "received_at"])
def test_what_a_file_is_never_changes(column: str, piece: Evidence, documenter: User) -> None:
    other = {"sha256": "repeat('0', 64)", "bytes": "1", "media_type": "''", "place": "gen_random_uuid()"}
    value = other.get(column, "now() - interval '1 day'")
    with refused(WRITTEN_ONCE):
        send(documenter, f"UPDATE releases_original SET {column} = {value}")


@pytest.mark.parametrize("table", ["releases_handling", "releases_evidence", "releases_transcript"])
def test_nothing_of_the_custody_is_removed(table: str, piece: Evidence, documenter: User) -> None:
    with refused(NO_PRIVILEGE):
        send(documenter, f"DELETE FROM {table}")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("releases_handling", "what = 'looked'"), ("releases_handling", "at = now()"),
        ("releases_evidence", "original_id = original_id"), ("releases_evidence", "post_address = ''"),
        ("releases_transcript", "text = 'x'"),
    ],
)  # fmt: skip
def test_nothing_of_the_custody_is_rewritten(table: str, column: str, piece: Evidence, documenter: User) -> None:
    with refused(NO_PRIVILEGE):
        send(documenter, f"UPDATE {table} SET {column}")


@pytest.mark.parametrize("statement", [LOOK, WRITING])
def test_nobody_looks_or_writes_in_somebody_elses_name(
    statement: str, piece: Evidence, documenter: User, supervisor: User
) -> None:
    with refused(SOMEBODY_ELSE):
        send(documenter, statement, piece.pk, supervisor.pk)


def test_nobody_sends_in_somebody_elses_name(documenter: User, supervisor: User) -> None:
    with refused(SOMEBODY_ELSE):
        send(documenter, UPLOAD, supervisor.pk)


def test_nobody_is_no_actor(piece: Evidence, documenter: User) -> None:
    with refused(NOBODY_ACTS):
        run(LOOK, piece.pk, documenter.pk)


def test_an_original_that_a_claim_has_is_not_removed(piece: Evidence, documenter: User) -> None:
    with refused(REFERENCED):
        send(documenter, "UPDATE releases_upload SET original_id = NULL")
        send(documenter, "DELETE FROM releases_original")


def test_copies_are_ready_at_a_moment_or_not_at_all(piece: Evidence, documenter: User) -> None:
    with refused(BROKEN_CHECK):
        send(documenter, "UPDATE releases_original SET state = 'ready'")

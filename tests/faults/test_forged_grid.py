"""Rows of a list as PostgreSQL keeps them against any statement: sealed, entered once, in nobody else's name."""

import pytest

from accounts.models import Team, User
from releases.grid.entering import Shown, enter
from releases.grid.keeping import keep_rows
from releases.models import Evidence, Grid
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
from tests.releases.listing import AHMAD, SAMIR, listed, row
from tests.releases.records import draft

pytestmark = pytest.mark.django_db
ANOTHER_FILE = "IF044"
COPY = """
INSERT INTO releases_evidence (claim_id, original_id, original_name, shows, distressing, post_address, received_by_id,
                               received_at, copied_from_id)
SELECT %s, %s, 'list.jpg', 'list', false, '', %s, now(), %s
"""
ENTER = (
    "UPDATE releases_gridrow SET release_id = %s, entered_version = 1, entered_by_id = %s, entered_at = now()"
    " WHERE position = %s"
)


@pytest.fixture
def piece(documentation: Team, documenter: User) -> Evidence:
    """A list of which one row is entered and another one typed."""
    found = listed(documentation, documenter)
    keep_rows(found, 1, [row(1, **AHMAD)], by=documenter)
    enter(Grid.objects.get(), Shown(1), by=documenter, submit=False)
    keep_rows(found, 1, [row(2, **SAMIR)], by=documenter)
    return found


def test_the_record_of_a_row_of_a_list_stays(piece: Evidence, documentation: Team, documenter: User) -> None:
    other = draft(documentation, documenter)
    with refused(WRITTEN_ONCE):
        send(documenter, ENTER, other.pk, documenter.pk, 1)


def test_what_is_typed_is_never_in_clear(piece: Evidence, documenter: User) -> None:
    for statement in ("UPDATE releases_gridrow SET typed = 'in clear'", "UPDATE releases_grid SET head = '{}'"):
        with refused(BROKEN_CHECK):
            send(documenter, statement)


def test_who_entered_it_stands_there_with_when_and_which_version(piece: Evidence, documenter: User) -> None:
    with refused(BROKEN_CHECK):
        send(documenter, "UPDATE releases_gridrow SET entered_at = NULL WHERE position = 1")


@pytest.mark.parametrize("column", ["changed_by_id", "entered_by_id"])
def test_nobody_types_or_enters_in_somebody_elses_name(
    column: str, piece: Evidence, documenter: User, supervisor: User
) -> None:
    with refused(SOMEBODY_ELSE):
        send(documenter, f"UPDATE releases_gridrow SET {column} = %s WHERE position = 1", supervisor.pk)


def test_nothing_that_was_typed_is_removed(piece: Evidence, documenter: User) -> None:
    for table in ("releases_gridrow", "releases_grid"):
        with refused(NO_PRIVILEGE):
            send(documenter, f"DELETE FROM {table}")


def test_nobody_is_no_actor(piece: Evidence) -> None:
    with refused(NOBODY_ACTS):
        run("UPDATE releases_gridrow SET position = position + 10")


def test_what_is_copied_is_the_file_that_was_given(
    piece: Evidence, documentation: Team, family_centre: Team, documenter: User, colleague_documenter: User
) -> None:
    other = received(picture(), documenter).original
    claims = [draft(documentation, documenter).claims.get(), draft(family_centre, colleague_documenter).claims.get()]
    assert other is not None
    for original, claim in ((other.pk, claims[0]), (piece.original_id, claims[1])):
        with refused(ANOTHER_FILE):
            send(documenter, COPY, claim.pk, original, documenter.pk, piece.pk)
    send(documenter, COPY, claims[0].pk, piece.original_id, documenter.pk, piece.pk)

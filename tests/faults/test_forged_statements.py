"""Statements by SQL as the application's own role: what no page does is refused by PostgreSQL too."""

import pytest

from accounts.models import Team, User
from releases.models import FrozenTally, Statement
from releases.statements.cells import small_cells
from releases.statements.writing import write_correction
from tests.faults.attacking import (
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_THEIRS,
    SOMEBODY_ELSE,
    TWICE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
)
from tests.releases.stating import let_go, moved, published, saved, stated

pytestmark = pytest.mark.django_db
PAST, OWN, SMALL = "IF060", "IF061", "IF062"
MOVE = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'statement', id, %s, status, %s, revision_number, %s, now(), '', '' FROM releases_statement WHERE id = %s
"""
CELL = """
INSERT INTO releases_confirmedcell (statement_id, revision, place, people, by_id, at)
SELECT id, revision_number, %s, %s, %s, now() FROM releases_statement WHERE id = %s
"""


@pytest.fixture
def tally(documenter: User, supervisor: User, documentation: Team, analyst: User) -> FrozenTally:
    """Four from Daraa, one from Damascus."""
    let_go(documenter, supervisor, documentation, *["SY-DR"] * 4, "SY-DI")
    return saved(analyst, documentation.organisation)


@pytest.fixture
def submitted(tally: FrozenTally, supervisor: User) -> Statement:
    """Written and submitted by a supervisor."""
    return moved(stated(supervisor, tally), "submit", by=supervisor)


def confirm(statement: Statement, by: User) -> None:
    for cell in small_cells(statement):
        send(by, CELL, cell.place, cell.people, by.pk, statement.pk)


def test_nobody_approves_what_they_wrote(submitted: Statement, supervisor: User) -> None:
    confirm(submitted, supervisor)
    with refused(OWN):
        send(supervisor, MOVE, "approve", "approved", supervisor.pk, submitted.pk)


def test_nobody_approves_what_they_handed_in(tally: FrozenTally, analyst: User, supervisor: User) -> None:
    handed_in = moved(stated(analyst, tally), "submit", by=supervisor)
    confirm(handed_in, supervisor)
    with refused(OWN):
        send(supervisor, MOVE, "approve", "approved", supervisor.pk, handed_in.pk)


def test_nobody_approves_a_correction_of_their_own_words(
    tally: FrozenTally, analyst: User, supervisor: User, supervisor2: User, documenter: User, documentation: Team
) -> None:
    own = published(supervisor, supervisor2, tally)
    let_go(documenter, supervisor, documentation, "SY-DR")
    correction = write_correction(own, by=analyst)
    assert isinstance(correction, Statement)
    moved(correction, "submit", by=analyst)
    confirm(correction, supervisor)
    with refused(OWN):
        send(supervisor, MOVE, "approve", "approved", supervisor.pk, correction.pk)


def test_an_analyst_approves_nothing(submitted: Statement, analyst: User) -> None:
    with refused(NOT_THEIRS):
        send(analyst, MOVE, "approve", "approved", analyst.pk, submitted.pk)


def test_a_supervisor_of_another_organisation_approves_nothing(submitted: Statement, other_supervisor: User) -> None:
    with refused(NOT_THEIRS):
        send(other_supervisor, MOVE, "approve", "approved", other_supervisor.pk, submitted.pk)


def test_a_small_number_that_nobody_let_stand_is_not_approved(submitted: Statement, supervisor2: User) -> None:
    with refused(SMALL):
        send(supervisor2, MOVE, "approve", "approved", supervisor2.pk, submitted.pk)


def test_a_tick_of_somebody_else_is_not_ones_own(
    submitted: Statement, supervisor: User, supervisor2: User, overseer: User, analyst: User
) -> None:
    confirm(submitted, supervisor)
    with refused(SMALL):
        send(supervisor2, MOVE, "approve", "approved", supervisor2.pk, submitted.pk)
    with refused(SOMEBODY_ELSE):
        send(supervisor2, CELL, "SY-DI", 1, overseer.pk, submitted.pk)
    for place, people in (("SY-DI", 2), ("SY-DR", 4), ("SY-HM", 0)):
        with refused(SMALL):
            send(supervisor2, CELL, place, people, supervisor2.pk, submitted.pk)
    with refused(SMALL):
        send(analyst, CELL, "SY-DI", 1, analyst.pk, submitted.pk)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE releases_statement SET status = 'approved'", PAST),
        ("UPDATE releases_statement SET title_ar = 'x'", PAST),
        ("UPDATE releases_statement SET dated = dated - 1", PAST),
        ("UPDATE releases_statement SET revision_number = 9", PAST),
        ("UPDATE releases_statement SET organisation_id = organisation_id + 1", WRITTEN_ONCE),
        ("UPDATE releases_statement SET made_at = now()", WRITTEN_ONCE),
        ("DELETE FROM releases_statement", NO_PRIVILEGE),
        ("DELETE FROM releases_confirmedcell", NO_PRIVILEGE),
        ("UPDATE releases_confirmedcell SET people = 3", NO_PRIVILEGE),
    ],
)
def test_postgresql_refuses_what_no_page_does(
    statement: str, code: str, submitted: Statement, supervisor2: User
) -> None:
    confirm(submitted, supervisor2)
    with refused(code):
        send(supervisor2, statement)


@pytest.mark.parametrize(
    "change",
    [
        "title_en = 'x'", "document = '{}'", "digest = repeat('a', 64)", "number = 9", "edition = 7",
        "published_at = now()", "approved_digest = ''",
        "tally_id = (SELECT max(id) FROM releases_frozentally)", "status = 'draft'",
    ],
)  # fmt: skip
def test_what_is_published_stays_as_it_is(
    change: str, tally: FrozenTally, analyst: User, supervisor: User, supervisor2: User, documentation: Team
) -> None:
    out = published(analyst, supervisor, tally)
    saved(analyst, documentation.organisation, facility="")
    with refused(PAST):
        send(supervisor2, f"UPDATE releases_statement SET {change} WHERE id = %s", out.pk)


PUBLISH = """
UPDATE releases_statement SET status = 'published', status_since = now(), number = {number}, edition = 0,
    document = {document}, digest = encode(sha256(convert_to({document}, 'UTF8')), 'hex'),
    published_by_id = acting_person(), published_at = clock_timestamp() WHERE id = %s
"""


@pytest.mark.parametrize(
    ("number", "document", "code"),
    [
        ("1", "jsonb_build_object('number', 1, 'edition', 0, 'figures', '{}'::jsonb)::text", PAST),
        ("2", "(SELECT jsonb_build_object('number', 1, 'edition', 0, 'figures', canonical::jsonb - 'by')::text"
         " FROM releases_frozentally WHERE id = tally_id)", PAST),
        ("1", "(SELECT jsonb_build_object('number', 1, 'edition', 0, 'figures', canonical::jsonb - 'by')::text"
         " FROM releases_frozentally WHERE id = tally_id)", TWICE),
    ],
)  # fmt: skip
def test_what_is_published_says_what_its_tally_says_under_a_number_of_its_own(
    number: str, document: str, code: str, tally: FrozenTally, submitted: Statement, analyst: User, supervisor2: User
) -> None:
    published(analyst, supervisor2, tally)
    moved(submitted, "approve", by=supervisor2)
    with refused(code):
        send(supervisor2, MOVE, "publish", "published", supervisor2.pk, submitted.pk)
        send(supervisor2, PUBLISH.format(number=number, document=document), submitted.pk)


def test_what_was_approved_is_not_changed(submitted: Statement, supervisor: User, supervisor2: User) -> None:
    moved(submitted, "approve", by=supervisor2)
    with refused(PAST):
        send(supervisor, "UPDATE releases_statement SET happened_en = 'x'")


def test_a_documenter_writes_none(tally: FrozenTally, analyst: User, documenter: User) -> None:
    stated(analyst, tally)
    with refused(NOT_THEIRS):
        send(documenter, "UPDATE releases_statement SET title_ar = 'x'")


def test_nobody_acts(submitted: Statement) -> None:
    with refused(NOBODY_ACTS):
        run("UPDATE releases_statement SET version = 9")

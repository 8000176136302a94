"""A supervisor's day as PostgreSQL keeps it against any statement: notes at fields, decisions on many, presence."""

import pytest

from accounts.models import Team, User
from detainees.restriction import restrict
from releases.deciding import many
from releases.deciding.many import Shown, begin_with
from releases.deciding.notes import Said, settle, write_notes
from releases.models import BulkDecision, BulkRow, FieldNote, Release
from tests.faults.attacking import (
    BROKEN_CHECK,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_THEIRS,
    SOMEBODY_ELSE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
)
from tests.releases.records import draft, person
from tests.releases.verdicts.waiting import waiting, weak

pytestmark = pytest.mark.django_db
DECIDED_OTHERWISE = "IF095"
NOTE = """
INSERT INTO releases_fieldnote (release_id, revision, field, text, made_by_id, made_at, how, answer)
VALUES (%s, %s, %s, 'Which calendar?', %s, now(), '', '')
"""
AT = "INSERT INTO releases_presence (release_id, person_id, opened_at, seen_at) VALUES (%s, %s, now(), now())"
DONE = "UPDATE releases_bulkrow SET outcome = 'done' WHERE id = %s"


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    return waiting(documentation, documenter, supervisor)


@pytest.fixture
def noted(release: Release, supervisor: User) -> FieldNote:
    write_notes(release, [Said("Which calendar?", "date")], by=supervisor)
    return FieldNote.objects.get()


@pytest.fixture
def decision(release: Release, supervisor: User) -> BulkDecision:
    """Looked through, and not confirmed."""
    found = begin_with("verify", [Shown(release.reference, 1)], by=supervisor)
    assert found is not None
    found.refresh_from_db()
    return found


def test_a_note_is_written_by_who_decides(release: Release, documenter: User, supervisor: User) -> None:
    with refused(NOT_THEIRS):
        send(documenter, NOTE, release.pk, 1, "date", documenter.pk)
    with refused(SOMEBODY_ELSE):
        send(documenter, NOTE, release.pk, 1, "date", supervisor.pk)
    with refused(NOBODY_ACTS):
        run(NOTE, release.pk, 1, "date", supervisor.pk)


def test_a_note_stands_at_a_known_field_of_the_revision_that_was_submitted(
    release: Release, documentation: Team, documenter: User, supervisor: User
) -> None:
    with refused(BROKEN_CHECK):
        send(supervisor, NOTE, release.pk, 1, "reference", supervisor.pk)
    with refused(DECIDED_OTHERWISE):
        send(supervisor, NOTE, release.pk, 2, "date", supervisor.pk)
    with refused(DECIDED_OTHERWISE):
        send(supervisor, NOTE, draft(documentation, documenter).pk, 0, "date", supervisor.pk)


def test_what_a_note_asks_is_not_rewritten_and_no_note_goes(noted: FieldNote, supervisor: User) -> None:
    for statement in (
        "UPDATE releases_fieldnote SET text = 'Something else' WHERE id = %s",
        "DELETE FROM releases_fieldnote WHERE id = %s",
    ):
        with refused(NO_PRIVILEGE):
            send(supervisor, statement, noted.pk)


def test_a_note_is_settled_once(noted: FieldNote, documenter: User) -> None:
    assert settle(noted, "The western one.", by=documenter) is None
    with refused(WRITTEN_ONCE):
        send(documenter, "UPDATE releases_fieldnote SET answer = 'Another' WHERE id = %s", noted.pk)


def test_who_wrote_a_note_does_not_answer_it_themselves(noted: FieldNote, supervisor: User) -> None:
    answered = (
        "UPDATE releases_fieldnote SET how = 'answered', answer = 'Mine', settled_by_id = %s, settled_at = now()"
        " WHERE id = %s"
    )
    with refused(NOT_THEIRS):
        send(supervisor, answered, supervisor.pk, noted.pk)


def test_no_row_is_done_without_its_move(decision: BulkDecision, supervisor: User) -> None:
    with refused(DECIDED_OTHERWISE):
        send(supervisor, DONE, BulkRow.objects.get().pk)
    send(
        supervisor, "UPDATE releases_bulkdecision SET confirmed_at = now(), sentence = 'So' WHERE id = %s", decision.pk
    )
    with refused(DECIDED_OTHERWISE):
        send(supervisor, DONE, BulkRow.objects.get().pk)


ROW = """
INSERT INTO releases_bulkrow (decision_id, release_id, revision, outcome, sentence) VALUES (%s, %s, 1, %s, '')
"""
PASSES = "UPDATE releases_bulkrow SET outcome = 'passes', sentence = '' WHERE id = %s"


def test_nobody_brings_a_release_into_the_decision_of_somebody_else(
    decision: BulkDecision, documentation: Team, documenter: User, supervisor: User
) -> None:
    own = waiting(documentation, documenter, supervisor)
    for outcome in ("passes", ""):
        with refused(DECIDED_OTHERWISE):
            send(documenter, ROW, decision.pk, own.pk, outcome)


def test_nobody_looks_for_somebody_else(
    documentation: Team, documenter: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is not looked through yet, nobody else puts a release in, or says that one passes."""
    monkeypatch.setattr(many, "LOOKED_AT_HERE", 0)
    found = begin_with("verify", [Shown(waiting(documentation, documenter, supervisor).reference, 1)], by=supervisor)
    assert found is not None
    own = waiting(documentation, documenter, supervisor)
    with refused(DECIDED_OTHERWISE):
        send(documenter, ROW, found.pk, own.pk, "")
    with refused(DECIDED_OTHERWISE):
        send(documenter, PASSES, BulkRow.objects.get().pk)


def test_nothing_comes_into_a_decision_after_it_was_looked_through(
    decision: BulkDecision, documentation: Team, documenter: User, supervisor: User
) -> None:
    for outcome in ("passes", ""):
        with refused(DECIDED_OTHERWISE):
            send(supervisor, ROW, decision.pk, waiting(documentation, documenter, supervisor).pk, outcome)


def test_what_was_left_out_does_not_pass_later(documentation: Team, documenter: User, supervisor: User) -> None:
    found = begin_with("verify", [Shown(weak(documentation, documenter, supervisor).reference, 1)], by=supervisor)
    assert found is not None
    row = BulkRow.objects.get()
    assert row.outcome == "refused"
    for by in (documenter, supervisor):
        with refused(DECIDED_OTHERWISE):
            send(by, PASSES, row.pk)


def test_nobody_is_at_a_record_that_is_closed_to_them_and_notes_nothing_there(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    secret = person(documentation, documenter)
    closed = waiting(documentation, documenter, supervisor, detainee=secret)
    restrict(secret, [documenter, supervisor], by=supervisor)
    with refused(NOT_THEIRS):
        send(supervisor2, AT, closed.pk, supervisor2.pk)
    with refused(NOT_THEIRS):
        send(supervisor2, NOTE, closed.pk, 1, "date", supervisor2.pk)


def test_nobody_else_confirms_it(decision: BulkDecision, supervisor2: User) -> None:
    said = "UPDATE releases_bulkdecision SET confirmed_at = now(), sentence = 'So' WHERE id = %s"
    with refused(DECIDED_OTHERWISE):
        send(supervisor2, said, decision.pk)


def test_many_are_not_verified_without_a_sentence(decision: BulkDecision, supervisor: User) -> None:
    with refused(BROKEN_CHECK):
        send(supervisor, "UPDATE releases_bulkdecision SET confirmed_at = now() WHERE id = %s", decision.pk)


def test_what_is_done_stays_done(decision: BulkDecision, supervisor: User) -> None:
    assert many.confirm(decision, "", "We looked at it.", by=supervisor) is None
    with refused(DECIDED_OTHERWISE):
        send(supervisor, "UPDATE releases_bulkrow SET outcome = 'passes' WHERE id = %s", BulkRow.objects.get().pk)


def test_nobody_is_said_to_be_at_a_record_by_another(
    release: Release, documenter: User, supervisor: User, supervisor2: User
) -> None:
    with refused(NOT_THEIRS):
        send(supervisor, AT, release.pk, supervisor2.pk)
    with refused(NOT_THEIRS):
        send(documenter, AT, release.pk, documenter.pk)
    with refused(NOBODY_ACTS):
        run(AT, release.pk, supervisor.pk)

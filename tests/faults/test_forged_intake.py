"""What came in by the public page, past the application: brought by the page, taken once, destroyed on its day."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from families.lists import RejectedWhy
from families.models import Intake
from families.quarantine.destroying import ACTOR as DESTROYS
from families.quarantine.receiving import ACTOR as BRINGS
from families.quarantine.workflow import reject
from tests.families.making import taken
from tests.families.writing import came_in, opened_to_public
from tests.faults.attacking import (
    BROKEN_CHECK,
    NOBODY_ACTS,
    NOT_THEIRS,
    SOMEBODY_ELSE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
    write_copy,
)

pytestmark = pytest.mark.django_db
INTAKE = "IF080"
MOVE = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'intake', id, %s, status, %s, revision_number, %s, now(), '', '' FROM families_intake
"""
REJECTED = (
    "UPDATE families_intake SET status = 'rejected', revision_number = 1, rejected_why = 'spam', settled_by_id = %s,"
    " settled_at = now(), review_on = now()"
)


@pytest.fixture
def intake(documentation: Team) -> Intake:
    opened_to_public(documentation)
    return came_in(documentation)


def test_it_is_brought_by_the_page_and_nobody_else_to_an_open_desk(
    intake: Intake, liaison: User, family_centre: Team
) -> None:
    new = {"reference": "'Q-7K3M-9QTA'", "key": "'k'"}
    with refused(NOT_THEIRS), acting(liaison):
        write_copy("families_intake", **new)
    with refused(INTAKE), acting(User.objects.system(BRINGS)):
        write_copy("families_intake", **new, team_id=str(family_centre.pk))
    with refused(INTAKE), acting(User.objects.system(BRINGS)):
        write_copy("families_intake", **new, status="'rejected'", rejected_why="'spam'", review_on="now()",
                   settled_at="now()", settled_by_id=str(liaison.pk))  # fmt: skip
    with refused(NOBODY_ACTS):
        write_copy("families_intake", **new)


def test_what_was_written_is_never_changed(intake: Intake, liaison: User) -> None:
    for change in ("content = '1.' || repeat('A', 40)", "digest = repeat('0', 32)", "sent = ''"):
        with refused(INTAKE):
            send(liaison, f"UPDATE families_intake SET {change}")
    with refused(INTAKE), acting(liaison):
        run(MOVE, "reject", "rejected", liaison.pk)
        run(f"{REJECTED}, content = '1.' || repeat('A', 40)", liaison.pk)
    for change in ("may_match = NOT may_match", "words = 'x'", "received_at = now()", "language = 'fr'"):
        with refused(WRITTEN_ONCE), acting(liaison):
            run(MOVE, "reject", "rejected", liaison.pk)
            run(f"{REJECTED}, {change}", liaison.pk)


def test_it_changes_by_a_recorded_move_of_its_desk(intake: Intake, liaison: User, overseer: User) -> None:
    with refused(INTAKE):
        send(liaison, REJECTED, liaison.pk)
    with refused(NOT_THEIRS):
        send(overseer, MOVE, "reject", "rejected", overseer.pk)
    with refused(SOMEBODY_ELSE):
        send(overseer, MOVE, "reject", "rejected", liaison.pk)
    with refused(INTAKE):
        send(liaison, MOVE, "reject", "taken", liaison.pk)
    with refused(BROKEN_CHECK), acting(liaison):
        run(MOVE, "reject", "rejected", liaison.pk)
        run(REJECTED.replace("'spam'", "''"), liaison.pk)


def test_what_is_taken_is_an_inquiry_with_its_reference(intake: Intake, documentation: Team, liaison: User) -> None:
    other = taken(liaison, documentation)
    with refused(INTAKE), acting(liaison):
        run(MOVE, "take", "taken", liaison.pk)
        run(
            "UPDATE families_intake SET status = 'taken', revision_number = 1, content = NULL, digest = NULL,"
            " sent = '', settled_by_id = %s, settled_at = now(), inquiry_id = %s",
            liaison.pk, other.pk,
        )  # fmt: skip


def test_no_inquiry_pretends_to_have_come_by_the_page(documentation: Team, liaison: User) -> None:
    with refused(INTAKE):
        taken(liaison, documentation, channel="web-form")
    taken(liaison, documentation)
    with refused(WRITTEN_ONCE):
        send(liaison, "UPDATE families_inquiry SET channel = 'web-form'")


def test_only_what_was_rejected_is_destroyed_and_on_its_day(intake: Intake, liaison: User) -> None:
    job = User.objects.system(DESTROYS)
    with refused(INTAKE):
        send(job, "DELETE FROM families_intake")
    assert reject(intake, RejectedWhy.SPAM, revision=0, by=liaison) is None
    for somebody in (job, liaison):
        with refused(INTAKE):
            send(somebody, "DELETE FROM families_intake")

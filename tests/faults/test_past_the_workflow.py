"""The state of a release changes by a recorded move alone; a move that is recorded is made."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from releases.models import Release
from releases.models.releases import Status, StatusIsMovedOnly
from releases.workflow import WORKFLOW
from tests.faults.attacking import (
    FACTS_CLOSED,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_WHAT_STANDS,
    OWN_PART,
    PAST_THE_WORKFLOW,
    SOMEBODY_ELSE,
    WRITTEN_ONCE,
    refused,
    run,
    send,
    write_copy,
    write_move,
)
from tests.releases.records import draft, made, move, person, release_in

pytestmark = pytest.mark.django_db


def test_postgresql_knows_the_moves_of_the_workflow_and_no_others() -> None:
    """The one table stands in releases/workflow.py; its copy is releases/sql/guards.sql."""
    ours = {
        (move.name, start, end): move.right.value
        for move in WORKFLOW.moves.values()
        for start, end in move.transitions.items()
    }
    every = [(name, start, end) for name in WORKFLOW.moves for start in Status.values for end in Status.values]
    known = {each: run("SELECT right_to_move_release(%s, %s, %s)", *each)[0][0] for each in every}
    assert {each: right for each, right in known.items() if right} == ours


@pytest.mark.parametrize("status", Status)
def test_no_state_is_set_by_an_update(status: Status, documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    for wanted in Status:
        with refused(PAST_THE_WORKFLOW):
            change = "UPDATE releases_release SET status = %s, status_since = now() WHERE id = %s"
            send(supervisor, change, wanted, release.pk)


@pytest.mark.parametrize("column", ["revision_number = 9", "verified_revision_id = NULL", "status_since = 'epoch'"])
def test_nothing_that_belongs_to_the_state_is_set_by_an_update(
    column: str, documentation: Team, documenter: User, supervisor: User
) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    with refused(PAST_THE_WORKFLOW):
        send(supervisor, f"UPDATE releases_release SET {column}")


def test_a_move_that_is_only_recorded_is_refused(documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    with refused(PAST_THE_WORKFLOW), acting(supervisor):
        write_move(release, "dispute", "disputed", supervisor)


@pytest.mark.parametrize(("name", "to"), [("submit", "verified"), ("verify", "verified"), ("vanish", "withdrawn")])
def test_a_move_that_is_in_no_table_is_refused(
    name: str, to: str, documentation: Team, author_supervisor: User
) -> None:
    release = draft(documentation, author_supervisor)
    with refused(PAST_THE_WORKFLOW), acting(author_supervisor):
        write_move(release, name, to, author_supervisor)


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_who_set_it_aside_does_not_reopen_it(
    status: Status, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    with refused(OWN_PART), acting(supervisor):
        write_move(release, "reopen", "draft", supervisor)
    made(release, "reopen", supervisor2)


def test_a_move_of_somebody_else_moves_nothing(documentation: Team, documenter: User, documenter2: User) -> None:
    release = draft(documentation, documenter)
    with refused(SOMEBODY_ELSE), acting(documenter):
        write_move(release, "submit", "submitted", documenter2, steps=1)


@pytest.mark.parametrize(
    "statement", ["UPDATE casework_movemade SET sentence = 'x'", "DELETE FROM casework_movemade",
                  "DELETE FROM releases_release", "DELETE FROM releases_verdict",
                  "UPDATE releases_verdict SET ruling = 'verified'", "UPDATE releases_revision SET home_id = 'SY-HM'",
                  "DELETE FROM releases_revision"]
)  # fmt: skip
def test_what_was_decided_stays(statement: str, documentation: Team, documenter: User, supervisor: User) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    with refused(NO_PRIVILEGE):
        send(supervisor, statement)


@pytest.mark.parametrize("status", [status for status in Status if status not in (Status.DRAFT, Status.RETURNED)])
def test_facts_are_open_in_a_draft_and_a_returned_release_alone(
    status: Status, documentation: Team, documenter: User, supervisor: User
) -> None:
    release_in(status, documentation, documenter, supervisor)
    for fact in ("home_id = 'SY-HM'", "date = '2013'", "mode = 'exchange'", "health = 'good'"):
        with refused(FACTS_CLOSED):
            send(documenter, f"UPDATE releases_release SET {fact}")


def test_control_a_draft_is_open(documentation: Team, documenter: User) -> None:
    release = draft(documentation, documenter)
    send(documenter, "UPDATE releases_release SET home_id = 'SY-HM'")
    release.refresh_from_db()
    assert release.home_id == "SY-HM"


def test_a_change_is_dropped_whole(documentation: Team, documenter: User, supervisor: User) -> None:
    """Status *verified* with other facts than the verified ones would be a lie on the page."""
    release = made(release_in(Status.VERIFIED, documentation, documenter, supervisor), "amend", documenter)
    with refused(PAST_THE_WORKFLOW), acting(documenter):
        write_move(release, "drop-change", "verified", documenter)
        run("UPDATE releases_release SET status = 'verified', status_since = now(), home_id = 'SY-HM'")


@pytest.mark.parametrize(
    "forged",
    [
        {"home_id": "'SY-HM'"},
        {"counted_people": "1000"},
        {"sex": "'female'"},
        {"minor": "true"},
        {"mode": "'exchange'"},
        {"number": "number + 7"},
    ],
    ids=str,
)  # fmt: skip
def test_a_revision_holds_what_stands_in_its_release(
    forged: dict[str, str], documentation: Team, documenter: User, supervisor: User
) -> None:
    release = release_in(Status.RETURNED, documentation, documenter, supervisor)
    with refused(NOT_WHAT_STANDS), acting(documenter):
        write_move(release, "submit", "submitted", documenter, steps=1)
        write_copy("releases_revision", **{"number": "number + 1", "submitted_by_id": str(documenter.pk), **forged})


def test_a_revision_without_a_submission_is_refused(documentation: Team, documenter: User, supervisor: User) -> None:
    release_in(Status.RETURNED, documentation, documenter, supervisor)
    with refused(NOT_WHAT_STANDS), acting(documenter):
        write_copy("releases_revision", number="number + 1", submitted_by_id=str(documenter.pk))
    with refused(SOMEBODY_ELSE), acting(supervisor):
        write_copy("releases_revision", number="number + 1")


@pytest.mark.parametrize(
    "column", ["team_id", "organisation_id", "made_by_id", "made_at"],
)  # fmt: skip
def test_whose_a_release_is_and_who_made_it_stays(
    column: str, documentation: Team, other_team: Team, documenter: User, supervisor: User
) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    values = {"team_id": other_team.pk, "organisation_id": other_team.organisation_id, "made_by_id": supervisor.pk}
    with refused(WRITTEN_ONCE):
        send(supervisor, f"UPDATE releases_release SET {column} = %s", values.get(column, "2013-01-01"))


def test_a_release_belongs_to_the_organisation_of_its_team(
    documentation: Team, documenter: User, other_organisation: object
) -> None:
    draft(documentation, documenter)
    other = run("SELECT id FROM accounts_organisation WHERE slug = 'other'")[0][0]
    with refused(PAST_THE_WORKFLOW), acting(documenter):
        write_copy("releases_release", reference="'R-2222-2222'", organisation_id=str(other))


def test_a_release_is_of_a_person_of_its_organisation(
    documentation: Team, documenter: User, other_team: Team, other_documenter: User
) -> None:
    theirs = person(other_team, other_documenter)
    draft(documentation, documenter)
    with refused(PAST_THE_WORKFLOW), acting(documenter):
        write_copy("releases_release", reference="'R-2222-2222'", detainee_id=str(theirs.pk))


def test_not_even_a_note_is_changed_by_nobody(documentation: Team, documenter: User) -> None:
    draft(documentation, documenter)
    with refused(NOBODY_ACTS):
        run("UPDATE releases_release SET note = 'x'")


def test_a_refused_move_leaves_the_release_as_it_was(documentation: Team, author_supervisor: User) -> None:
    release = draft(documentation, author_supervisor)
    made(release, "submit", author_supervisor)
    before = Release.objects.values().get()
    move(release, "verify", author_supervisor)
    assert Release.objects.values().get() == before


def test_a_status_that_was_read_anew_is_the_one_that_stays(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    """What was read as a draft, and anew as verified, is no draft again by being called one."""
    release = draft(documentation, documenter)
    made(made(release, "submit", documenter), "verify", supervisor)
    release.refresh_from_db()
    release.status = Status.DRAFT
    with pytest.raises(StatusIsMovedOnly), acting(documenter):
        release.save()

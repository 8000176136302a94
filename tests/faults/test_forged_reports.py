"""Reports of extortion and what warns, past the application: PostgreSQL writes the warnings, and for the desk."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from detainees.models import WarningIdentifier
from families.models import ExtortionReport
from tests.families.making import taken
from tests.families.reporting import move, reported
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
    write_copy,
)

pytestmark = pytest.mark.django_db
REPORT = "IF053"


@pytest.fixture
def report(documentation: Team, liaison: User) -> ExtortionReport:
    return reported(liaison, documentation)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE detainees_warningidentifier SET stands = false",
        "DELETE FROM detainees_warningidentifier",
        "INSERT INTO detainees_warningidentifier (organisation_id, kind, digest, stands, since)"
        " SELECT id, 'number', repeat('0', 32), true, now() FROM accounts_organisation",
        "SELECT warn_of(1)",
        "DELETE FROM families_extortionidentifier",
        "DELETE FROM families_extortionreport",
        "UPDATE families_extortionidentifier SET digest = repeat('0', 32)",
        "UPDATE families_identifiershown SET reason = 'warn'",
    ],
)
def test_the_application_has_no_right_to(statement: str, report: ExtortionReport, liaison: User) -> None:
    with refused(NO_PRIVILEGE):
        send(liaison, statement)


def test_the_warning_is_there_with_the_identifier_and_gone_with_its_striking(
    report: ExtortionReport, liaison: User
) -> None:
    assert WarningIdentifier.objects.standing().count() == 1
    struck = "UPDATE families_extortionidentifier SET struck_at = now(), struck_by_id = %s"
    send(liaison, struck, liaison.pk)
    assert WarningIdentifier.objects.standing().count() == 0
    with refused(WRITTEN_ONCE):
        send(liaison, "UPDATE families_extortionidentifier SET struck_at = NULL, struck_by_id = NULL")


def test_those_of_another_desk_write_nothing(
    report: ExtortionReport, overseer: User, documenter: User, analyst: User
) -> None:
    for somebody in (overseer, documenter, analyst):
        with refused(NOT_THEIRS):
            send(somebody, "UPDATE families_extortionreport SET note = 'x'")
        with refused(NOT_THEIRS):
            send(
                somebody,
                "INSERT INTO families_identifiershown (identifier_id, reason, by_id, at)"
                " SELECT id, 'warn', %s, now() FROM families_extortionidentifier",
                somebody.pk,
            )


def test_a_report_does_not_change_its_state_or_its_hands_by_itself(report: ExtortionReport, liaison: User) -> None:
    with refused(REPORT):
        send(liaison, "UPDATE families_extortionreport SET status = 'closed', settled_why = 'mistaken'")
    with refused(WRITTEN_ONCE):
        send(liaison, "UPDATE families_extortionreport SET made_at = now()")
    with refused(NOBODY_ACTS):
        run("UPDATE families_extortionreport SET note = 'x'")


def test_what_was_told_and_what_is_closed_are_not_written_over(
    report: ExtortionReport, documentation: Team, liaison: User
) -> None:
    told = reported(liaison, documentation, advice_told="Do not pay.", advice_language="en")
    with refused(REPORT):
        send(liaison, "UPDATE families_extortionreport SET advice_told = 'Pay.' WHERE id = %s", told.pk)
    move(report, "settle", liaison)
    with refused(REPORT):
        send(liaison, "UPDATE families_extortionreport SET note = 'x' WHERE id = %s", report.pk)
    with refused(REPORT):
        send(liaison, "UPDATE families_extortionidentifier SET struck_at = now(), struck_by_id = %s", liaison.pk)


def test_figures_are_frozen_by_the_job_alone(report: ExtortionReport, supervisor: User) -> None:
    row = (
        "INSERT INTO families_extortionfigures (organisation_id, until, reports, made_at) VALUES (%s, %s, '[]', now())"
    )
    with refused(REPORT):
        send(supervisor, row, report.organisation_id, "2022-04-30")
    with refused(REPORT):
        send(User.objects.system("figures"), row, report.organisation_id, "2999-01-31")


def test_a_new_one_begins_received_at_the_desk_of_its_inquiry(
    report: ExtortionReport, family_centre: Team, liaison: User, overseer: User
) -> None:
    theirs = taken(overseer, family_centre)
    reference = {"reference": "'X-7K3M-9QTA'"}
    with refused(REPORT):
        _copy(liaison, **reference, inquiry_id=str(theirs.pk))
    with refused(REPORT):
        _copy(liaison, **reference, status="'closed'", settled_why="'mistaken'")
    with refused(SOMEBODY_ELSE):
        _copy(liaison, **reference, made_by_id=str(overseer.pk))
    with refused(BROKEN_CHECK):
        _copy(liaison, **reference, amount="5", currency="''")


def _copy(by: User, **changes: str) -> None:
    """Write the report once more, with other SQL expressions in some columns."""
    with acting(by):
        write_copy("families_extortionreport", **changes)

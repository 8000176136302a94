"""A report of extortion is handed over by whose it is, and who is given it is told."""

from typing import Any

import pytest

from accounts.models import Team, User
from accounts.rights import Role
from casework.models import MoveMade, OutboxEntry
from config.dashboard import Dashboard
from families.handing_reports import TELL
from families.models import ExtortionReport, ReportHandOver
from families.tasks import tell_of_report
from tests.conftest import ClientOf, make_person
from tests.families.handing import SENTENCE
from tests.families.reporting import move, reported
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(documentation: Team, liaison: User) -> ExtortionReport:
    return reported(liaison, documentation)


@pytest.fixture
def hala(documentation: Team) -> User:
    """Another liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


def page(report: ExtortionReport) -> str:
    return f"{report.get_absolute_url()}moves/hand-over/"


def sent(to: User, report: ExtortionReport, **said: Any) -> dict[str, Any]:
    return {"to": to.pk, "revision": report.revision_number, "sentence": SENTENCE, **said}


def test_its_owner_hands_it_over_and_who_is_given_it_is_told(
    report: ExtortionReport, liaison: User, hala: User, english_of: ClientOf
) -> None:
    client, version = english_of(liaison), report.version
    assert page(report) in client.get(report.get_absolute_url()).content.decode()
    assert client.post(page(report), sent(hala, report)).status_code == 302
    report.refresh_from_db()
    assert (report.owner, report.status, report.version) == (hala, "received", version)
    shown = client.get(report.get_absolute_url()).content.decode()
    assert f"from {liaison} to {hala}" in shown
    assert page(report) not in shown
    (entry,) = OutboxEntry.objects.filter(task=TELL)
    for _twice in range(2):
        tell_of_report(**entry.ids)
    (line,) = Dashboard(hala).told
    assert (line.record, line.sentence) == (report, SENTENCE)
    assert Dashboard(liaison).told == []
    assert report.reference in english_of(hala).get("/").content.decode()


def test_a_supervisor_of_the_desk_does_for_them_and_no_other_colleague(
    report: ExtortionReport, liaison: User, hala: User, supervisor: User, client_of: ClientOf
) -> None:
    assert client_of(hala).post(page(report), sent(hala, report)).status_code in (403, 422)
    assert client_of(hala).get(page(report)).status_code == 403
    assert client_of(supervisor).post(page(report), sent(hala, report)).status_code == 302
    report.refresh_from_db()
    assert report.owner == hala


def test_what_changed_meanwhile_or_is_closed_is_not_handed_over(
    report: ExtortionReport, liaison: User, hala: User, client_of: ClientOf
) -> None:
    old = sent(hala, report)
    move(report, "look", liaison)
    assert client_of(liaison).post(page(report), old).status_code == 409
    move(report, "settle", liaison)
    assert client_of(liaison).post(page(report), sent(hala, report)).status_code == 403
    assert not ReportHandOver.objects.exists()
    assert client_of(liaison).post(f"{report.get_absolute_url()}moves/hand-over/", {}).status_code in (403, 422)


def test_nobody_of_another_desk_is_given_it(
    report: ExtortionReport, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    assert client_of(liaison).post(page(report), sent(overseer, report)).status_code == 422
    assert client_of(overseer).get(page(report)).status_code == 404


def test_postgresql_lets_it_change_hands_by_a_recorded_move_alone(
    report: ExtortionReport, liaison: User, hala: User, overseer: User
) -> None:
    with refused("IF053"):
        send(liaison, "UPDATE families_extortionreport SET owner_id = %s", hala.pk)
    handed = (
        "INSERT INTO families_reporthandover (report_id, revision, giver_id, to_id, by_id, at)"
        " VALUES (%s, %s, %s, %s, %s, now())"
    )
    with refused("IF013"):
        send(hala, handed, report.pk, 0, liaison.pk, hala.pk, hala.pk)
    with refused("IF013"):
        send(liaison, handed, report.pk, 0, liaison.pk, overseer.pk, liaison.pk)
    with refused("IF053"):
        send(liaison, handed, report.pk, 1, liaison.pk, hala.pk, liaison.pk)
    with refused("IF053"):
        send(
            liaison,
            "INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at,"
            " reason, sentence) VALUES ('extortion', %s, 'hand-over', 'received', 'received', 0, %s, now(), '', '')",
            report.pk, liaison.pk,
        )  # fmt: skip
    assert not MoveMade.objects.of("extortion", report.pk).exists()

"""The first page: what waits for each role, where each figure leads, and what it costs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.acting import acting
from accounts.membership import give
from accounts.models import Membership, Team, User
from accounts.rights import Role
from casework.dates import PartialDate
from casework.models import MoveMade, Notice
from config.dashboard import Dashboard
from releases.models import Release
from releases.models.releases import Status
from releases.tasks import tell_owner
from tests.conftest import ClientOf
from tests.releases.records import draft, move, release_in

pytestmark = pytest.mark.django_db

ROLES = ["documenter", "supervisor", "liaison", "analyst", "administrator"]


def told(release: Release) -> Notice:
    """The owner of the release is told of its last move."""
    made = MoveMade.objects.of("release", release.pk).order_by("pk").last()
    assert made is not None
    tell_owner(made.pk, release.pk)
    return Notice.objects.get(move=made)


def figures(user: User) -> dict[str, int]:
    return {figure.url: figure.value for figure in Dashboard(user).figures}


def test_a_documenter_sees_their_own_work_and_no_other(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    for status in (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.VERIFIED):
        release_in(status, documentation, documenter, supervisor)
    release_in(Status.RETURNED, documentation, documenter2, supervisor)
    found = figures(documenter)
    assert found["/releases/?status=returned&mine=on"] == 1
    assert found["/releases/?status=draft&mine=on"] == 1
    assert found["/releases/?status=submitted&mine=on"] == 1


def test_a_supervisor_sees_what_waits_and_what_is_not_theirs_to_decide(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    move(draft(documentation, supervisor), "submit", supervisor)
    (queue,) = [figure for figure in Dashboard(supervisor).figures if figure.url == "/releases/queue/"]
    assert (queue.value, queue.own, queue.urgent) == (2, 1, True)
    assert [release.owner for release in Dashboard(supervisor).longest_waiting] == [documenter]


def test_what_a_flag_stops_in_the_queue_is_shown(documentation: Team, documenter: User, supervisor: User) -> None:
    release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    early = draft(documentation, documenter, date=PartialDate("2022-04-01"))
    move(early, "submit", documenter)
    ((release, found),) = Dashboard(supervisor).blocked
    assert (release, [sign.of_flag.rule_id for sign in found]) == (early, ["before-wave"])


def test_an_analyst_sees_the_sum_of_the_wave_that_was_known_last(
    documentation: Team, documenter: User, supervisor: User, analyst: User
) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    assert figures(analyst)["/tallies/?wave=decree-7-2022"] == 1


def test_a_role_waits_for_the_second_administrator_and_not_for_the_first(
    documentation: Team, documenter: User, administrator: User, administrator2: User
) -> None:
    with acting(administrator):
        give(Membership(user=documenter, team=documentation, role=Role.ANALYST), administrator)
    assert figures(administrator)["/people/to-confirm/"] == 0
    assert figures(administrator2)["/people/to-confirm/"] == 1


@pytest.mark.parametrize("role", ROLES)
def test_every_figure_leads_somewhere(role: str, client_of: ClientOf, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(role)
    client = client_of(person)
    for address in figures(person):
        assert client.get(address).status_code in (200, 503), address


def test_a_notice_is_put_aside_by_its_person_alone(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    notice = told(release_in(Status.RETURNED, documentation, documenter, supervisor))
    client_of(documenter2).post("/notices/put-aside/", {"notice": notice.pk})
    assert [line.notice for line in Dashboard(documenter).told] == [notice]
    assert "Ask the family once more." in client_of(documenter).get("/").content.decode()
    client_of(documenter).post("/notices/put-aside/", {"notice": notice.pk})
    assert Dashboard(documenter).told == []


def test_all_are_put_aside_but_those_that_came_since(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    seen = told(release_in(Status.RETURNED, documentation, documenter, supervisor))
    since = told(release_in(Status.REJECTED, documentation, documenter, supervisor))
    client_of(documenter).post("/notices/put-aside/", {"until": seen.pk})
    assert [line.notice for line in Dashboard(documenter).told] == [since]


@pytest.mark.parametrize("posted", [{}, {"notice": "x"}, {"notice": "٣"}, {"until": "-1"}, {"until": "9" * 30}])
def test_nonsense_puts_nothing_aside(posted: dict[str, Any], documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).post("/notices/put-aside/", posted).status_code == 302


@pytest.mark.parametrize("role", ROLES)
def test_more_records_cost_no_more_questions(
    role: str,
    documentation: Team,
    documenter: User,
    supervisor: User,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    client = client_of(request.getfixturevalue(role))

    def questions() -> int:
        client.get("/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        return len(asked)

    def more() -> None:
        told(release_in(Status.RETURNED, documentation, documenter, supervisor))
        for status in (Status.SUBMITTED, Status.VERIFIED):
            release_in(status, documentation, documenter, supervisor)
        move(draft(documentation, documenter, date=PartialDate("2022-04-01")), "submit", documenter)

    more()
    few = questions()
    more()
    more()
    assert questions() == few

"""The course of a report: one table for page, POST and PostgreSQL; whose it is, and why it was closed."""

import pytest
from django.db import connection

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Refusal
from families.reporting import WORKFLOW
from tests.conftest import ClientOf
from tests.families.reporting import move, reported

pytestmark = pytest.mark.django_db


def test_postgresql_has_the_same_table() -> None:
    ours = {
        (name, start, end): made.right.value
        for name, made in WORKFLOW.moves.items()
        for start, end in made.transitions.items()
    }
    states, names = WORKFLOW.states.values, [*WORKFLOW.moves, "forget"]
    with connection.cursor() as cursor:
        theirs = {}
        for key in [(name, start, end) for name in names for start in states for end in states]:
            cursor.execute("SELECT right_to_move_report(%s, %s, %s)", key)
            if needed := cursor.fetchall()[0][0]:
                theirs[key] = needed
    assert theirs == ours


def test_it_is_looked_into_closed_for_a_reason_and_opened_again(
    documentation: Team, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    report = reported(liaison, documentation)
    assert isinstance(move(report, "look", supervisor), MoveMade)
    assert (report.status, report.owner) == ("looked-into", supervisor)
    assert isinstance(move(report, "settle", liaison), MoveMade)
    assert (report.status, report.settled_why) == ("closed", "warned")
    page = client_of(liaison).get(f"{report.get_absolute_url()}change/")
    assert page.status_code == 403
    move(report, "reopen", liaison)
    assert (report.status, report.settled_why, report.owner) == ("looked-into", "", liaison)


def test_the_page_asks_for_a_reason_where_one_is_needed(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    report, client = reported(liaison, documentation), client_of(liaison)
    page = f"{report.get_absolute_url()}moves/settle/"
    assert client.get(page).status_code == 200
    assert client.post(page, {"revision": 0}).status_code == 422
    assert client.post(page, {"revision": 5, "reason": "warned", "sentence": "They know."}).status_code == 409
    assert client.post(page, {"revision": 0, "reason": "warned", "sentence": "They know."}).status_code == 302


def test_a_colleague_of_the_other_desk_moves_nothing(
    documentation: Team, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    report = reported(liaison, documentation)
    page = f"{report.get_absolute_url()}moves/look/"
    assert client_of(overseer).post(page, {"revision": 0}).status_code == 404
    assert WORKFLOW.why_not("look", report, overseer)
    assert not isinstance(move(report, "look", liaison), Refusal)

"""From report to verification: which days are meant, whose they are, and what is not asked of too many."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from accounts.acting import acting
from accounts.models import Team, User
from releases.entry import enter_release
from releases.models import Release
from releases.tallies.delays import Delay, delays
from tests.conftest import ClientOf
from tests.releases.making import amended, disputed, verified
from tests.releases.records import DIRECT, made, person
from tests.releases.test_tally_screen import reading


@pytest.fixture
def reported(documenter: User, supervisor: User, documentation: Team) -> Any:
    """A release that was verified today, so many days after its claim was received."""

    def one(days: int, team: Team = documentation, by: User = documenter, judge: User = supervisor) -> Release:
        claim = {**DIRECT, "received_on": localdate() - timedelta(days=days)}
        with acting(by):
            release = enter_release(team, person(team, by), {"wave_id": "decree-7-2022"}, [claim], by=by)
        return made(made(release, "submit", by), "verify", judge)

    return one


def test_the_days_are_from_the_first_claim_to_the_first_verdict(reported: Any, supervisor: User) -> None:
    for days in (2, 4, 40):
        reported(days)
    found = delays(supervisor, localdate())
    assert found.all == Delay(None, 3, 4, 1)
    assert found.months == [Delay(localdate().replace(day=1), 3, 4, 1)]


def test_a_later_verdict_on_a_change_is_not_another_verification(
    reported: Any, documenter: User, supervisor: User
) -> None:
    amended(reported(5), documenter, supervisor, home_id="SY-HM")
    assert delays(supervisor, localdate()).all == Delay(None, 1, 5, 0)


def test_what_nobody_said_when_it_was_received_was_when_it_was_entered(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    verified(documenter, supervisor, documentation)
    assert delays(supervisor, localdate()).all == Delay(None, 1, 0, 0)


def test_what_does_not_count_now_and_what_is_older_than_a_year_is_left_out(reported: Any, supervisor: User) -> None:
    disputed(reported(3), supervisor)
    assert delays(supervisor, localdate()).all is None
    reported(3)
    assert delays(supervisor, localdate() + timedelta(days=400)).all is None


def test_another_organisations_work_is_not_seen(reported: Any, other_supervisor: User) -> None:
    reported(3)
    assert delays(other_supervisor, localdate()).all is None


@pytest.fixture
def english(client_of: ClientOf, supervisor: User) -> Client:
    return reading(client_of, supervisor)


def test_the_page_says_it_and_the_tally_leads_there(reported: Any, english: Client) -> None:
    assert "Nothing was verified yet" in english.get("/tallies/delays/").content.decode()
    for days in (2, 5):
        reported(days)
    page = unescape(english.get("/tallies/delays/").content.decode())
    assert ">3.5<" in page
    assert str(localdate().year) in page
    assert "/tallies/delays/" in english.get("/tallies/").content.decode()


def test_who_does_not_oversee_the_work_is_refused(client_of: ClientOf, analyst: User, documenter: User) -> None:
    assert {client_of(person).get("/tallies/delays/").status_code for person in (analyst, documenter)} == {403}


def test_the_number_of_queries_does_not_grow(reported: Any, english: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            english.get("/tallies/delays/")
        return len(found)

    reported(1)
    queries()
    few = queries()
    for days in (2, 3):
        reported(days)
    assert queries() == few


def test_what_was_verified_after_the_period_stands_apart(
    english: Client, documenter: User, supervisor: User, documentation: Team
) -> None:
    with acting(documenter):
        verified(documenter, supervisor, documentation, date="2022-05-03")
    page = unescape(english.get("/tallies/", {"from": "2022-04-01", "to": "2022-12-31"}).content.decode())
    assert re.search(r"of these verified after the period</a><span class=.value.><bdi dir=.ltr.>1<", page)

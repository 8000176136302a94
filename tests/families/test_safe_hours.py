"""The hours that are safe for a caller, by the clock where they are; PostgreSQL tells them alike."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection

from accounts.models import Team, User
from families.hours import is_safe, next_safe, proposed
from families.models import Contact
from tests.families.making import NUMBER, contact_of, taken

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 20, 12, 0, tzinfo=UTC)
CARDS: list[dict[str, Any]] = [
    {},
    {"hours_from": time(9), "hours_to": time(17)},
    {"hours_from": time(22), "hours_to": time(2), "time_zone": "America/New_York"},
    {"hours_from": time(9, 30), "hours_to": time(10), "time_zone": "Europe/Berlin"},
    {"not_after": date(2027, 1, 20), "time_zone": "Australia/Sydney"},
    {"hours_from": time(20), "hours_to": time(23), "not_after": date(2027, 1, 21), "time_zone": "Asia/Kuala_Lumpur"},
]


def card(by: User, team: Team, said: dict[str, Any]) -> Contact:
    return contact_of(taken(by, team, number=NUMBER, card={"time_zone": "Asia/Damascus", **said}))


@pytest.mark.parametrize("said", CARDS)
def test_postgresql_tells_the_safe_moments_as_the_program_does(
    said: dict[str, Any], liaison: User, documentation: Team
) -> None:
    contact = card(liaison, documentation, said)
    moments = [NOON + timedelta(minutes=30 * step) for step in range(-60, 100)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT moment, is_safe_moment(c, moment) FROM families_contact c, unnest(%s::timestamptz[]) moment"
            " WHERE c.id = %s",
            [moments, contact.pk],
        )
        told = {moment.astimezone(UTC): safe for moment, safe in cursor.fetchall()}
    assert told == {moment: is_safe(contact, moment) for moment in moments}
    assert not said or set(told.values()) == {True, False}


@pytest.mark.parametrize("said", CARDS)
def test_the_next_safe_moment_is_safe_or_there_is_none(
    said: dict[str, Any], liaison: User, documentation: Team
) -> None:
    contact = card(liaison, documentation, said)
    for step in range(0, 100, 7):
        moment = NOON + timedelta(hours=step)
        found = next_safe(contact, moment)
        if found is None:
            later = [moment + timedelta(minutes=30 * turn) for turn in range(200)]
            assert not any(is_safe(contact, each) for each in later)
        else:
            assert found >= moment
            assert is_safe(contact, found)


def test_the_next_attempt_is_proposed_within_the_safe_hours(liaison: User, documentation: Team) -> None:
    contact = card(liaison, documentation, {"hours_from": time(9), "hours_to": time(11)})
    found = proposed(contact, NOON)
    assert found == datetime(2027, 1, 21, 6, 0, tzinfo=UTC)  # nine o'clock in Damascus
    assert proposed(None, NOON) == NOON + timedelta(hours=8)


def test_the_first_contact_is_due_in_time_and_at_a_safe_hour(liaison: User, documentation: Team) -> None:
    said = {"time_zone": "Asia/Damascus", "hours_from": time(9), "hours_to": time(9, 30)}
    inquiry = taken(liaison, documentation, number=NUMBER, card=said, priority="high")
    assert inquiry.due is not None
    assert is_safe(contact_of(inquiry), inquiry.due)
    assert inquiry.due <= inquiry.made_at + timedelta(days=3)

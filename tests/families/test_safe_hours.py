"""The hours that are safe for a caller, by the clock where they are; PostgreSQL tells them alike."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils.html import strip_tags

from accounts.models import Team, User
from families.hours import is_safe, next_safe, proposed, window
from families.models import Contact
from tests.conftest import ClientOf
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


@pytest.mark.parametrize(("said", "due", "begin", "end"), [
    ({"hours_from": time(9), "hours_to": time(11)}, (6, 0), (6, 0), (8, 0)),  # at the beginning of the hours
    ({"hours_from": time(9), "hours_to": time(11)}, (7, 30), (6, 0), (8, 0)),  # within them
    ({"hours_from": time(9), "hours_to": time(11)}, (3, 0), (6, 0), (8, 0)),  # before
    ({"hours_from": time(22), "hours_to": time(2)}, (20, 0), (19, 0), (23, 0)),  # over midnight
])  # fmt: skip
def test_when_a_contact_is_due_is_from_when_until_when_it_is_safe(
    said: dict[str, Any], due: tuple[int, int], begin: tuple[int, int], end: tuple[int, int], liaison: User,
    documentation: Team,
) -> None:  # fmt: skip
    contact = card(liaison, documentation, said)
    found = window([contact], datetime(2027, 1, 20, *due, tzinfo=UTC))
    assert found is not None
    assert [moment.astimezone(UTC) for moment in (found.begin, found.end)] == [
        datetime(2027, 1, 20, *clock, tzinfo=UTC) for clock in (begin, end)
    ]


def test_who_named_no_hours_has_no_such_window(liaison: User, documentation: Team) -> None:
    assert window([card(liaison, documentation, {})], NOON) is None
    past = {"hours_from": time(9), "hours_to": time(11), "not_after": date(2027, 1, 1)}
    assert window([card(liaison, documentation, past)], NOON) is None


def test_after_the_call_and_on_the_desk_it_is_said_from_when_until_when(
    liaison: User, documentation: Team, english_of: ClientOf
) -> None:
    hours = {"hours_from": time(9), "hours_to": time(11), "time_zone": "Asia/Damascus"}
    inquiry = taken(liaison, documentation, number=NUMBER, card=hours)
    for page in (f"/families/{inquiry.reference}/taken/", f"/families/{inquiry.reference}/", "/families/"):
        shown = " ".join(strip_tags(english_of(liaison).get(page).content.decode()).split())
        assert ", 09:00 until 11:00" in shown, page
        assert "heard from by" not in shown

"""Who asks for no more contact is not called: by the clock where they are, and by no list of the desk."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Team, User
from families.calling import log_attempt, warning_for
from families.hours import is_safe, local, wants_none
from families.models import Attempt, Contact, Inquiry
from families.taking import Reached, change_card, change_inquiry, reach
from families.waiting import overdue_at_desk
from families.workload import Workload
from tests.conftest import ClientOf
from tests.families.making import NUMBER, contact_of, moved, read, taken
from tests.families.test_desk import listed

pytestmark = pytest.mark.django_db
ANOTHER, ASKED = "+447700900592", "Asked for no contact"
PLACES = {  # where the caller is, and an hour at which it is another day there than in UTC, or as good as
    "America/New_York": datetime(2027, 1, 20, 1, 0, tzinfo=UTC),
    "Australia/Sydney": datetime(2027, 1, 20, 12, 0, tzinfo=UTC),
    "Asia/Damascus": datetime(2027, 1, 20, 22, 0, tzinfo=UTC),
    "Asia/Kuala_Lumpur": datetime(2027, 1, 20, 15, 59, tzinfo=UTC),
}


def refuses(inquiry: Inquiry, by: User, next_due: datetime | None = None) -> None:
    log_attempt(inquiry, contact_of(inquiry), "refused", "", next_due, by=by)


def is_safe_by_postgresql(contact: Contact, moment: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT is_safe_moment(c, %s) FROM families_contact c WHERE id = %s", [moment, contact.pk])
        ((safe,),) = cursor.fetchall()
    return bool(safe)


@pytest.mark.parametrize("zone", PLACES)
def test_from_that_hour_on_no_hour_is_safe_where_the_caller_is(
    zone: str, documentation: Team, liaison: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry, moment = taken(liaison, documentation, number=NUMBER, card={"time_zone": zone}), PLACES[zone]
    with monkeypatch.context() as then:
        then.setattr("families.calling.timezone.now", lambda: moment)
        refuses(inquiry, liaison)
    contact = contact_of(inquiry)
    assert contact.not_after == local(contact, moment).date() - timedelta(days=1)
    assert warning_for(contact, moment)
    later = [moment + timedelta(minutes=30 * turn) for turn in range(48)]
    assert not any(is_safe(contact, each) or is_safe_by_postgresql(contact, each) for each in later)


def test_an_earlier_day_that_they_named_stays(documentation: Team, liaison: User) -> None:
    inquiry = taken(liaison, documentation, number=NUMBER, card={"not_after": date(2020, 5, 1)})
    refuses(inquiry, liaison)
    assert contact_of(inquiry).not_after == date(2020, 5, 1)


def test_no_next_contact_is_agreed_with_them(documentation: Team, liaison: User) -> None:
    """The page proposes one before it is said what came of the attempt."""
    inquiry = taken(liaison, documentation, number=NUMBER)
    refuses(inquiry, liaison, timezone.now() + timedelta(hours=8))
    assert Attempt.objects.get().next_due is None


# -- The desk


@pytest.fixture
def late(documentation: Team, liaison: User) -> Inquiry:
    """An inquiry of which the next contact was due yesterday."""
    return due(taken(liaison, documentation, number=NUMBER), liaison)


def due(inquiry: Inquiry, by: User) -> Inquiry:
    change_inquiry(inquiry, {"due": timezone.now() - timedelta(days=1)}, by=by)
    return inquiry


def overdue(liaison: User, client: Any) -> list[str]:
    """What is overdue, as the list, the count of the menu and one's own line say alike."""
    found = listed(client, "?status=overdue")
    (load,) = Workload(liaison).own
    assert [overdue_at_desk(liaison), load.overdue] == [len(found)] * 2
    marked = [line.inquiry.reference for line in client.get("/families/").context["desk"].lines if line.is_overdue]
    assert marked == found
    return found


def test_nobody_is_to_call_them_and_the_line_says_why(late: Inquiry, liaison: User, english_of: ClientOf) -> None:
    client = english_of(liaison)
    assert overdue(liaison, client) == [late.reference]
    assert ASKED not in client.get("/families/").content.decode()
    refuses(late, liaison)
    due(late, liaison)
    assert overdue(liaison, client) == []
    assert listed(client) == [late.reference]
    for address in ("/families/", late.get_absolute_url()):
        assert ASKED in client.get(address).content.decode()
    (load,) = Workload(liaison).own
    assert (load.open, load.overdue, load.today) == (1, 0, 0)


def test_what_is_due_today_is_due_for_nobody_who_wants_no_contact(late: Inquiry, liaison: User) -> None:
    evening = datetime.combine(timezone.localdate(), time(23, 59, 59), timezone.get_current_timezone())
    change_inquiry(late, {"due": evening}, by=liaison)
    assert Workload(liaison).own[0].today == 1
    refuses(late, liaison)
    change_inquiry(late, {"due": evening}, by=liaison)
    assert Workload(liaison).own[0].today == 0


def test_who_may_be_called_by_another_number_or_left_none_is_expected(
    late: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client, nameless = client_of(liaison), due(taken(liaison, documentation), liaison)
    reach(late.relative, Reached("call", read(ANOTHER), {}), by=liaison)
    first, second = Contact.objects.order_by("pk")
    change_card(first, {"not_after": date(2020, 5, 1)}, code_word=None, by=liaison)
    assert set(overdue(liaison, client)) == {late.reference, nameless.reference}
    change_card(second, {"not_after": date(2020, 5, 1)}, code_word=None, by=liaison)
    assert overdue(liaison, client) == [nameless.reference]
    change_card(second, {"not_after": None}, code_word=None, by=liaison)  # they have called, and want to hear
    assert set(overdue(liaison, client)) == {late.reference, nameless.reference}


def test_a_closed_inquiry_says_nothing_of_it(late: Inquiry, liaison: User, english_of: ClientOf) -> None:
    refuses(late, liaison)
    moved(late, "close", by=liaison)
    assert ASKED not in english_of(liaison).get(f"{late.get_absolute_url()}").content.decode()


def test_postgresql_finds_those_whom_nobody_calls_as_the_program_does(late: Inquiry, liaison: User) -> None:
    contact, told = contact_of(late), set()
    for zone, moment in PLACES.items():
        change_card(contact, {"time_zone": zone, "not_after": date(2027, 1, 20)}, code_word=None, by=liaison)
        for hours in range(-30, 40):
            then = moment + timedelta(hours=hours)
            wanted = not wants_none([contact], then)
            assert Inquiry.objects.visible_to(liaison).overdue(then).exists() == wanted
            told.add(wanted)
    assert told == {True, False}

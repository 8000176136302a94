"""The next contact is agreed for a safe moment alone: at the call, planned anew, and where an attempt is logged."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Team, User
from casework.idempotency import draw_key
from families.calling import log_attempt
from families.hours import due_by, is_safe
from families.lists import Priority
from families.models import Contact, Inquiry
from tests.conftest import ClientOf
from tests.families.making import NUMBER, contact_of, moved, taken, typed

pytestmark = pytest.mark.django_db
DAMASCUS = ZoneInfo("Asia/Damascus")
HOURS = {"hours_from": time(9), "hours_to": time(11), "time_zone": "Asia/Damascus"}
UNSAFE, TOO_LATE = "At this moment it is not safe for the caller.", "The caller wants no contact after the last day"
NONE_LEFT = "No safe moment is left"


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def at(days: int, hour: int) -> str:
    return f"{day(days)} {hour:02}:00"


def inquiry_of(liaison: User, team: Team, **card: Any) -> Inquiry:
    return taken(liaison, team, number=NUMBER, card={**HOURS, **card})


def replan(client: Client, inquiry: Inquiry, due: str, priority: str = "normal") -> tuple[int, str]:
    inquiry.refresh_from_db()
    sent = {"priority": priority, "due": due, "version": inquiry.version}
    answer = client.post(f"/families/{inquiry.reference}/plan/", sent)
    inquiry.refresh_from_db()
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(("due", "sentence"), [((2, 20), UNSAFE), ((5, 10), TOO_LATE)])
def test_a_moment_that_is_not_safe_is_refused_in_all_three_places(
    due: tuple[int, int], sentence: str, liaison: User, documentation: Team, english_of: ClientOf
) -> None:
    client, moment = english_of(liaison), at(*due)
    card = {"hours_from": "9:00", "hours_to": "11:00", "not_after": str(day(3)), "time_zone": "Asia/Damascus"}
    call = client.post("/families/new/", typed(documentation, number=NUMBER, method="call", due=moment, **card))
    assert (call.status_code, Inquiry.objects.exists()) == (422, False)
    assert sentence in call.content.decode()

    inquiry = inquiry_of(liaison, documentation, not_after=day(3))
    before = inquiry.due
    status, page = replan(client, inquiry, moment)
    assert (status, inquiry.due) == (422, before)
    assert sentence in page

    sent = {"once": draw_key(), "contact": "", "outcome": "no-answer", "sentence": "", "next_due": moment}
    attempt = client.post(f"/families/{inquiry.reference}/attempts/", sent)
    assert (attempt.status_code, inquiry.attempts.exists()) == (422, False)
    assert sentence in attempt.content.decode()


def test_what_nobody_says_is_as_safe(liaison: User, documentation: Team, english_of: ClientOf) -> None:
    inquiry = inquiry_of(liaison, documentation, not_after=day(3))
    contact, dues = contact_of(inquiry), [inquiry.due]
    log_attempt(inquiry, contact, "no-answer", "", None, by=liaison)
    dues.append(inquiry.due)
    assert replan(english_of(liaison), inquiry, "")[0] == 302
    dues.append(inquiry.due)
    moved(inquiry, "trace", "close", "reopen", by=liaison)
    for due in (*dues, inquiry.due):
        assert due is not None
        assert is_safe(contact, due)


@pytest.mark.parametrize(("card", "due"), [
    ({"not_after": date(2027, 1, 22)}, (22, 23, 45)),
    ({**HOURS, "not_after": date(2027, 1, 22)}, (22, 9, 0)),
    ({**HOURS, "not_after": date(2027, 1, 20)}, (20, 10, 0)),
    (HOURS, (34, 10, 0)),
    ({**HOURS, "not_after": date(2027, 1, 19)}, (34, 10, 0)),  # none is left: nobody calls
])  # fmt: skip
def test_it_is_the_last_safe_moment_in_time(card: dict[str, Any], due: tuple[int, int, int]) -> None:
    contact = Contact(pk=1, **{"time_zone": "Asia/Damascus", **card})
    now = datetime(2027, 1, 20, 10, tzinfo=DAMASCUS)
    days, hour, minute = due
    expected = datetime(2027, 1, 1, hour, minute, tzinfo=DAMASCUS) + timedelta(days=days - 1)
    assert due_by(Priority.NORMAL, [contact], now) == expected


def test_where_no_safe_moment_is_left_none_is_planned_and_the_pages_say_so(
    liaison: User, documentation: Team, english_of: ClientOf
) -> None:
    inquiry, client = inquiry_of(liaison, documentation, not_after=day(-1)), english_of(liaison)
    for page in ("", "taken/"):
        said = client.get(f"/families/{inquiry.reference}/{page}").content.decode()
        assert NONE_LEFT in said
        assert "They are heard from by" not in said
    shown = client.get(f"/families/{inquiry.reference}/")
    assert shown.context["replan"].initial["due"] == ""
    assert replan(client, inquiry, at(2, 10))[0] == 422


def test_who_changes_the_priority_alone_leaves_what_was_agreed_and_the_history_says_it(
    liaison: User, documentation: Team, english_of: ClientOf
) -> None:
    inquiry, client = inquiry_of(liaison, documentation), english_of(liaison)
    assert replan(client, inquiry, at(5, 10))[0] == 302
    agreed = inquiry.due
    shown = client.get(f"/families/{inquiry.reference}/").context["replan"].initial["due"]
    assert shown == at(5, 10)
    assert replan(client, inquiry, shown, priority="urgent")[0] == 302
    assert (inquiry.priority, inquiry.due) == ("urgent", agreed)
    page = client.get(f"/families/{inquiry.reference}/").content.decode()
    assert "Priority: from Normal to Urgent" in page
    assert "The next contact stays due as it was." in page


def test_what_is_overdue_can_be_made_more_urgent_and_a_new_moment_lies_ahead(
    liaison: User, documentation: Team, english_of: ClientOf
) -> None:
    begun = datetime.combine(day(-2), time(10), timezone.get_default_timezone())
    inquiry, client = taken(liaison, documentation, due=begun), english_of(liaison)
    assert replan(client, inquiry, at(-2, 10), priority="urgent")[0] == 302
    assert (inquiry.priority, inquiry.due) == ("urgent", begun)
    assert "has gone by" in replan(client, inquiry, at(-3, 10))[1]

"""A caller's number: masked everywhere, shown after the card, for a reason that is kept; twice asked when unsafe."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Team, User
from families.hours import local
from families.models import CallerNumberShown, Contact, Inquiry
from families.taking import change_card
from tests.conftest import ClientOf
from tests.families.making import NUMBER, contact_of, taken
from tests.faults.attacking import NO_PRIVILEGE, NOBODY_ACTS, SOMEBODY_ELSE, refused, run, send

pytestmark = pytest.mark.django_db
DIALLED = "+44 7700 900123"
SHOWN = (
    "INSERT INTO families_callernumbershown (contact_id, inquiry_id, reason, despite, by_id, at)"
    " VALUES (%s, %s, 'call-back', %s, %s, now())"
)


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, number=NUMBER, code_word="زيتون", card={"who_answers": "الأم وحدها"})


def page_of(inquiry: Inquiry) -> str:
    return f"/families/{inquiry.reference}/contacts/{contact_of(inquiry).pk}/show/"


def unsafe(inquiry: Inquiry, by: User, **card: Any) -> Contact:
    """The caller's card says that now is not the time: the hours ended a minute ago, unless something else is said."""
    contact = contact_of(inquiry)
    now = local(contact, timezone.now())
    ended = {"hours_from": (now - timedelta(hours=2)).time(), "hours_to": (now - timedelta(minutes=1)).time()}
    change_card(contact, card or ended, code_word=None, by=by)
    return contact


def test_the_card_is_seen_before_the_number(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    page = client_of(liaison).get(page_of(inquiry)).content.decode()
    assert "زيتون" in page
    assert "الأم وحدها" in page
    assert "900123" not in page.replace(" ", "")
    assert not CallerNumberShown.objects.exists()


def test_it_is_shown_for_a_reason_that_is_kept(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    client = client_of(liaison)
    assert client.post(page_of(inquiry)).status_code == 422
    assert not CallerNumberShown.objects.exists()
    answer = client.post(page_of(inquiry), {"reason": "call-back"})
    assert DIALLED in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    kept = CallerNumberShown.objects.get()
    assert (kept.by, kept.reason, kept.despite, kept.inquiry) == (liaison, "call-back", False, inquiry)


def test_no_other_page_has_more_than_the_end_of_it(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    client = client_of(liaison)
    client.post(page_of(inquiry), {"reason": "news"})
    at = f"/families/{inquiry.reference}/"
    pages = ["/families/", at, f"{at}taken/", f"{at}change/", f"{at}attempts/", f"{at}contacts/new/", page_of(inquiry)]
    found = {page: client.get(page).content.decode() for page in [*pages, f"{at}contacts/{contact_of(inquiry).pk}/"]}
    assert [page for page, text in found.items() if "900123" in text.replace(" ", "")] == []
    assert "+44 ••• 23" in found[at]


@pytest.mark.parametrize("card", [{}, {"not_after": date(2020, 1, 1)}])
def test_where_it_is_not_safe_it_warns_and_asks_a_second_time(
    card: dict[str, Any], inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    unsafe(inquiry, liaison, **card)
    client = client_of(liaison)
    first = client.post(page_of(inquiry), {"reason": "safety"})
    assert first.status_code == 422
    assert "900123" not in first.content.decode().replace(" ", "")
    assert not CallerNumberShown.objects.exists()
    second = client.post(page_of(inquiry), {"reason": "safety", "despite": "on"})
    assert DIALLED in second.content.decode()
    assert CallerNumberShown.objects.get().despite


@pytest.mark.parametrize(
    ("reader", "status"),
    [("overseer", 404), ("documenter", 403), ("analyst", 403), ("administrator", 403), ("other_supervisor", 404)],
)
def test_nobody_else_is_shown_it(
    reader: str, status: int, inquiry: Inquiry, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    answer = client_of(request.getfixturevalue(reader)).post(page_of(inquiry), {"reason": "call-back"})
    assert answer.status_code == status
    assert not CallerNumberShown.objects.exists()


def test_the_history_of_the_inquiry_tells_it(inquiry: Inquiry, liaison: User, english_of: ClientOf) -> None:
    client = english_of(liaison)
    client.post(page_of(inquiry), {"reason": "compare"})
    page = client.get(f"/families/{inquiry.reference}/").content.decode()
    assert "Was shown the caller" in page.partition('id="history"')[2]


def test_a_number_of_another_caller_is_not_shown_by_this_inquiry(
    inquiry: Inquiry, liaison: User, documentation: Team, client_of: ClientOf
) -> None:
    other = contact_of(taken(liaison, documentation, number="+447700900124"))
    address = f"/families/{inquiry.reference}/contacts/{other.pk}/show/"
    assert client_of(liaison).post(address, {"reason": "call-back"}).status_code == 404
    with refused("IF050"):
        send(liaison, SHOWN, other.pk, inquiry.pk, False, liaison.pk)


def test_postgresql_keeps_what_was_shown_and_refuses_what_was_not_asked_twice(
    inquiry: Inquiry, liaison: User, supervisor: User, analyst: User
) -> None:
    contact = contact_of(inquiry)
    send(liaison, SHOWN, contact.pk, inquiry.pk, False, liaison.pk)
    with refused(SOMEBODY_ELSE):
        send(liaison, SHOWN, contact.pk, inquiry.pk, False, supervisor.pk)
    with refused(NOBODY_ACTS):
        run(SHOWN, contact.pk, inquiry.pk, False, liaison.pk)
    with refused("IF013"):
        send(analyst, SHOWN, contact.pk, inquiry.pk, False, analyst.pk)
    for statement in (
        "DELETE FROM families_callernumbershown",
        "UPDATE families_callernumbershown SET despite = false",
    ):
        with refused(NO_PRIVILEGE):
            send(liaison, statement)
    unsafe(inquiry, liaison, hours_from=time(0), hours_to=time(0, 1), not_after=date(2020, 1, 1))
    with refused("IF050"):
        send(liaison, SHOWN, contact.pk, inquiry.pk, False, liaison.pk)

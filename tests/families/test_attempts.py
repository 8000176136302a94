"""Attempts to reach a caller: logged with what came of them, and the next one within the safe hours."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from accounts.models import Team, User
from casework.idempotency import draw_key
from families.hours import is_safe, local
from families.models import Attempt, Inquiry
from tests.conftest import ClientOf
from tests.families.making import NUMBER, contact_of, moved, taken
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db
LOGGED = (
    "INSERT INTO families_attempt (inquiry_id, contact_id, outcome, sentence, next_due, by_id, at)"
    " VALUES (%s, %s, 'no-answer', '', %s, %s, now())"
)


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    card = {"hours_from": time(9), "hours_to": time(11), "time_zone": "Asia/Damascus"}
    return taken(liaison, documentation, number=NUMBER, card=card, priority="urgent")


def typed(inquiry: Inquiry, **changes: str) -> dict[str, str]:
    return {
        "once": draw_key(),
        "contact": str(contact_of(inquiry).pk),
        "outcome": "no-answer",
        "sentence": "",
        **changes,
    }


def test_an_attempt_is_logged_once_and_the_next_is_due(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    client, address = client_of(liaison), f"/families/{inquiry.reference}/attempts/"
    proposed = client.get(address).context["form"].initial["next_due"]
    form = typed(inquiry, next_due=proposed, sentence="رنّ طويلًا.")
    assert [client.post(address, form).status_code for _turn in range(2)] == [302, 302]
    made, after = Attempt.objects.get(), Inquiry.objects.get()
    assert (made.by, made.outcome, made.next_due) == (liaison, "no-answer", after.due)
    assert after.due is not None
    assert is_safe(contact_of(inquiry), after.due)
    assert "رنّ طويلًا." in client.get(f"/families/{inquiry.reference}/").content.decode()


def test_a_next_attempt_at_an_unsafe_hour_is_refused(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    contact = contact_of(inquiry)
    evening = (local(contact, timezone.now()) + timedelta(days=1)).replace(hour=20)
    form = typed(inquiry, next_due=f"{evening:%Y-%m-%d %H:%M}", sentence="لم يجب.")
    answer = client_of(liaison).post(f"/families/{inquiry.reference}/attempts/", form)
    assert answer.status_code == 422
    assert "لم يجب." in answer.content.decode()
    with refused("IF050"):
        send(liaison, LOGGED, inquiry.pk, contact.pk, evening, liaison.pk)


@pytest.mark.parametrize("changes", [{"outcome": ""}, {"next_due": "2020-01-01"}, {"sentence": "0933 000 111"}])
def test_what_cannot_be_is_refused(
    changes: dict[str, str], inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    answer = client_of(liaison).post(f"/families/{inquiry.reference}/attempts/", typed(inquiry, **changes))
    assert answer.status_code == 422
    assert not Attempt.objects.exists()


def test_nobody_is_contacted_about_a_closed_inquiry(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    moved(inquiry, "close", by=liaison)
    assert client_of(liaison).post(f"/families/{inquiry.reference}/attempts/", typed(inquiry)).status_code == 403
    with refused("IF051"):
        send(liaison, LOGGED, inquiry.pk, contact_of(inquiry).pk, None, liaison.pk)

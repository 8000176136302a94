"""A caller who lets nothing be kept, and one of whom nothing is left: nobody calls them, and no number is shown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Team, User
from families.models import CallerNumberShown, Contact, Inquiry
from families.taking import take_call
from tests.conftest import ClientOf
from tests.families.making import NUMBER, SOUGHT, agreed, contact_of, destroyed, taken, typed
from tests.faults.attacking import refused, send

pytestmark = pytest.mark.django_db
SHOWN = (
    "INSERT INTO families_callernumbershown (contact_id, inquiry_id, reason, despite, by_id, at)"
    " VALUES (%s, %s, 'call-back', true, %s, now())"
)


@pytest.fixture
def two(documentation: Team, liaison: User) -> tuple[Inquiry, Inquiry]:
    """Two inquiries of one caller, of which the first was destroyed."""
    gone = taken(liaison, documentation, number=NUMBER)
    about = {**SOUGHT, "channel": "hotline", "asks": ["legal"], "priority": "normal"}
    other = take_call(documentation, about, by=liaison, caller=gone.relative, said={})
    destroyed(gone, liaison)
    return Inquiry.objects.get(pk=gone.pk), other


def card(inquiry: Inquiry) -> str:
    return f"/families/{inquiry.reference}/contacts/{contact_of(inquiry).pk}/"


def test_of_a_destroyed_inquiry_no_number_is_shown_and_no_card_changed(
    two: tuple[Inquiry, Inquiry], liaison: User, client_of: ClientOf
) -> None:
    (gone, other), client = two, client_of(liaison)
    for answer in (client.get(card(gone)), client.get(f"{card(gone)}show/")):
        assert answer.status_code == 403
    assert client.post(card(gone), {"version": 1, "who_answers": "X"}).status_code == 403
    answer = client.post(f"{card(gone)}show/", {"reason": "call-back", "despite": "on"})
    assert answer.status_code == 403
    assert "900123" not in answer.content.decode().replace(" ", "")
    assert not CallerNumberShown.objects.exists()
    assert Contact.objects.get().who_answers == ""
    assert client.post(f"{card(other)}show/", {"reason": "call-back"}).status_code == 200
    assert CallerNumberShown.objects.get().inquiry == other


def test_what_is_destroyed_was_not_kept(two: tuple[Inquiry, Inquiry], liaison: User, client_of: ClientOf) -> None:
    gone = two[0]
    answer = client_of(liaison).get(f"/families/{gone.reference}/taken/")
    assert (answer.status_code, answer.headers["Location"]) == (302, gone.get_absolute_url())


def test_after_a_call_of_which_nothing_may_be_kept_it_is_destroyed_and_nothing_promised(
    documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    client = english_of(liaison)
    page = client.post("/families/new/", typed(documentation, number=NUMBER, keep="refused"), follow=True)
    inquiry, text = Inquiry.objects.get(), page.content.decode()
    assert f"/families/{inquiry.reference}/withdraw/" in text
    for promised in ("The inquiry is kept", "They are heard from by", "With it they ask again"):
        assert promised not in text
    shown = client.get(f"/families/{inquiry.reference}/").content.decode()
    for promised in (card(inquiry), "Next contact due"):
        assert promised not in shown
    assert client.post(f"{card(inquiry)}show/", {"reason": "call-back", "despite": "on"}).status_code == 403
    assert client.get(f"/families/{inquiry.reference}/attempts/").status_code == 403
    assert not Inquiry.objects.overdue(timezone.now() + timedelta(days=99)).exists()


def test_postgresql_shows_no_number_by_them(two: tuple[Inquiry, Inquiry], documentation: Team, liaison: User) -> None:
    refuses = taken(liaison, documentation, number="+447700900124", consents=())
    send(liaison, SHOWN, contact_of(refuses).pk, refuses.pk, liaison.pk)
    agreed(refuses, "keep", liaison, "refused")
    for inquiry in (two[0], refuses):
        with refused("IF056"):
            send(liaison, SHOWN, contact_of(inquiry).pk, inquiry.pk, liaison.pk)

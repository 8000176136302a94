"""What was typed about an inquiry that a colleague closed meanwhile stands in the answer that refuses it."""

from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import Team, User
from casework.idempotency import draw_key
from families.models import Attempt, Consent, Contact, Inquiry
from tests.casework.own.making import field, own
from tests.conftest import ClientOf
from tests.families.making import NUMBER, agreed, contact_of, destroyed, moved, taken

pytestmark = pytest.mark.django_db
TEXT, ANOTHER = "قالت إن أخاه رآه في عدرا", "+44 7700 900592"


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, number=NUMBER)


def sent(client: Any, inquiry: Inquiry, path: str, **form: Any) -> str:
    """The page that refuses it."""
    answer = client.post(f"{inquiry.get_absolute_url()}{path}", {"once": draw_key(), **form})
    assert answer.status_code == 403
    page: str = answer.content.decode()
    return page


def test_an_attempt(inquiry: Inquiry, liaison: User, supervisor: User, english_of: ClientOf) -> None:
    moved(inquiry, "close", by=supervisor)
    form = {"contact": contact_of(inquiry).pk, "outcome": "reached", "sentence": TEXT}
    page = sent(english_of(liaison), inquiry, "attempts/", **form)
    assert all(said in page for said in (TEXT, "In a sentence", "take from it what you need"))
    assert not Attempt.objects.exists()


def test_another_number_and_its_card(inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf) -> None:
    moved(inquiry, "close", by=supervisor)
    card = {"method": "signal", "number": ANOTHER, "who_answers": TEXT, "code_word": "زيتون"}
    page = sent(client_of(liaison), inquiry, "contacts/new/", **card)
    assert all(said in page for said in (ANOTHER, TEXT, "زيتون"))
    assert Contact.objects.count() == 1


def test_a_change_and_what_the_desk_fills_in(
    inquiry: Inquiry, documentation: Team, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    ours = field(documentation, supervisor, of="inquiry")
    moved(inquiry, "close", by=supervisor)
    form = {"given_ar": "خالد", "asks": ["released"], "note": TEXT, "version": inquiry.version}
    page = sent(client_of(liaison), inquiry, "change/", **form, **own(ours, "their word"))
    assert all(said in page for said in (TEXT, "their word"))
    assert TEXT in sent(client_of(liaison), inquiry, "own/", version=inquiry.version, **own(ours, TEXT))


def test_a_share_and_a_referral_after_the_consent_was_taken_back(
    inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    agreed(inquiry, "share", liaison, outside="a lawyer")
    agreed(inquiry, "share", supervisor, said="withdrawn", outside="a lawyer")
    assert "2031-05-03" in sent(client_of(liaison), inquiry, "shares/new/", fields_shown=["name"], until="2031-05-03")
    assert TEXT in sent(client_of(liaison), inquiry, "referrals/new/", fields_shown=["name"], kind="legal", note=TEXT)


def test_a_consent_that_a_colleague_took_back_first(
    inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    consent = agreed(inquiry, "publish", liaison)
    agreed(inquiry, "publish", supervisor, said="withdrawn")
    form = {"how": "telephone", "said_on": f"{timezone.localdate()}", "words": TEXT}
    assert TEXT in sent(client_of(liaison), inquiry, f"consent/{consent.pk}/withdraw/", **form)
    assert Consent.objects.filter(purpose="publish").count() == 2


def test_who_opens_such_a_page_is_told_why_and_of_what_was_destroyed_nothing_is_shown(
    inquiry: Inquiry, liaison: User, supervisor: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    moved(inquiry, "close", by=supervisor)
    assert client.get(f"{inquiry.get_absolute_url()}attempts/").status_code == 403
    with transaction.atomic():
        destroyed(inquiry, by=supervisor)
    assert TEXT not in sent(client, inquiry, "attempts/", outcome="reached", sentence=TEXT)

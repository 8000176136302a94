"""What goes against a safety card, a message where none may be left, is asked twice and kept as that."""

from typing import Any

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from casework.idempotency import draw_key
from casework.moves import Refusal
from families.answering import tell
from families.leaving_messages import goes_against, tells_against
from families.models import Answer, Attempt, Contact, Inquiry
from families.phones import GivenContact, read_contact
from families.taking import Reached, reach
from tests.conftest import ClientOf
from tests.families.making import NUMBER, answered, contact_of, saying, taken
from tests.faults.attacking import refused, run, send

pytestmark = pytest.mark.django_db
LEFT = (
    "INSERT INTO families_attempt (inquiry_id, contact_id, outcome, sentence, by_id, at, against_card)"
    " VALUES (%s, %s, 'message-left', '', %s, now(), %s)"
)
TOLD = """
INSERT INTO families_answer (inquiry_id, kind, language, text, how, identity, named, by_id, at)
SELECT q.id, 'nothing', 'en', 'Told.', 'message', c.identity, false, acting_person(), now()
FROM families_inquiry q JOIN families_relative c ON c.id = q.relative_id WHERE q.id = %s
"""


def asked(team: Team, by: User, message: str) -> Inquiry:
    return taken(by, team, number=NUMBER, card={"message": message})


def attempted(inquiry: Inquiry, **changes: Any) -> dict[str, Any]:
    contact = contact_of(inquiry).pk
    return {"once": draw_key(), "contact": contact, "outcome": "message-left", "sentence": "", **changes}


@pytest.mark.parametrize("named", [True, False])
def test_a_message_that_may_not_be_left_is_asked_twice_and_stands_in_the_history(
    named: bool, documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    inquiry, client = asked(documentation, liaison, "none"), english_of(liaison)
    address, form = f"/families/{inquiry.reference}/attempts/", attempted(inquiry)
    form |= {} if named else {"contact": ""}
    first = client.post(address, form)
    assert first.status_code == 422
    assert 'name="despite"' in first.content.decode()
    assert not Attempt.objects.exists()
    assert client.post(address, {**form, "despite": "on"}).status_code == 302
    assert Attempt.objects.get().against_card
    assert "against the safety card" in client.get(f"/families/{inquiry.reference}/").content.decode()


@pytest.mark.parametrize(("message", "changes"), [
    ("neutral", {}), ("yes", {}), ("none", {"outcome": "no-answer", "despite": "on"}),
])  # fmt: skip
def test_nothing_is_asked_twice_of_what_the_card_lets(
    message: str, changes: dict[str, str], documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    inquiry = asked(documentation, liaison, message)
    sent = attempted(inquiry, **changes)
    assert client_of(liaison).post(f"/families/{inquiry.reference}/attempts/", sent).status_code == 302
    assert not Attempt.objects.get().against_card


@pytest.mark.parametrize("message", ["none", "neutral"])
def test_an_answer_by_message_is_asked_twice_where_the_card_lets_no_name_stand_in_it(
    message: str, documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    inquiry, client = asked(documentation, liaison, message), english_of(liaison)
    address = f"/families/{inquiry.reference}/answer/"
    page = client.get(address)
    assert "May a message be left" in page.content.decode()
    sent = {**page.context["form"].initial, "once": draw_key(), "how": "message"}
    first = client.post(address, sent)
    assert first.status_code == 422
    assert 'name="despite"' in first.content.decode()
    assert client.post(address, {**sent, "despite": "on"}).status_code == 302
    assert Answer.objects.get().against_card


def test_who_tells_past_the_page_is_refused(documentation: Team, liaison: User) -> None:
    inquiry = asked(documentation, liaison, "none")
    assert isinstance(answered(inquiry, liaison, how="message"), Refusal)
    now = Inquiry.objects.for_rows().get()
    assert isinstance(tell(now, saying(now, liaison, how="message", despite=True), by=liaison), Answer)
    with refused("IF050"):
        send(liaison, LEFT, inquiry.pk, contact_of(inquiry).pk, liaison.pk, False)
    with refused("IF050"):
        send(liaison, TOLD, inquiry.pk)


def test_postgresql_asks_the_same_as_the_page(documentation: Team, liaison: User) -> None:
    inquiry = asked(documentation, liaison, "yes")
    letter = read_contact("e-mail", "somebody@example.org", "")
    assert isinstance(letter, GivenContact)
    reach(inquiry.relative, Reached("e-mail", letter, {"message": "none"}), by=liaison)
    for messages in (("yes", "none"), ("none", "yes"), ("neutral", "neutral"), ("yes", "yes"), ("none", "none")):
        with acting(liaison):
            for card, message in zip(Contact.objects.order_by("pk"), messages, strict=True):
                Contact.objects.filter(pk=card.pk).update(message=message)
        cards = list(Contact.objects.order_by("pk"))
        for how in ("message", "e-mail"):
            page = tells_against(how, cards)
            assert run("SELECT tells_against_card(%s, %s)", inquiry.relative_id, how == "e-mail") == [(page,)]
        for used in (*cards, None):
            page = goes_against("message-left", used, cards)
            found = run("SELECT goes_against_card(%s, %s)", inquiry.relative_id, used.pk if used else None)
            assert found == [(page,)]

"""A caller who calls again is found by the exact number, by those of the same desk alone."""

import pytest

from accounts.models import Team, User
from accounts.rights import Role
from casework.sealed import opened
from families.models import Contact, Inquiry, Relative
from tests.conftest import ClientOf, make_person
from tests.families.making import NUMBER, agreed, contact_of, taken, typed

pytestmark = pytest.mark.django_db
ASK = "/families/caller/"


@pytest.fixture
def before(documentation: Team, liaison: User) -> Inquiry:
    said = {"name": "أم خالد", "country": "GB", "identity": "known"}
    return taken(liaison, documentation, number=NUMBER, said=said, code_word="زيتون")


def test_the_number_written_otherwise_finds_the_caller(before: Inquiry, liaison: User, client_of: ClientOf) -> None:
    page = client_of(liaison).post(ASK, {"number": "٠٠٤٤ ٧٧٠٠ ٩٠٠١٢٣", "method": "whatsapp"}).content.decode()
    assert before.reference in page
    assert "أم خالد" in page


def test_of_a_caller_who_wants_nothing_kept_that_is_said(before: Inquiry, liaison: User, english_of: ClientOf) -> None:
    said = "They want nothing kept."
    assert said not in english_of(liaison).post(ASK, {"number": NUMBER}).content.decode()
    agreed(before, "keep", liaison, "withdrawn")
    assert said in english_of(liaison).post(ASK, {"number": NUMBER}).content.decode()


@pytest.mark.parametrize("number", ["+447700900124", "7700900123", "", "+44770090012"])
def test_a_number_that_is_not_the_same_finds_nobody(
    number: str, before: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    assert before.reference not in client_of(liaison).post(ASK, {"number": number}).content.decode()


def test_another_desk_is_told_nothing(
    before: Inquiry, family_centre: Team, other_team: Team, client_of: ClientOf
) -> None:
    for name, team in (("centre", family_centre), ("others", other_team)):
        colleague = make_person(name, (team, Role.LIAISON))
        answer = client_of(colleague).post(ASK, {"number": NUMBER})
        assert (answer.status_code, answer.content.decode().strip()) == (200, "")


def test_a_number_never_stands_in_an_address(liaison: User, client_of: ClientOf) -> None:
    assert client_of(liaison).get(f"{ASK}?number={NUMBER}").status_code == 405


def test_the_same_caller_asks_again_and_what_is_said_now_is_added(
    before: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    form = typed(
        documentation, given_ar="سامر", number=NUMBER, returning=before.reference, hours_from="9", hours_to="11",
        language="en",
    )  # fmt: skip
    assert client_of(liaison).post("/families/new/", form).status_code == 302
    again, caller, contact = Inquiry.objects.latest("pk"), Relative.objects.get(), Contact.objects.get()
    assert again.relative == caller == before.relative
    assert (caller.name, caller.country, caller.identity, caller.language) == ("أم خالد", "GB", "known", "en")
    assert contact.hours_from is not None
    assert opened(contact, "code_word") == "زيتون"


def test_somebody_else_with_the_same_telephone_is_another_caller(
    before: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client_of(liaison).post("/families/new/", typed(documentation, number=NUMBER, name="أبو سعيد"))
    assert Relative.objects.count() == 2
    assert Contact.objects.filter(digest=contact_of(before).digest).count() == 2


def test_another_number_of_the_caller_is_kept_beside_the_first(
    before: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    address = f"/families/{before.reference}/contacts/new/"
    form = {"once": "k" * 24, "method": "signal", "number": "07700 900555", "message": "neutral"}
    assert client_of(liaison).post(address, form).status_code == 302
    newest = Contact.objects.latest("pk")
    assert opened(newest, "number") == "+447700900555"  # read as one of the caller's country
    assert newest.message == "neutral"


def test_the_card_is_changed_and_two_at_once_lose_nothing(before: Inquiry, liaison: User, client_of: ClientOf) -> None:
    contact = contact_of(before)
    client, address = client_of(liaison), f"/families/{before.reference}/contacts/{contact.pk}/"
    form = {"version": "1", "hours_from": "٩", "hours_to": "11:30", "who_answers": "الأم", "code_word": ""}
    assert client.post(address, form).status_code == 302
    contact.refresh_from_db()
    assert f"{contact.hours_from:%H:%M} {contact.hours_to:%H:%M}" == "09:00 11:30"
    assert opened(contact, "code_word") == ""
    second = client.post(address, {**form, "who_answers": "الأخت"})
    assert second.status_code == 409
    assert "الأخت" in second.content.decode()

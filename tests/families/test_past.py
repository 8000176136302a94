"""What stood in an inquiry before is read by its desk; of what is sealed, only that it changed."""

from datetime import time

import pytest
from django.test import Client

from accounts.acting import acting
from accounts.models import Team, User
from accounts.rights import Role
from casework.dates import PartialDate
from casework.models import FactChange
from detainees.models import Detainee
from detainees.restriction import restrict
from families.checking import check_identity
from families.models import Inquiry
from families.taking import change_card, change_inquiry, choose_person
from tests.conftest import ClientOf, make_person
from tests.families.making import NUMBER, contact_of, destroyed, moved, taken
from tests.releases.records import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hala(documentation: Team) -> User:
    """A second liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


@pytest.fixture
def inquiry(documentation: Team, liaison: User, hala: User) -> Inquiry:
    """One of which a birth was entered, corrected by a colleague, and taken out again."""
    made = taken(liaison, documentation, number=NUMBER, code_word="jasmine", note="The brother calls.")
    change_inquiry(made, {"birth": PartialDate("1980")}, by=liaison)
    change_inquiry(made, {"birth": PartialDate("1981-05"), "note": "The older brother calls."}, by=hala)
    change_inquiry(made, {"birth": None}, by=liaison)
    return made


def address(inquiry: Inquiry, rest: str = "") -> str:
    return f"/families/{inquiry.reference}/changes/{rest}"


def compared(client: Client, inquiry: Inquiry, old: int, new: int) -> list[tuple[str, str, str]]:
    page = client.get(address(inquiry, "compare/"), {"old": str(old), "new": str(new)})
    return [(row.label, row.old, row.new) for row in page.context["changes"]]


def test_each_change_says_from_what_to_what_and_who(
    inquiry: Inquiry, liaison: User, hala: User, english_of: ClientOf
) -> None:
    page = english_of(liaison).get(address(inquiry))
    told = [
        (line.who, {row.label: (row.old, row.new) for row in line.changes}) for line in page.context["history"].changed
    ]
    assert told == [
        (str(liaison), {"Date of birth": ("May 1981", "")}),
        (
            str(hala),
            {
                "Date of birth": ("1980", "May 1981"),
                "Note for the desk": ("The brother calls.", "The older brother calls."),
            },
        ),
        (str(liaison), {"Date of birth": ("", "1980")}),
    ]
    assert f'href="{address(inquiry)}"' in english_of(liaison).get(inquiry.get_absolute_url()).content.decode()


def test_each_past_state_is_read_as_it_stood(inquiry: Inquiry, liaison: User, hala: User, english_of: ClientOf) -> None:
    client = english_of(liaison)
    births = [
        dict(client.get(address(inquiry, f"{n}/")).context["page"].rows).get("Date of birth") for n in range(1, 5)
    ]
    assert births == [None, "1980", "May 1981", None]
    third = client.get(address(inquiry, "3/")).content.decode()
    assert str(hala) in third
    assert "خالد" in third
    assert client.get(address(inquiry, "5/")).status_code == client.get(address(inquiry, "0/")).status_code == 404


def test_any_two_are_compared(inquiry: Inquiry, liaison: User, english_of: ClientOf) -> None:
    client = english_of(liaison)
    note = ("Note for the desk", "The brother calls.", "The older brother calls.")
    assert compared(client, inquiry, 1, 4) == [note]
    assert compared(client, inquiry, 2, 3) == [("Date of birth", "1980", "May 1981"), note]
    assert compared(client, inquiry, 3, 2) == [("Date of birth", "May 1981", "1980"), (note[0], note[2], note[1])]
    assert compared(client, inquiry, 2, 2) == []
    assert client.get(address(inquiry, "compare/"), {"old": "9", "new": "1"}).context["changes"] is None


def test_who_asks_and_their_card_are_told_without_a_number(
    inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    contact = contact_of(inquiry)
    change_card(contact, {"hours_from": time(9), "hours_to": time(11)}, code_word="basil", by=liaison)
    check_identity(inquiry, "questions", by=liaison)
    page = english_of(liaison).get(address(inquiry))
    told = {name: [row.label for row in past.changed[0].changes] for name, past in page.context["beside"]}
    assert told == {
        "The caller": ["How it was checked who they are"],
        "Safety card: Telephone call": ["Safe from", "Safe until", "Code word"],
    }  # fmt: skip
    text = page.content.decode()
    assert "changed; what stands there is sealed" in text
    assert [each for each in ("jasmine", "basil", NUMBER[-6:], contact.code_word) if each in text] == []
    kept = FactChange.objects.of("contact", contact.pk).get().changes
    assert kept["code_word"] == []


def test_a_code_word_that_stayed_the_same_was_not_changed(inquiry: Inquiry, liaison: User) -> None:
    contact = contact_of(inquiry)
    change_card(contact, {"who_answers": "his mother"}, code_word="jasmine", by=liaison)
    assert set(FactChange.objects.of("contact", contact.pk).get().changes) == {"who_answers"}


def test_who_was_chosen_is_named_to_whom_they_are_open(
    documentation: Team, documenter: User, supervisor: User, liaison: User, inquiry: Inquiry, english_of: ClientOf
) -> None:
    secret: Detainee = person(documentation, documenter)
    choose_person(inquiry, secret, by=liaison)
    client = english_of(liaison)
    assert secret.reference in client.get(address(inquiry)).content.decode()
    restrict(secret, [documenter], by=supervisor)
    for rest in ("", "5/", "compare/"):
        page = client.get(address(inquiry, rest)).content.decode()
        assert "Somebody who is not open to you." in page, rest
        assert secret.reference not in page, rest
        assert secret.name_ar not in page, rest


def test_another_desk_and_who_takes_no_inquiries_read_none_of_it(
    inquiry: Inquiry, overseer: User, documenter: User, client_of: ClientOf
) -> None:
    for rest in ("", "2/", "compare/"):
        assert client_of(overseer).get(address(inquiry, rest)).status_code == 404
        assert client_of(documenter).get(address(inquiry, rest)).status_code == 403


def test_a_state_of_the_course_is_no_change_of_facts(inquiry: Inquiry, liaison: User) -> None:
    before = FactChange.objects.of("inquiry", inquiry.pk).count()
    moved(inquiry, "trace", by=liaison)
    assert FactChange.objects.of("inquiry", inquiry.pk).count() == before


def test_it_is_destroyed_with_the_inquiry(inquiry: Inquiry, liaison: User, client_of: ClientOf) -> None:
    contact = contact_of(inquiry)
    change_card(contact, {"who_answers": "his mother"}, code_word=None, by=liaison)
    with acting(liaison):
        caller = inquiry.relative
        caller.name = "Umm Khaled"
        caller.save()
    assert {row.subject for row in FactChange.objects.all()} == {"inquiry", "caller", "contact"}
    destroyed(inquiry, liaison)
    assert not FactChange.objects.exists()
    assert client_of(liaison).get(address(inquiry)).status_code == 404

"""Taking a call: one page, one inquiry, a reference to say aloud; nobody has to give a name or a number."""

from typing import Any

import pytest

from accounts.models import Team, User
from casework.sealed import opened
from detainees.restriction import lift
from families.countries import HOME_ZONE
from families.models import Contact, Inquiry, Relative
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted
from tests.families.making import NUMBER, taken, typed

pytestmark = pytest.mark.django_db
NEW = "/families/new/"


def test_a_call_becomes_an_inquiry_whose_reference_is_said_aloud(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    answer = client_of(liaison).post(NEW, typed(documentation, number=NUMBER, name="أم خالد"), follow=True)
    inquiry = Inquiry.objects.get()
    assert answer.redirect_chain == [(f"/families/{inquiry.reference}/taken/", 302)]
    assert inquiry.reference.startswith("Q-")
    assert f'<p class="aloud"><bdi class="whole" dir="ltr">{inquiry.reference}</bdi></p>' in answer.content.decode()
    assert (inquiry.owner, inquiry.status, inquiry.team) == (liaison, "new", documentation)
    assert inquiry.due is not None


def test_a_caller_gives_no_name_and_no_number(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    assert client_of(liaison).post(NEW, typed(documentation)).status_code == 302
    assert Relative.objects.get().name == ""
    assert not Contact.objects.exists()


def test_a_call_that_is_sent_twice_is_one_inquiry(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    client, form = client_of(liaison), typed(documentation)
    addresses = {client.post(NEW, form).headers["Location"] for _turn in range(2)}
    assert len(addresses) == Inquiry.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"given_ar": ""}, "given_ar"),
        ({"asks": []}, "asks"),
        ({"number": "not a number"}, "number"),
        ({"number": "+963 11"}, "number"),
        ({"detainee": "D-7K3M-9QTT"}, "detainee"),
        ({"hours_from": "9"}, "hours_to"),
        ({"hours_from": "25"}, "hours_from"),
        ({"note": "call +963 933 000 111"}, "note"),
        ({"who_answers": "or mother@example.org"}, "who_answers"),
        ({"home_place": "حارة 0944 123 456 دوما"}, "home_place"),
        ({"seen_where": "عند ٠٩٤٤-١٢-٣٤-٥٦"}, "seen_where"),
        ({"returning": "Q-7K3M-9QTA"}, "returning"),
        ({"not_after": "2027"}, "not_after"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    changes: dict[str, Any], names: str, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    form = typed(documentation, name="أم خالد", **{"home_place": "دوما", "note": "تخاف من الجيران", **changes})
    answer = client_of(liaison).post(NEW, form)
    assert answer.status_code == 422
    errors = {name for part in answer.context["call"].forms for name in part.errors}
    assert errors == {names}
    kept = {"أم خالد", str(form["home_place"])}
    assert kept <= set(answer.content.decode().replace('"', "\n").split("\n"))
    assert not Inquiry.objects.exists()


def test_who_is_chosen_on_the_register_need_not_be_typed_again(
    documentation: Team, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    blank = {"given_ar": "", "father_ar": "", "family_ar": ""}
    client_of(liaison).post(NEW, typed(documentation, detainee=person.reference, **blank))
    inquiry = Inquiry.objects.get()
    assert (inquiry.detainee, inquiry.chosen_by, inquiry.name_ar) == (person, liaison, person.name_ar)


def test_a_restricted_person_is_never_chosen_and_answers_like_nobody(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    secret = restricted(supervisor, documentation, documenter)
    client = client_of(liaison)
    refused = client.post(NEW, typed(documentation, detainee=secret.reference))
    assert refused.status_code == 422
    offered = client.post("/detainees/similar/", {"given_ar": "خالد", "father_ar": "محمود", "family_ar": "الخطيب"})
    assert secret.reference not in offered.content.decode()
    lift(secret, by=supervisor)
    assert client.post(NEW, typed(documentation, detainee=secret.reference)).status_code == 302


def test_without_script_the_page_looks_and_keeps_what_was_typed(
    documentation: Team, documenter: User, liaison: User, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    before = taken(liaison, documentation, number=NUMBER)
    page = client_of(liaison).post(NEW, typed(documentation, number=NUMBER, note="تخاف", look="1"))
    shown = page.content.decode()
    assert page.status_code == 200
    assert person.reference in shown
    assert before.reference in shown
    assert "تخاف" in shown
    assert Inquiry.objects.count() == 1


def test_the_card_is_the_most_careful_where_nothing_was_said(
    documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client_of(liaison).post(NEW, typed(documentation, number="0933000111"))
    contact = Contact.objects.get()
    assert opened(contact, "number") == "+963933000111"
    assert (contact.message, contact.time_zone) == ("none", HOME_ZONE)
    assert contact.hours_from is None
    assert opened(contact, "code_word") == ""


def test_an_inquiry_is_taken_at_ones_own_desk_alone(
    documentation: Team, family_centre: Team, liaison: User, client_of: ClientOf
) -> None:
    answer = client_of(liaison).post(NEW, typed(family_centre))
    assert answer.status_code == 422
    assert not Inquiry.objects.exists()

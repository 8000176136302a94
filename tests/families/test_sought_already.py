"""Who is sought already at one's own desks is said: while a call is taken, and on the page of each of the two."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from accounts.models import Team, User
from casework.dates import PartialDate
from families.finding import alike_to, already_for
from families.models import Inquiry
from families.taking import change_inquiry
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.families.making import SOUGHT, agreed, taken, taken_again, typed
from tests.families.test_found_by_name import found

pytestmark = pytest.mark.django_db
ASK = "/families/already/"


@pytest.fixture
def inquiry(documentation: Team, liaison: User) -> Inquiry:
    return taken(liaison, documentation, said={"name": "أم ليلى الحموي"})


def test_who_is_sought_already_is_said_while_a_call_is_taken(
    inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    page = english_of(liaison).post(ASK, {"given_latin": "Khaled", "family_latin": "Al Khateeb"}).content.decode()
    assert "Asked for already?" in page
    assert inquiry.reference in page
    assert "the same family name" in page


@pytest.mark.parametrize(
    "said",
    [{"given_ar": "خالد"}, {"given_ar": "خالد", "family_ar": "النحاس"}, {"given_ar": "ريم", "family_ar": "الخطيب"}, {}],
)
def test_one_part_of_the_name_or_another_name_says_nothing(
    said: dict[str, str], inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    answer = client_of(liaison).post(ASK, said)
    assert (answer.status_code, answer.content.decode().strip()) == (200, "")


def test_what_differs_is_said_and_who_differs_in_most_is_somebody_else(
    inquiry: Inquiry, liaison: User, english_of: ClientOf
) -> None:
    change_inquiry(inquiry, {"birth": PartialDate("1960"), "home_governorate_id": "SY-HI"}, by=liaison)
    said = {**SOUGHT, "birth": "1994"}
    page = english_of(liaison).post(ASK, said).content.decode()
    assert inquiry.reference in page
    assert "born at another time" in page
    said |= {"home_governorate": "SY-LA", "father_ar": "ياسر"}
    assert inquiry.reference not in english_of(liaison).post(ASK, said).content.decode()


def test_who_was_chosen_on_the_register_is_sought_already_whatever_the_name_is(
    documentation: Team, documenter: User, liaison: User, overseer: User, english_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    first = taken(liaison, documentation, detainee=person, given_ar="سامر", family_ar="")
    said = {"detainee": person.reference, "given_ar": "خالد"}
    page = english_of(liaison).post(ASK, said).content.decode()
    assert first.reference in page
    assert "the same person on the register" in page
    assert first.reference not in english_of(overseer).post(ASK, said).content.decode()


def test_other_desks_and_other_roles_are_told_nothing(
    inquiry: Inquiry, overseer: User, documenter: User, client_of: ClientOf
) -> None:
    assert client_of(overseer).post(ASK, SOUGHT).content.decode().strip() == ""
    assert client_of(documenter).post(ASK, SOUGHT).status_code == 403


def test_the_page_drawn_without_script_says_it_too(
    inquiry: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    page = client_of(liaison).post("/families/new/", typed(documentation, look="1")).content.decode()
    assert inquiry.reference in page


def test_two_that_may_seek_the_same_person_stand_beside_each_other(
    inquiry: Inquiry, documentation: Team, liaison: User, english_of: ClientOf
) -> None:
    second = taken(liaison, documentation, said={"name": "سعاد"}, father_ar="")
    (other,) = alike_to(inquiry, liaison)
    assert other.inquiry == second
    page = english_of(liaison).get(f"/families/{inquiry.reference}/").content.decode()
    assert "May seek the same person" in page
    assert second.reference in page
    assert "سعاد" not in page, "it is open while the other caller is on the telephone"


def test_what_is_known_to_be_about_the_same_person_is_not_said_twice(
    inquiry: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    second = taken_again(inquiry, documentation, liaison)
    dossier = client_of(liaison).get(f"/families/{inquiry.reference}/").context["dossier"]
    assert (dossier.others_of_caller, dossier.alike) == ([second], [])


def test_a_crowd_of_half_namesakes_hides_nobody(
    inquiry: Inquiry, documentation: Team, liaison: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("families.finding._ONE_PAIR", 2)
    others: tuple[dict[str, Any], ...] = ({"family_ar": "النحاس"}, {"father_ar": "سعيد"}, {"given_ar": "ريم"})
    for other in others:
        for _each in range(3):
            taken(liaison, documentation, **SOUGHT | other)
    shown = [one.inquiry.reference for one in already_for(QueryDict(urlencode(SOUGHT)), liaison)]
    assert shown[0] == inquiry.reference


def test_who_lets_nothing_be_kept_is_not_offered_to_go_on_with(inquiry: Inquiry, liaison: User) -> None:
    assert already_for(QueryDict(urlencode(SOUGHT)), liaison)
    agreed(inquiry, "keep", liaison, "withdrawn")
    assert already_for(QueryDict(urlencode(SOUGHT)), liaison) == []
    assert found("خالد", liaison) == [inquiry.reference], "it has to be found to be destroyed"


def test_who_does_not_let_the_register_be_searched_is_compared_with_nobody(
    inquiry: Inquiry, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    taken(liaison, documentation)
    address = f"/families/{inquiry.reference}/"
    assert client_of(liaison).get(address).context["dossier"].alike
    agreed(inquiry, "match", liaison, "refused")
    assert client_of(liaison).get(address).context["dossier"].alike == []

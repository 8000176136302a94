"""Putting a person on the register."""

import pytest

from accounts.models import Team, User
from detainees.models import Detainee, Detention
from tests.conftest import ClientOf
from tests.detainees.making import typed_person

pytestmark = pytest.mark.django_db
PAGE = "/detainees/new/"


def test_a_documenter_registers_a_person(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    facts = {"birth": "٥/١٩٨٠", "home_governorate": "SY-HI", "home_place": "تلبيسة", "civil_servant": "on"}
    answer = client_of(documenter).post(PAGE, typed_person(documentation, **facts))
    person = Detainee.objects.get()
    assert answer.headers["Location"] == f"/detainees/{person.reference}/"
    assert (person.name_ar, person.team, person.made_by) == ("خالد محمود الخطيب", documentation, documenter)
    assert (str(person.birth), person.home_governorate_id, person.civil_servant) == ("1980-05", "SY-HI", True)


def test_the_name_is_kept_in_parts_with_who_gave_it(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    typed = typed_person(documentation, given_latin="Khaled", mother_latin="Amina")
    client_of(documenter).post(PAGE, typed)
    names = Detainee.objects.get().names.order_by("script")
    assert [(n.script, n.given, n.father, n.mother, n.given_by) for n in names] == [
        ("ar", "خالد", "محمود", "", "a neighbour"),
        ("latin", "Khaled", "", "Amina", "a neighbour"),
    ]


def test_the_arrest_is_entered_with_the_person(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    arrest = {"arrest_date": "3/2013", "arrest_facility": "sednaya", "charge": "terrorism"}
    client_of(documenter).post(PAGE, typed_person(documentation, **arrest))
    detention = Detention.objects.get()
    assert (str(detention.arrest_date), detention.charge) == ("2013-03", "terrorism")
    assert [stay.facility_id for stay in detention.stays.all()] == ["sednaya"]


def test_where_nothing_is_said_of_an_arrest_none_is_entered(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client_of(documenter).post(PAGE, typed_person(documentation))
    assert not Detention.objects.exists()


def test_a_double_click_registers_one_person(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    answers = [client.post(PAGE, typed_person(documentation)) for _click in range(2)]
    assert Detainee.objects.count() == 1
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_two_people_may_have_one_name(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    for key in ("a" * 24, "b" * 24):
        client_of(documenter).post(PAGE, typed_person(documentation, once=key))
    assert Detainee.objects.filter(name_ar="خالد محمود الخطيب").count() == 2


def test_the_page_asks_for_another_teams_record_in_vain(
    other_team: Team, documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(documenter).post(PAGE, typed_person(other_team))
    assert answer.status_code == 422
    assert not Detainee.objects.exists()


@pytest.mark.parametrize("reader", ["liaison", "analyst", "administrator"])
def test_who_may_not_enter_registers_nobody(
    reader: str, documentation: Team, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    client = client_of(request.getfixturevalue(reader))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, typed_person(documentation)).status_code == 403
    assert not Detainee.objects.exists()


# -- Bad input: a sentence, and nothing that was typed is lost ---------------------------------------------------------

BAD = {
    "no name at all": {"given_ar": "", "father_ar": "", "family_ar": ""},
    "no given name": {"given_ar": ""},
    "only spaces": {"given_ar": " \u3000\u200b "},
    "digits in a name": {"given_ar": "خالد٢"},
    "Latin in the Arabic field": {"given_ar": "Khaled"},
    "10,000 characters": {"given_ar": "خ" * 10_000},
    "NUL": {"home_place": "Idlib\0"},
    "a month that is none": {"birth": "13/2013"},
    "a day that is none": {"birth": "31/2/2013"},
    "an age without its day": {"age_stated": "34"},
    "a day without its age": {"age_stated_on": "3/5/2013"},
    "an age on no single day": {"age_stated": "34", "age_stated_on": "2013"},
    "an impossible age": {"age_stated": "400", "age_stated_on": "3/5/2013"},
    "an unknown option": {"sex": "both"},
    "an unknown governorate": {"home_governorate": "SY-XX"},
    "an unknown facility": {"arrest_facility": "nowhere"},
    "an unknown team": {"team": "999999"},
    "a team that is no number": {"team": "documentation"},
    "a long note": {"note": "x" * 20_001},
    "no key": {"once": ""},
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_with_a_sentence_and_kept(
    case: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(documenter).post(PAGE, {**typed_person(documentation), "occupation": "نجار", **BAD[case]})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "error-summary" in text
    assert 'value="نجار"' in text
    assert not Detainee.objects.exists()


def test_invisible_characters_never_come_in(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    typed = typed_person(documentation, given_ar="\u202eخا\u200bلد\u0007", home_place="تل\u2066بيسة")
    client_of(documenter).post(PAGE, typed)
    person = Detainee.objects.get()
    assert (person.names.get().given, person.home_place) == ("خالد", "تلبيسة")


def test_markup_is_shown_as_it_was_typed(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    answer = client.post(PAGE, typed_person(documentation, occupation="<b>نجار</b>"), follow=True)
    assert "&lt;b&gt;نجار&lt;/b&gt;" in answer.content.decode()


def test_who_may_be_the_same_is_shown_beside_what_came_back(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    client.post(PAGE, typed_person(documentation))
    answer = client.post(PAGE, typed_person(documentation, once="b" * 24, birth="13/2013"))
    assert Detainee.objects.get().reference in answer.content.decode()


def test_a_name_that_is_pasted_with_them_is_a_sign_for_who_works_on_the_record(
    documentation: Team, documenter: User, supervisor: User, analyst: User, english_of: ClientOf
) -> None:
    english_of(documenter).post(PAGE, typed_person(documentation, father_ar="مح\u202eمود"))
    page = Detainee.objects.get().get_absolute_url()
    assert "has invisible characters" in english_of(supervisor).get(page).content.decode()
    assert "has invisible characters" not in english_of(analyst).get(page).content.decode()


def test_so_is_one_that_is_added_later(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    client.post(PAGE, typed_person(documentation))
    person = Detainee.objects.get()
    assert "invisible" not in client.get(person.get_absolute_url()).content.decode()
    sent = {"once": "n" * 24, "given_ar": "خا\u200bلد", "family_ar": "الخطيب"}
    assert client.post(f"{person.get_absolute_url()}names/new/", sent).status_code == 302
    assert "has invisible characters" in english_of(supervisor).get(person.get_absolute_url()).content.decode()

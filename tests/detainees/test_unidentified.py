"""Putting somebody on the register who cannot say who they are."""

from typing import Any

import pytest

from accounts.models import Team, User
from detainees.candidates import Sight
from detainees.models import Description, Detainee, Name, NameKeys
from detainees.similar import likely_meant
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.nameless import nameless, typed_nameless

pytestmark = pytest.mark.django_db
PAGE = "/detainees/new/"


def test_a_documenter_registers_somebody_without_a_name(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(documenter).post(PAGE, typed_nameless(documentation))
    person = Detainee.objects.get()
    assert answer.headers["Location"] == f"/detainees/{person.reference}/"
    assert (person.name_latin, person.sex, person.unidentified) == ("Unidentified man, about 40", "male", True)
    told = person.descriptions.get()
    assert (told.height_from, told.height_to, told.now_governorate_id) == (170, 175, "SY-ID")
    assert (told.born_from, told.born_to, told.given_by) == (1983, 1984, "a nurse")


def test_there_is_no_name_and_no_key(documentation: Team, documenter: User) -> None:
    person = nameless(documenter, documentation)
    assert not Name.objects.filter(detainee=person).exists()
    assert (person.search_words, NameKeys.objects.get(detainee=person).keys) == ([], [])


def test_the_look_up_by_name_leaves_them_alone(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    person = nameless(documenter, documentation)
    assert likely_meant(Sight.visible_to(documenter), "رجل مجهول الهوية") == []
    found = client_of(documenter).post("/detainees/search/", {"sought": "مجهول"}, follow=True)
    assert person.reference not in found.content.decode()


def test_every_list_shows_what_they_are_called(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    person = nameless(documenter, documentation)
    registered(documenter, documentation)
    for address in ("/detainees/", "/detainees/?unidentified=on", "/detainees/unidentified/"):
        text = client_of(documenter).get(address).content.decode()
        assert person.reference in text
        assert "Unidentified man, 35 to 45" in text


def test_the_filter_leaves_those_with_a_name_away(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    nameless(documenter, documentation)
    named = registered(documenter, documentation)
    assert named.reference not in client_of(documenter).get("/detainees/?unidentified=on").content.decode()
    assert named.reference not in client_of(documenter).get("/detainees/unidentified/").content.decode()


def test_names_that_were_typed_before_are_kept_and_stored_for_nobody(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    typed = typed_nameless(documentation, given_ar="خالد", **{"described-age_from": "400"})
    answer = client_of(documenter).post(PAGE, typed)
    assert answer.status_code == 422
    assert 'value="خالد"' in answer.content.decode()
    assert not Detainee.objects.exists()


BAD: dict[str, dict[str, Any]] = {
    "nothing by which they are known": dict.fromkeys(
        [
            f"described-{n}"
            for n in ("age_from", "height_from", "height_to", "marks", "dialects", "says", "now_governorate")
        ],
        "",
    ),
    "an age that nobody has": {"described-age_from": "400"},
    "an age that goes backwards": {"described-age_to": "30"},
    "a height that nobody has": {"described-height_to": "400"},
    "a day that has not come": {"described-age_on": "1/1/2090"},
    "a day that is none": {"described-age_on": "2024"},
    "an unknown dialect": {"described-dialects": ["martian"]},
    "an unknown build": {"described-build": "round"},
    "10,000 characters": {"described-marks": "x" * 10_000},
    "NUL": {"described-says": "Idlib\0"},
    "an unknown sex": {"described-sex": "both"},
    "no key": {"once": ""},
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_with_a_sentence_and_kept(
    case: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(documenter).post(PAGE, {**typed_nameless(documentation), **BAD[case]})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "error-summary" in text
    assert 'value="مشفى باب الهوى"' in text
    assert not Detainee.objects.exists()


def test_a_double_click_registers_one(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    for _click in range(2):
        client.post(PAGE, typed_nameless(documentation))
    assert (Detainee.objects.count(), Description.objects.count()) == (1, 1)

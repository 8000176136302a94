"""Looking for somebody by what they look like: ranked, with reasons, of those alone whom one may open."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from accounts.models import Team, User
from detainees.describing import finding
from detainees.describing.described import Described
from detainees.describing.marks import marks_in
from detainees.models import Description, Detainee
from detainees.restriction import restrict
from tests.conftest import ClientOf
from tests.detainees.nameless import TATTOO, nameless
from tests.detainees.pairing import merged
from tests.detainees.test_list import references

pytestmark = pytest.mark.django_db
PAGE = "/detainees/unidentified/"


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return nameless(documenter, documentation)


def found(client_of: ClientOf, reader: User, **typed: Any) -> list[str]:
    client = client_of(reader)
    answer = client.get(sought_at(client, **typed))
    assert answer.status_code == 200
    return references(answer.content.decode())


def sought_at(client: Client, **typed: Any) -> str:
    """The address that a search leads to."""
    answer = client.post(PAGE, typed)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


@pytest.mark.parametrize(
    "typed",
    [
        {"marks": "heart tattoo, left arm"},
        {"says": "خالد"},
        {"dialects": ["idlib", "aleppo"]},
        {"sex": "male", "age_from": "41"},
        {"height_from": "170"},
        {"says": "من كفرنبل، أمه أم خالد"},
    ],
    ids=str,
)
def test_he_is_found(typed: dict[str, Any], person: Detainee, liaison: User, client_of: ClientOf) -> None:
    assert found(client_of, liaison, **typed) == [person.reference]


@pytest.mark.parametrize(
    "typed",
    [{"sex": "female", "marks": "tattoo"}, {"age_from": "80"}, {"height_from": "210"}, {"marks": "burn on the back"}],
    ids=str,
)
def test_he_is_not_found(typed: dict[str, Any], person: Detainee, liaison: User, client_of: ClientOf) -> None:
    assert found(client_of, liaison, **typed) == []


def test_whom_most_speaks_for_comes_first_with_the_reasons(
    person: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    other = nameless(documenter, documentation, **{**TATTOO, "marks": "ندبة", "says": ""})
    typed = {"sex": "male", "marks": "وشم على الذراع الأيسر", "height_from": "174"}
    assert found(client_of, documenter, **typed) == [person.reference, other.reference]
    text = client_of(documenter).post(PAGE, typed, follow=True).content.decode()
    for reason in ("الطول مطابق بفارق 2 سم", "علامة: \u2068وشم قلب على الذراع الأيسر\u2069"):
        assert reason in text


def test_of_whom_no_age_is_known_the_marks_speak(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    person = nameless(documenter, documentation, marks="a burn on the back")
    assert found(client_of, documenter, age_from="20", height_from="150", marks="حرق على ظهره") == [person.reference]


def test_of_a_restricted_person_and_of_another_organisation_nothing_is_told(
    person: Detainee, documenter2: User, supervisor: User, other_supervisor: User, client_of: ClientOf
) -> None:
    assert found(client_of, other_supervisor, says="خالد") == []
    restrict(person, [], by=supervisor)
    assert found(client_of, documenter2, says="خالد") == []
    assert found(client_of, supervisor, says="خالد") == [person.reference]


def test_of_one_entered_twice_either_description_finds_him_once(
    person: Detainee, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    other = nameless(documenter, person.team, marks="a burn on the back\nوشم قلب")
    merged(person, other, by=supervisor)
    assert found(client_of, documenter, marks="burn on the back") == [person.reference]
    assert found(client_of, documenter, marks="heart tattoo") == [person.reference]


def test_whose_body_and_place_alone_are_alike_take_nobodys_turn(
    person: Detainee, documenter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {name: said for name, said in TATTOO.items() if name not in {"marks", "says"}}
    body.update(eyes="green", build="slight", hair="grey")
    nameless(documenter, person.team, **body, marks="شامة على الذراع الأيسر")
    monkeypatch.setattr(finding, "LOOKED_AT", 1)
    asked = Described.of(person, Description(**body, marks="وشم على الذراع الأيسر"))
    assert [like.person for like in finding.proposed([asked], Detainee.objects.all())] == [person]


def test_of_whom_nothing_telling_is_said_nobody_is_asked_for(
    person: Detainee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = Described(height=(172, 172), marks=tuple(marks_in("left arm")))
    with django_assert_num_queries(0):
        assert finding.proposed([asked], Detainee.objects.all()) == []


def test_what_is_sought_stands_in_no_address(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    other = nameless(documenter, person.team, marks="a burn on the back")
    answer = client_of(documenter).get(f"{PAGE}?marks=burn")  # an address that somebody made: it is not read
    assert references(answer.content.decode()) == [other.reference, person.reference]
    assert '<form method="post"' in answer.content.decode()
    assert re.fullmatch(re.escape(PAGE) + r"\?of=[\w-]{8}", sought_at(client_of(documenter), marks="burn", says="خالد"))


def test_what_is_found_is_a_page_that_can_be_opened_again(
    person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    nameless(documenter, person.team, marks="a burn on the back")
    client, typed = client_of(documenter), {"marks": "وشم قلب\nندبة", "dialects": ["idlib", "aleppo"], "sex": "male"}
    there = sought_at(client, **typed, more="of no field")
    for _time in range(2):
        answer = client.get(there)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
        assert references(answer.content.decode())[0] == person.reference
        assert {name: answer.context["form"][name].value() for name in typed} == typed


def test_a_search_that_is_over_says_so_and_shows_nobody(
    person: Detainee, documenter: User, client_of: ClientOf, english_of: ClientOf
) -> None:
    answer = english_of(documenter).get(sought_at(client_of(documenter), says="خالد"))
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "This search is over" in text
    assert "Show everybody" in text
    assert references(text) == []
    assert "Nobody" not in text


def test_what_is_kept_with_the_session_is_what_the_form_asks_for(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    sought_at(client, marks="scar", eyes="", more="of no field")
    [[_token, _page, typed]] = client.session["searched"]
    assert typed == "marks=scar"


def test_bad_input_is_kept(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    answer = client_of(documenter).post(PAGE, {"age_from": "old", "marks": "وشم"})
    assert answer.status_code == 422
    assert "وشم" in answer.content.decode()


@pytest.mark.parametrize("typed", [{}, {"marks": "وشم"}], ids=["all", "sought"])
def test_the_list_asks_as_much_of_two_as_of_twelve(
    typed: dict[str, str], documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    client, counts = client_of(documenter), []
    for more in (2, 10):
        for _ in range(more):
            nameless(documenter, documentation)
        there = sought_at(client, **typed) if typed else PAGE
        client.get(there)
        with CaptureQueriesContext(connection) as asked:
            client.get(there)
        counts.append(len(asked))
    assert counts[0] == counts[1]

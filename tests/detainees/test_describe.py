"""Describing a person anew: what was said before stays, and nobody is overwritten in silence."""

import pytest

from accounts.models import Team, User
from detainees.describing.keeping import describe
from detainees.models import Detainee
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.nameless import TATTOO, nameless, typed_description

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return nameless(documenter, documentation)


def page_of(person: Detainee) -> str:
    return f"/detainees/{person.reference}/description/"


def told_of(person: Detainee) -> list[tuple[int, bool, str]]:
    return [(each.number, each.in_force, each.marks) for each in person.descriptions.order_by("number")]


def test_a_change_is_a_description_beside_the_one_before(
    person: Detainee, documenter2: User, client_of: ClientOf
) -> None:
    typed = typed_description(version=person.version, marks="a burn on the back")
    assert client_of(documenter2).post(page_of(person), typed).status_code == 302
    assert told_of(person) == [(1, False, TATTOO["marks"]), (2, True, "a burn on the back")]
    person.refresh_from_db()
    assert (person.name_latin, person.changed_by) == ("Unidentified man, about 40", documenter2)


def test_the_page_shows_both_with_who_wrote_them(
    person: Detainee, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    describe(person, {"marks": "a burn on the back"}, by=documenter2)
    text = client_of(documenter).get(f"/detainees/{person.reference}/").content.decode()
    for shown in ("a burn on the back", "وشم قلب على الذراع الأيسر", str(documenter), str(documenter2)):
        assert shown in text


def test_who_describes_them_is_told_to_those_who_may_know_a_source(
    person: Detainee, documenter: User, analyst: User, client_of: ClientOf
) -> None:
    describe(person, {"marks": "a burn", "given_by": "a nurse of the hospital"}, by=documenter)
    address = f"/detainees/{person.reference}/"
    assert "a nurse of the hospital" in client_of(documenter).get(address).content.decode()
    assert "a nurse of the hospital" not in client_of(analyst).get(address).content.decode()


def test_what_somebody_else_stored_meanwhile_is_shown_and_what_was_typed_is_kept(
    person: Detainee, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    opened = person.version
    describe(person, {"marks": "a burn on the back"}, by=documenter2)
    typed = typed_description(version=opened, marks="a scar on the chin")
    answer = client_of(documenter).post(page_of(person), typed)
    text = answer.content.decode()
    assert answer.status_code == 409
    for word in ("burn", "back", "scar", "chin"):  # each is marked where the two differ
        assert word in text
    person.refresh_from_db()
    again = client_of(documenter).post(page_of(person), {**typed, "version": person.version})
    assert again.status_code == 302
    assert told_of(person)[-1] == (3, True, "a scar on the chin")


def test_who_was_named_meanwhile_is_not_overwritten_in_silence(
    person: Detainee, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    typed = typed_description(version=person.version)
    client_of(documenter).post(page_of(person), typed)
    person.refresh_from_db()
    opened = person.version
    client_of(documenter2).post(page_of(person), {**typed, "version": opened, "given_by": "his brother"})
    answer = client_of(documenter).post(page_of(person), {**typed, "version": opened, "given_by": "a driver"})
    assert answer.status_code == 409
    assert "his brother" in answer.content.decode()
    assert person.descriptions.get(in_force=True).given_by == "his brother"


def test_what_is_changed_is_not_said_in_the_name_of_who_described_them_before(
    person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    describe(person, {**TATTOO, "given_by": "a nurse of the hospital"}, by=documenter)
    form = client_of(documenter).get(page_of(person)).content.decode()
    assert "وشم قلب على الذراع الأيسر" in form
    assert "a nurse of the hospital" not in form


def test_the_same_by_nobody_in_particular_keeps_who_said_it(person: Detainee, documenter: User) -> None:
    first = describe(person, {**TATTOO, "given_by": "a nurse"}, by=documenter)
    assert describe(person, {**TATTOO, "given_by": ""}, by=documenter) == first


def test_the_same_once_more_adds_nothing(person: Detainee, documenter: User) -> None:
    describe(person, TATTOO, by=documenter)
    assert len(told_of(person)) == 1


def test_a_person_with_a_name_can_be_described_too(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    named = registered(documenter, documentation)
    client_of(documenter).post(page_of(named), typed_description(version=named.version))
    named.refresh_from_db()
    assert named.name_ar == "خالد محمود الخطيب"
    assert named.descriptions.get().in_force


def test_another_teams_documenter_changes_nothing(
    person: Detainee, colleague_documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(colleague_documenter).post(page_of(person), typed_description(version=person.version))
    assert answer.status_code == 403
    assert len(told_of(person)) == 1


def test_bad_input_is_kept(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    typed = typed_description(version=person.version, height_from="tall")
    answer = client_of(documenter).post(page_of(person), typed)
    assert answer.status_code == 422
    assert "tall" in answer.content.decode()
    assert len(told_of(person)) == 1

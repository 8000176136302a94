"""Changing the facts of a person: by the team, and never over what somebody else stored meanwhile."""

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.models import Authorship
from detainees.models import Detainee
from detainees.registration import add_names, change
from tests.conftest import ClientOf
from tests.detainees.making import KHALED, registered, restricted

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation, sex="male", birth=PartialDate("1980"))


def typed(version: int, **changes: str) -> dict[str, str]:
    return {"version": str(version), "sex": "male", "birth": "1980", **changes}


def page_of(person: Detainee) -> str:
    return f"/detainees/{person.reference}/edit/"


def test_the_form_shows_what_is_stored(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    change(person, {"age_stated": 34, "age_stated_on": "2013-05-17", "occupation": "نجار"}, by=documenter)
    text = client_of(documenter).get(page_of(person)).content.decode()
    for shown in ('value="1980"', 'value="34"', 'value="17/5/2013"', 'value="نجار"', 'value="2"'):
        assert shown in text


def test_a_change_is_stored_with_who_and_when(person: Detainee, documenter2: User, client_of: ClientOf) -> None:
    answer = client_of(documenter2).post(page_of(person), typed(1, occupation="نجار", army_defector="on"))
    assert answer.headers["Location"] == f"/detainees/{person.reference}/"
    person.refresh_from_db()
    assert (person.occupation, person.army_defector, person.version) == ("نجار", True, 2)
    assert person.changed_by == documenter2
    assert Authorship.objects.of("detainee", person.pk).filter(person=documenter2).exists()


def test_what_another_stored_meanwhile_is_not_overwritten(
    person: Detainee, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    change(person, {"occupation": "حداد"}, by=documenter2)
    answer = client_of(documenter).post(page_of(person), typed(1, occupation="نجار"))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="نجار"' in text
    assert "حداد" in text
    person.refresh_from_db()
    assert person.occupation == "حداد"


def test_who_has_seen_both_may_store_theirs(
    person: Detainee, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    change(person, {"occupation": "حداد"}, by=documenter2)
    text = client_of(documenter).post(page_of(person), typed(1, occupation="نجار")).content.decode()
    assert 'name="version" value="2"' in text
    client_of(documenter).post(page_of(person), typed(2, occupation="نجار"))
    person.refresh_from_db()
    assert person.occupation == "نجار"


def test_a_new_name_meanwhile_is_no_conflict_of_facts(
    person: Detainee, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    add_names(person, {**KHALED, "family": "الحمصي"}, {}, by=documenter2)
    assert client_of(documenter).post(page_of(person), typed(1)).status_code == 302


@pytest.mark.parametrize("version", ["", "0", "99", "one", "1 or 1=1"])
def test_a_version_that_is_none_overwrites_nothing(
    version: str, person: Detainee, documenter: User, client_of: ClientOf
) -> None:
    answer = client_of(documenter).post(page_of(person), {**typed(1, occupation="نجار"), "version": version})
    assert answer.status_code in (409, 422)
    person.refresh_from_db()
    assert person.occupation == ""


@pytest.mark.parametrize("reader", ["liaison", "analyst", "colleague_documenter", "overseer"])
def test_who_sees_but_may_not_change_is_told_so(
    reader: str, person: Detainee, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    answer = client_of(request.getfixturevalue(reader)).post(page_of(person), typed(1, occupation="نجار"))
    assert answer.status_code == 403
    person.refresh_from_db()
    assert person.version == 1


def test_another_organisation_finds_no_such_page(person: Detainee, other_documenter: User, client_of: ClientOf) -> None:
    assert client_of(other_documenter).post(page_of(person), typed(1)).status_code == 404


def test_a_restricted_person_is_changed_by_those_named_alone(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation)
    assert client_of(documenter).post(page_of(person), typed(2)).status_code == 404


def test_bad_input_is_refused_and_kept(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    answer = client_of(documenter).post(page_of(person), typed(1, birth="31/2/2013", occupation="نجار"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="31/2/2013"' in text
    assert 'value="نجار"' in text

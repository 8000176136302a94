"""Finding a person: by a reference in any form, by words of a name in either script, and never by an address."""

import pytest

from accounts.models import Team, User
from detainees.registration import register
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted
from tests.detainees.test_list import references

pytestmark = pytest.mark.django_db
PAGE = "/detainees/search/"


def found(client_of: ClientOf, reader: User, sought: str) -> list[str]:
    answer = client_of(reader).post(PAGE, {"sought": sought}, follow=True)
    assert answer.status_code == 200
    return references(answer.content.decode())


@pytest.mark.parametrize("sought", ["خالد", "الخطيب خالد", "خطيب", "KHALED", "khatib mahmoud", "خالد Mahmoud", "خَالِد"])
def test_a_name_is_found_in_either_script(
    sought: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    registered(documenter, documentation, "يوسف", home_governorate_id="SY-HI")
    assert person.reference in found(client_of, documenter, sought)


def test_every_word_has_to_fit(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    registered(documenter, documentation)
    assert found(client_of, documenter, "خالد درويش") == []


@pytest.mark.parametrize("sought", ["Mohamad Alkhatib", "Mihemed Xetib", "محمد خطيب", "mohammed ali al khateeb"])
def test_a_name_that_is_spelled_another_way_is_offered(
    sought: str, documentation: Team, documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    parts = {"given": "محمد", "father": "علي", "family": "الخطيب"}
    person = register(documentation, parts, {}, by=documenter)
    registered(documenter, documentation)
    assert set(found(client_of, documenter, sought)) == {person.reference}
    assert found(client_of, other_documenter, sought) == []


def test_a_reference_is_found_as_it_is_typed(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    person = registered(documenter, documentation)
    spoken = person.reference.lower().replace("-", " ")
    arabic_digits = person.reference.translate(str.maketrans("23456789", "٢٣٤٥٦٧٨٩"))
    for sought in (person.reference, spoken, arabic_digits, person.reference[2:]):
        assert found(client_of, documenter, sought) == [person.reference]


def test_a_misheard_reference_is_told(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    reference = registered(documenter, documentation).reference
    misheard = reference[:-1] + ("2" if reference[-1] != "2" else "3")
    answer = client_of(documenter).post(PAGE, {"sought": misheard}, follow=True)
    assert "callout" in answer.content.decode()


@pytest.mark.parametrize("by", ["name", "reference"])
def test_a_restricted_person_is_not_found(
    by: str, documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation)
    sought = person.reference if by == "reference" else "خالد"
    assert found(client_of, documenter, sought) == []
    assert found(client_of, supervisor, sought) == [person.reference]


def test_another_organisation_finds_nobody(
    documentation: Team, documenter: User, other_documenter: User, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    assert found(client_of, other_documenter, person.reference) == found(client_of, other_documenter, "خالد") == []


@pytest.mark.parametrize("sought", ["", "   ", "\u200b", "x" * 10_000, "a\0b", "%", "'; --", "\u202e", "٫٫"])
def test_what_cannot_be_sought_finds_nobody(
    sought: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    registered(documenter, documentation)
    assert found(client_of, documenter, sought) == []


def test_a_name_in_the_address_leads_to_the_list(documenter: User, client_of: ClientOf) -> None:
    answer = client_of(documenter).get(f"{PAGE}?sought=khaled")
    assert answer.headers["Location"] == "/detainees/"

"""The search box of every page."""

import pytest

from accounts.models import Team, User
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted
from tests.releases.making import entered, verified

pytestmark = pytest.mark.django_db
PAGE = "/search/"


def test_a_persons_reference_leads_to_the_person(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    reference = registered(documenter, documentation).reference
    answer = client_of(documenter).post(PAGE, {"sought": reference.lower().replace("-", "")})
    assert answer.headers["Location"] == f"/detainees/{reference}/"


def test_a_releases_reference_leads_to_the_release(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    reference = entered(documenter, documentation).reference
    answer = client_of(documenter).post(PAGE, {"sought": f" {reference} "})
    assert answer.headers["Location"] == f"/releases/{reference}/"


def test_a_name_leads_to_persons_and_their_releases(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = verified(documenter, supervisor, documentation)
    assert release.detainee
    text = client_of(documenter).post(PAGE, {"sought": "الخطيب"}, follow=True).content.decode()
    assert release.reference in text
    assert release.detainee.reference in text


def test_what_one_may_not_open_is_not_found(
    documentation: Team, documenter: User, analyst: User, other_documenter: User, client_of: ClientOf
) -> None:
    draft = entered(documenter, documentation)
    for reader, sought in ((analyst, draft.reference), (other_documenter, draft.reference), (analyst, "الخطيب")):
        answer = client_of(reader).post(PAGE, {"sought": sought}, follow=True)
        assert answer.status_code == 200
        assert f"/releases/{draft.reference}/" not in answer.content.decode()


def test_a_restricted_person_is_not_found(
    documentation: Team, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation)
    for sought in (person.reference, "خالد"):
        page = client_of(documenter).post(PAGE, {"sought": sought}, follow=True).content.decode()
        assert f"/detainees/{person.reference}/" not in page


def test_a_misheard_reference_is_told(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    reference = entered(documenter, documentation).reference
    misheard = reference[:-1] + ("2" if reference[-1] != "2" else "3")
    assert misheard in client_of(documenter).post(PAGE, {"sought": misheard}, follow=True).content.decode()


def test_the_page_opens_by_itself(documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(PAGE).status_code == 200


@pytest.mark.parametrize("sought", ["", " ", "x" * 10_000, "\0"])
def test_nothing_sought_is_said(sought: str, documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).post(PAGE, {"sought": sought}).status_code == 422


def test_a_stranger_is_led_to_the_login(client_of: ClientOf, stranger: User) -> None:
    assert client_of(stranger).post(PAGE, {"sought": "خالد"}).status_code == 302

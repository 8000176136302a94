"""The page of one person: what each reader sees of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.linking import link_people
from detainees.lists import Certainty, LinkKind, NameKind
from detainees.models import Detainee, Facility
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from detainees.registration import add_detention, add_names, add_other_name
from tests.conftest import ClientOf
from tests.detainees.making import KHALED, registered, restricted
from tests.releases.making import entered, verified
from tests.releases.records import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    """خالد الخطيب, held in Sednaya from 2013 on, also called Abu Mahmoud."""
    detainee = registered(documenter, documentation, birth=PartialDate("1980"), home_governorate_id="SY-HI", note="shy")
    sednaya = Facility.objects.get(pk="sednaya")
    stays = [{"facility": sednaya, "from_date": PartialDate("2013~")}]
    add_detention(detainee, {"arrest_date": PartialDate("2013-03"), "charge": "terrorism"}, stays, by=documenter)
    add_other_name(detainee, NameKind.KUNYA, "أبو محمود", by=documenter, given_by="a cousin")
    return detainee


def page(client_of: ClientOf, reader: User, person: Detainee) -> str:
    answer = client_of(reader).get(f"/detainees/{person.reference}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_tells_what_is_known(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    text = page(client_of, documenter, person)
    for known in ("خالد محمود الخطيب", "Khaled Mahmoud Al-Khatib", "1980", "أبو محمود", "صيدنايا", "2013"):
        assert known in text


def test_the_title_holds_no_name(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    title = page(client_of, documenter, person).partition("<title>")[2].partition("</title>")[0]
    assert person.reference in title
    assert "خالد" not in title


@pytest.mark.parametrize(
    ("reader", "sees"),
    [("documenter", True), ("supervisor", True), ("liaison", False), ("analyst", False), ("overseer", False)],
)
def test_who_gave_a_name_is_for_those_who_enter_and_verify(
    reader: str, sees: bool, person: Detainee, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    text = page(client_of, request.getfixturevalue(reader), person)
    assert ("a neighbour" in text, "a cousin" in text) == (sees, sees)


@pytest.mark.parametrize(("reader", "sees"), [("documenter", True), ("overseer", True), ("analyst", False)])
def test_notes_and_history_are_for_those_who_see_the_work(
    reader: str, sees: bool, person: Detainee, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    text = page(client_of, request.getfixturevalue(reader), person)
    assert ("shy" in text, 'id="history"' in text) == (sees, sees)


@pytest.mark.parametrize("reader", ["other_documenter", "other_supervisor"])
def test_another_organisation_finds_no_such_page(
    reader: str, person: Detainee, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    answer = client_of(request.getfixturevalue(reader)).get(f"/detainees/{person.reference}/")
    assert answer.status_code == 404


def test_a_restricted_person_has_a_page_for_those_named_alone(
    documentation: Team, supervisor: User, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation, documenter)
    assert page(client_of, documenter, person)
    assert client_of(documenter2).get(f"/detainees/{person.reference}/").status_code == 404


def test_older_names_stay_beside_the_newest(person: Detainee, documenter: User, client_of: ClientOf) -> None:
    add_names(person, {**KHALED, "family": "الحمصي"}, {}, by=documenter)
    text = page(client_of, documenter, person)
    assert "خالد محمود الحمصي" in text
    assert "خالد محمود الخطيب" in text


def test_only_who_enters_is_led_to_the_forms(
    person: Detainee, documenter: User, colleague_documenter: User, client_of: ClientOf
) -> None:
    edit = f"/detainees/{person.reference}/edit/"
    assert edit in page(client_of, documenter, person)
    assert edit not in page(client_of, colleague_documenter, person)


@pytest.mark.parametrize("reference", ["D-2222-2222", "d-7k3m-9qta", "خالد", "R-7K3M-9QTA"])
def test_an_unknown_reference_has_no_page(reference: str, documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(f"/detainees/{reference}/").status_code == 404


# -- What the floor above shows here -----------------------------------------------------------------------------------


def test_a_draft_is_shown_to_the_team_alone(
    documentation: Team, documenter: User, analyst: User, client_of: ClientOf
) -> None:
    release = entered(documenter, documentation)
    assert release.detainee
    assert release.reference in page(client_of, documenter, release.detainee)
    assert release.reference not in page(client_of, analyst, release.detainee)


def test_what_counts_is_shown_to_all_who_read_it(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    release = verified(documenter, supervisor, documentation)
    assert release.detainee
    assert release.reference in page(client_of, liaison, release.detainee)


def test_a_reader_is_not_told_of_a_change_that_is_not_verified(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    release = made(verified(documenter, supervisor, documentation), "amend", documenter)
    assert release.detainee
    text = page(client_of, liaison, release.detainee)
    assert "tone-good" in text.partition(release.reference)[2][:600]


def test_the_queries_do_not_grow_with_what_is_known(
    person: Detainee, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    def queries() -> int:
        client = client_of(documenter)
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/detainees/{person.reference}/")
        return len(captured)

    def link() -> Detainee:
        brother = registered(documenter, documentation, "يوسف")
        link_people(person, LinkKind.SIBLING, brother, Certainty.CERTAIN, team=documentation, by=documenter)
        return brother

    add_numbers(person, [GivenNumber("prison", "7")], by=documenter)
    link()
    queries()  # reads the reference rows that are kept
    few = queries()
    for year in ("2015", "2016"):
        sednaya = {"facility": Facility.objects.get(pk="sednaya")}
        add_detention(person, {"arrest_date": PartialDate(year)}, [sednaya, sednaya], by=documenter)
        add_names(person, KHALED, {}, by=documenter)
        add_other_name(person, NameKind.NICKNAME, "الطويل", by=documenter)
        add_numbers(person, [GivenNumber("prison", year), GivenNumber("court", year)], by=documenter)
        add_numbers(link(), [GivenNumber("prison", year)], by=documenter)
    assert queries() == few

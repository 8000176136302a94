"""The list of persons: who stands on it, how it is filtered, sorted and paged."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from detainees.models import Governorate, Place
from tests.conftest import ClientOf
from tests.detainees.making import registered, restricted

pytestmark = pytest.mark.django_db
PAGE = "/detainees/"


def references(text: str) -> list[str]:
    """The references on a page, in their order."""
    return re.findall(r'<bdi class="reference" dir="ltr">(D-\w{4}-\w{4})</bdi>', text)


def listed(client_of: ClientOf, reader: User, query: str = "") -> list[str]:
    return references(client_of(reader).get(f"{PAGE}{query}").content.decode())


def test_all_teams_of_the_organisation_see_the_person(
    documentation: Team, documenter: User, colleague_documenter: User, analyst: User, client_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    for reader in (documenter, colleague_documenter, analyst):
        assert listed(client_of, reader) == [person.reference]


def test_another_organisation_sees_nobody(
    documentation: Team, documenter: User, other_supervisor: User, client_of: ClientOf
) -> None:
    registered(documenter, documentation)
    assert listed(client_of, other_supervisor) == []


def test_a_restricted_person_is_listed_for_those_named_alone(
    documentation: Team, supervisor: User, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    person = restricted(supervisor, documentation, documenter)
    assert listed(client_of, documenter) == listed(client_of, supervisor) == [person.reference]
    assert listed(client_of, documenter2) == []


def test_an_administrator_opens_no_register(administrator: User, client_of: ClientOf) -> None:
    assert client_of(administrator).get(PAGE).status_code == 403


def test_filters_narrow_together(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    wanted = registered(documenter, documentation, sex="female", home_governorate_id="SY-HI")
    registered(documenter, documentation, sex="male", home_governorate_id="SY-HI")
    registered(documenter, documentation, sex="female")
    assert listed(client_of, documenter, "?sex=female&home=SY-HI") == [wanted.reference]


def test_an_unknown_home_is_a_filter_too(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    registered(documenter, documentation, home_governorate_id="SY-HI")
    unknown = registered(documenter, documentation)
    assert listed(client_of, documenter, "?home=unknown") == [unknown.reference]


def test_a_district_finds_its_subdistricts(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    homs = Governorate.objects.get(pk="SY-HI")
    district = Place.objects.create(pcode="SY0401", name_ar="حمص", name_en="Homs", level="2", governorate=homs)
    below = Place.objects.create(
        pcode="SY040101", name_ar="تلبيسة", name_en="Talbiseh", level="3", governorate=homs, parent=district
    )
    in_it = registered(documenter, documentation, home_governorate=homs, home_area=below)
    registered(documenter, documentation, home_governorate=homs)
    assert listed(client_of, documenter, "?area=SY0401") == [in_it.reference]
    assert listed(client_of, documenter, "?area=SY040101") == [in_it.reference]


def test_the_list_of_one_team(
    documentation: Team, family_centre: Team, documenter: User, colleague_documenter: User, client_of: ClientOf
) -> None:
    registered(documenter, documentation)
    theirs = registered(colleague_documenter, family_centre)
    assert listed(client_of, documenter, "?team=family-centre") == [theirs.reference]


@pytest.mark.parametrize(("sort", "order"), [("name", [1, 0]), ("-name", [0, 1]), ("entered", [0, 1]), ("", [1, 0])])
def test_the_list_is_sorted(
    sort: str, order: list[int], documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    persons = [registered(documenter, documentation, given) for given in ("يوسف", "آمنة")]
    assert listed(client_of, documenter, f"?sort={sort}") == [persons[place].reference for place in order]


@pytest.mark.parametrize("query", ["?home=SY-XX", "?sex=both", "?team=nobody"])
def test_a_filter_that_is_none_says_so_and_finds_nobody(
    query: str, documentation: Team, family_centre: Team, documenter: User, client_of: ClientOf
) -> None:
    registered(documenter, documentation)
    answer = client_of(documenter).get(f"{PAGE}{query}").content.decode()
    assert "error-summary" in answer
    assert references(answer) == []


def test_a_name_in_the_address_is_not_read(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    registered(documenter, documentation)
    assert len(listed(client_of, documenter, "?sought=nobody&name_ar=nobody")) == 1


def test_cursors_do_not_tell_a_name(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    for _number in range(26):
        registered(documenter, documentation)
    page = client_of(documenter).get(f"{PAGE}?sort=name").content.decode()
    link = re.search(r'rel="next" href="([^"]+)"', page)
    assert link
    assert "خالد" not in link[1]
    assert "%D8" not in link[1]
    assert len(listed(client_of, documenter, link[1].replace("&amp;", "&"))) == 1


def queries_of(client_of: ClientOf, reader: User) -> int:
    client = client_of(reader)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(PAGE).status_code == 200
    return len(queries)


def test_the_queries_do_not_grow_with_the_rows(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    registered(documenter, documentation, home_governorate_id="SY-HI")
    queries_of(client_of, documenter)  # reads the reference rows that are kept
    few = queries_of(client_of, documenter)
    for code in ("SY-ID", "SY-HM", "SY-DR", "SY-RD"):
        registered(documenter, documentation, home_governorate_id=code)
    assert queries_of(client_of, documenter) == few


def test_an_empty_register_says_what_to_do(documenter: User, analyst: User, client_of: ClientOf) -> None:
    assert "/detainees/new/" in client_of(documenter).get(PAGE).content.decode()
    assert "/detainees/new/" not in client_of(analyst).get(PAGE).content.decode()

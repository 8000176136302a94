"""What is missing in the work of teams: counted by kind, team and person; each number is the list that it leads to."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from detainees.models import Facility
from detainees.registration import add_detention
from releases.entry import change_facts
from releases.lacking import LACKING
from releases.missing import GAPS_OF_PERSON, GAPS_OF_RELEASE, Missing
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.releases.records import draft, release_in

pytestmark = pytest.mark.django_db
PAGE = "/releases/missing/"
GAPS = [[gap.name for gap in gaps] for gaps in (GAPS_OF_RELEASE, GAPS_OF_PERSON)]


@pytest.fixture
def gaps(documentation: Team, family_centre: Team, documenter: User, supervisor: User, documenter2: User,
         colleague_documenter: User) -> None:  # fmt: skip
    """Releases and persons of two teams that lack this and that."""
    draft(documentation, documenter)
    draft(documentation, documenter, home_id=None, facility_id=None)
    draft(documentation, documenter2, wave_id=None)
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    release_in(Status.REJECTED, documentation, documenter, supervisor, home_id=None)
    draft(family_centre, colleague_documenter, home_id=None)
    registered(documenter, documentation, home_governorate_id="SY-HI")
    registered(colleague_documenter, family_centre)


def numbers(page: str) -> list[tuple[int, str]]:
    """Every number of the page that is a link, with the address of its list."""
    cells = re.findall(r'<td class="number"[^>]*><a href="([^"]+)">(\d+)</a>', page)
    return [(int(number), unescape(url)) for url, number in cells]


def test_each_number_is_the_list_that_it_leads_to(
    gaps: None, supervisor2: User, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    for reader in (documenter, supervisor, supervisor2):
        client = client_of(reader)
        found = numbers(client.get(PAGE).content.decode())
        assert found
        for number, url in found:
            page = client.get(url)
            assert page.context["form"].errors == {}, url
            assert page.context["seen"].left_out == [], url
            assert page.context["page"].count == number, url


def test_what_was_set_aside_lacks_nothing(gaps: None, documenter: User) -> None:
    page = Missing(documenter)
    (_releases, lines), _persons = page.tables
    assert GAPS_OF_RELEASE[0].name == "home"
    assert lines[0].numbers[0].count == 1


def test_only_who_decides_sees_it_by_person(gaps: None, documenter: User, supervisor: User) -> None:
    assert Missing(documenter).by_person == []
    (_part, lines), _persons = Missing(supervisor).by_person
    assert {line.label for line in lines} >= {str(documenter)}


def test_another_team_is_not_counted(gaps: None, documenter: User, colleague_documenter: User) -> None:
    assert Missing(documenter).teams != Missing(colleague_documenter).teams
    (_part, lines), _persons = Missing(colleague_documenter).tables
    assert lines[0].numbers[0].count == 1


def test_every_gap_can_be_asked_of_the_list() -> None:
    assert {gap.name for gap in GAPS_OF_RELEASE} <= set(LACKING)
    assert len({gap.name for gap in GAPS_OF_PERSON}) == len(GAPS_OF_PERSON)


def test_who_enters_nothing_has_no_such_page(analyst: User, client_of: ClientOf) -> None:
    assert client_of(analyst).get(PAGE).status_code == 403


def test_it_is_counted_again_as_soon_as_something_was_written(
    gaps: None, remembers: None, documentation: Team, documenter: User
) -> None:
    def without(part: int, gap: str) -> int:
        line = Missing(documenter).parts[part].lines([documentation])[GAPS[part].index(gap)]
        return line.numbers[0].count

    def counted() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            assert Missing(documenter).tables
        return [query["sql"] for query in queries if "COUNT(" in query["sql"]]

    assert counted()
    assert not counted()
    before = without(0, "home")
    release = draft(documentation, documenter, home_id=None)
    assert without(0, "home") == before + 1
    change_facts(release, {"home_id": "SY-HI"}, by=documenter)
    assert without(0, "home") == before
    before = without(1, "facility")
    assert release.detainee
    add_detention(release.detainee, {}, [{"facility": Facility.objects.get(pk="adra")}], by=documenter)
    assert without(1, "facility") == before - 1


def test_the_queries_do_not_grow_with_the_records(
    gaps: None, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client_of(supervisor).get(PAGE).status_code == 200
        return len(queries)

    asked()
    few = asked()
    for _number in range(4):
        draft(documentation, documenter, facility_id=None)
    assert asked() == few

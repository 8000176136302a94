"""What came in by the public page, as the desk sees it: apart, as text, the oldest first, nobody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from accounts.models import Team, User
from config.waiting import WaitingFor
from families.waiting import AT_DESK
from tests.conftest import ClientOf
from tests.families.making import taken
from tests.families.writing import THEIRS, came_in, opened_to_public

pytestmark = pytest.mark.django_db
LIST = "/families/intake/"


@pytest.fixture(autouse=True)
def desk(documentation: Team) -> Team:
    """The desk to which one can write."""
    opened_to_public(documentation)
    return documentation


def test_what_waits_is_listed_the_oldest_first_and_counted_in_the_menu(
    desk: Team, liaison: User, client_of: ClientOf
) -> None:
    first, second = came_in(desk), came_in(desk, sought="سامر الحلاق", number="")
    page = client_of(liaison).get(LIST)
    assert [row.intake for row in page.context["rows"]] == [first, second]
    assert [row.written.sought for row in page.context["rows"]] == ["خالد محمود الخطيب", "سامر الحلاق"]
    assert WaitingFor(liaison).of(*AT_DESK).number == 2
    assert LIST in client_of(liaison).get("/families/").content.decode()


def test_each_desk_sees_its_own(desk: Team, overseer: User, analyst: User, client_of: ClientOf) -> None:
    intake = came_in(desk)
    assert client_of(overseer).get(LIST).context["rows"] == []
    assert client_of(overseer).get(intake.get_absolute_url()).status_code == 404
    assert client_of(analyst).get(LIST).status_code == 403
    assert WaitingFor(overseer).of(*AT_DESK).number == 0


def test_a_script_stays_text(desk: Team, liaison: User, client_of: ClientOf) -> None:
    intake = came_in(desk, sought="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>\u202eabc")
    for address in (LIST, intake.get_absolute_url()):
        page = client_of(liaison).get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "\u202e" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_the_number_is_not_shown(desk: Team, liaison: User, client_of: ClientOf) -> None:
    intake = came_in(desk)
    page = client_of(liaison).get(intake.get_absolute_url()).content.decode()
    assert "900311" not in page
    assert "+44" in page


def test_who_has_the_same_number_is_pointed_out(
    desk: Team, liaison: User, client_of: ClientOf, english_of: ClientOf
) -> None:
    known = taken(liaison, desk, number=THEIRS)
    first, second = came_in(desk), came_in(desk)
    alone = came_in(desk, number="+447700900555")
    rows = client_of(liaison).get(LIST).context["rows"]
    assert [(row.intake, row.known, row.twice) for row in rows] == [
        (first, True, True), (second, True, True), (alone, False, False),
    ]  # fmt: skip
    shown = english_of(liaison).get(LIST).content.decode()
    assert f"<bdi>{rows[0].written.sought}</bdi><div" in shown, "a hint has a line of its own"
    page = client_of(liaison).get(first.get_absolute_url())
    assert page.context["page"].twins == [second]
    assert known.reference in page.content.decode()


def test_a_caller_of_another_desk_is_not_hinted_at(
    desk: Team, family_centre: Team, overseer: User, liaison: User, client_of: ClientOf
) -> None:
    taken(overseer, family_centre, number=THEIRS)
    came_in(desk)
    [row] = client_of(liaison).get(LIST).context["rows"]
    assert not row.known


def test_the_list_asks_no_more_for_many_than_for_one(desk: Team, liaison: User, client_of: ClientOf) -> None:
    client = client_of(liaison)
    sizes = []
    for number in (1, 6):
        for n in range(number):
            came_in(desk, number=f"+4477009004{n:02}")
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        sizes.append(len(queries))
    assert sizes[0] == sizes[1]


def test_the_reference_leads_there_from_the_search_box(
    desk: Team, liaison: User, overseer: User, client_of: ClientOf
) -> None:
    intake = came_in(desk)
    found = client_of(liaison).post("/search/", {"sought": intake.reference.lower()})
    assert found.headers["Location"] == intake.get_absolute_url()
    answer = client_of(overseer).post("/search/", {"sought": intake.reference}, follow=True)
    assert answer.status_code == 200
    assert intake.get_absolute_url() not in answer.content.decode()


@pytest.mark.parametrize("query", ["?status=x", "?status=rejected", "?team=nobody", "?after=%00", "?sort=-received"])
def test_a_strange_address_breaks_nothing(query: str, desk: Team, liaison: User, client_of: ClientOf) -> None:
    came_in(desk)
    assert client_of(liaison).get(f"{LIST}{query}").status_code == 200


def test_what_does_not_open_here_is_listed_and_can_be_rejected(
    desk: Team, liaison: User, client_of: ClientOf, settings: Settings
) -> None:
    intake = came_in(desk)
    settings.KEYS = {**settings.KEYS, "fields": "0" * 64}
    assert client_of(liaison).get(LIST).status_code == 200
    assert client_of(liaison).get(intake.get_absolute_url()).status_code == 409
    page = f"{intake.get_absolute_url()}reject/"
    assert client_of(liaison).post(page, {"revision": 0, "reason": "unusable"}).status_code == 302

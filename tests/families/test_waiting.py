"""Above the list of the desk stands how much waits of each kind; the page of a kind shows all of it, and no other's."""

import pytest

from accounts.models import Team, User
from families import desk as desk_room
from families.desk import AT_THE_TOP, Desk
from families.waiting import KINDS
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.families.at_desk import waits
from tests.families.handing import address, sent
from tests.families.making import taken
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_waits_the_page_says_so(
    kind: str, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    assert waits(client_of(liaison), kind) == []


def test_another_kind_is_no_page(documentation: Team, liaison: User, client_of: ClientOf) -> None:
    assert client_of(liaison).get("/families/waiting/everything/").status_code == 404


def test_what_was_handed_over_is_counted_above_the_list_and_leads_to_its_page(
    documentation: Team, liaison: User, supervisor: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_room, "ABOVE", 2)
    given = [taken(liaison, documentation) for _each in range(3)]
    for number, inquiry in enumerate(given, start=1):
        client_of(liaison).post(address(inquiry), sent(inquiry, supervisor))
        (shown,) = Desk(supervisor).kinds
        assert (shown.kind.name, shown.number, shown.more) == ("handed", min(number, 2), number > 2)
    assert "/families/waiting/handed/" in client_of(supervisor).get("/families/").content.decode()
    rows = waits(client_of(supervisor), "handed")
    assert {one.inquiry for each in rows for one in each.given} == set(given)
    assert "handed" not in {each.kind.name for each in Desk(liaison).kinds}
    assert waits(client_of(liaison), "handed") == []


def test_those_beyond_the_first_are_on_the_page(
    documentation: Team, documenter: User, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    asked = {taken(liaison, documentation, detainee=release.detainee) for _each in range(AT_THE_TOP + 1)}
    desk, page = Desk(liaison), client_of(liaison).get("/families/").content.decode()
    assert (len(desk.released), desk.more_released) == (AT_THE_TOP, True)
    assert "/families/waiting/released/" in page
    assert {line.inquiry for line in waits(client_of(liaison), "released")} == asked

"""Whoever is one person is as closed as the strictest entry; an undoing opens what the merge closed, and no more."""

import pytest

from accounts.models import Team, User
from accounts.rights import Role
from casework.models import MoveMade
from detainees.models import Detainee, Merge
from detainees.models.detainees import SUBJECT
from detainees.numbering import add_numbers
from detainees.numbers import GivenNumber
from detainees.restriction import lift, readers_of, restrict
from tests.conftest import ClientOf, make_person
from tests.detainees.making import registered, restricted
from tests.detainees.pairing import merged, pair_of, parted
from tests.faults.attacking import as_if_committed
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


@pytest.fixture
def closed(documentation: Team, documenter: User, supervisor: User) -> Detainee:
    return restricted(supervisor, documentation, documenter)


def sees(client_of: ClientOf, reader: User, detainee: Detainee) -> bool:
    return client_of(reader).get(f"/detainees/{detainee.reference}/", follow=True).status_code == 200


@pytest.mark.parametrize("open_one_stands", [True, False])
def test_the_result_is_as_closed_as_the_stricter_one(
    open_one_stands: bool, opened: Detainee, closed: Detainee, documenter: User, documenter2: User, supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    assert sees(client_of, documenter2, opened)
    merged(*((opened, closed) if open_one_stands else (closed, opened)), by=supervisor)
    as_if_committed()
    for entry in (opened, closed):
        assert entry.restricted
        assert set(readers_of(entry)) == {documenter, supervisor}
        assert not sees(client_of, documenter2, entry)
        assert sees(client_of, documenter, entry)


def test_undone_each_is_as_open_as_before(
    opened: Detainee, closed: Detainee, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    parted(merge, by=supervisor)
    as_if_committed()
    assert sees(client_of, documenter2, opened)
    assert not sees(client_of, documenter2, closed)


def test_two_that_are_restricted_are_open_to_those_who_saw_both(
    documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    one = restricted(supervisor, documentation, documenter)
    other = restricted(supervisor, documentation, documenter, documenter2)
    (merge,) = merged(one, other, by=supervisor)
    assert set(readers_of(other)) == {documenter, supervisor}
    parted(merge, by=supervisor)
    assert set(readers_of(other)) == {documenter, documenter2, supervisor}
    assert set(readers_of(one)) == {documenter, supervisor}


def test_who_closes_the_person_closes_every_entry(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    one, other = (registered(documenter, documentation) for _ in range(2))
    merged(one, other, by=supervisor)
    typed = {"version": str(one.version), "restricted": "on", "readers": [str(documenter.pk)]}
    assert client_of(supervisor).post(f"/detainees/{one.reference}/restriction/", typed).status_code == 302
    as_if_committed()
    other.refresh_from_db()
    assert other.restricted
    assert not sees(client_of, documenter2, other)


def test_what_was_closed_on_purpose_since_stays_closed(
    opened: Detainee, closed: Detainee, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    restrict(opened, [documenter], by=supervisor)
    parted(merge, by=supervisor)
    as_if_committed()
    assert not sees(client_of, documenter2, opened)


def test_what_was_opened_on_purpose_since_stays_open(
    opened: Detainee, closed: Detainee, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    lift(opened, by=supervisor)
    parted(merge, by=supervisor)
    as_if_committed()
    assert sees(client_of, documenter2, opened)
    assert sees(client_of, documenter2, closed)


def test_closing_and_opening_stand_in_the_history(opened: Detainee, closed: Detainee, supervisor: User) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    parted(merge, by=supervisor)
    moves = MoveMade.objects.of(SUBJECT, opened.pk).values_list("name", flat=True)
    assert list(moves) == ["restrict", "lift"]


def test_a_supervisor_who_sees_one_of_them_only_merges_nothing(
    opened: Detainee, closed: Detainee, documentation: Team, client_of: ClientOf
) -> None:
    stranger = make_person("supervisor3", (documentation, Role.SUPERVISOR))
    pair = pair_of(opened, closed)
    assert client_of(stranger).get(f"/duplicates/{pair.pk}/merge/").status_code == 404


# -- Who opens and closes a person of several entries ------------------------------------------------------------------


@pytest.fixture
def theirs(family_centre: Team, overseer: User, supervisor: User) -> Detainee:
    """Closed by the family centre; a supervisor of documentation is named as a reader, and decides nothing there."""
    return restricted(overseer, family_centre, supervisor)


def asks(client_of: ClientOf, by: User, person: Detainee, *readers: User, restricted: str = "") -> int:
    person.refresh_from_db()
    typed = {
        "version": str(person.version),
        "restricted": restricted,
        "readers": [str(reader.pk) for reader in readers],
    }
    status = client_of(by).post(f"/detainees/{person.reference}/restriction/", typed).status_code
    as_if_committed()
    return status


@pytest.mark.parametrize("restricted", ["", "on"])
def test_a_reader_who_may_not_open_or_close_a_person_may_not_by_way_of_a_merge(
    restricted: str, opened: Detainee, theirs: Detainee, supervisor: User, overseer: User, client_of: ClientOf
) -> None:
    assert asks(client_of, supervisor, theirs, restricted=restricted) == 403
    merged(opened, theirs, by=supervisor)
    assert asks(client_of, supervisor, opened, restricted=restricted) == 403
    assert "/restriction/" not in client_of(supervisor).get(f"/detainees/{opened.reference}/").content.decode()
    assert sees(client_of, overseer, theirs)
    theirs.refresh_from_db()
    assert theirs.restricted


def test_who_decides_on_one_of_two_closed_entries_opens_neither(
    closed: Detainee, theirs: Detainee, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    merged(closed, theirs, by=supervisor)
    assert asks(client_of, supervisor, closed) == 403
    assert readers_of(theirs).get() == supervisor


def test_the_team_that_closed_an_entry_opens_it_where_another_entry_stands(
    opened: Detainee, theirs: Detainee, supervisor: User, overseer: User, documenter2: User, client_of: ClientOf
) -> None:
    merged(opened, theirs, by=supervisor)
    assert "/restriction/" in client_of(overseer).get(f"/detainees/{opened.reference}/").content.decode()
    assert asks(client_of, overseer, opened) == 302
    assert sees(client_of, documenter2, opened)


def test_each_team_closes_its_own_entries_by_itself_and_the_person_with_them(
    opened: Detainee, family_centre: Team, colleague_documenter: User, supervisor: User, supervisor2: User,
    documenter2: User, client_of: ClientOf,
) -> None:  # fmt: skip
    open_too = registered(colleague_documenter, family_centre)
    (merge,) = merged(opened, open_too, by=supervisor2)
    assert asks(client_of, supervisor, opened, supervisor2, restricted="on") == 302
    assert not sees(client_of, documenter2, open_too)
    parted(merge, by=supervisor2)
    assert sees(client_of, documenter2, open_too)
    assert not sees(client_of, documenter2, opened)


# -- Undone in any order -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_group_undone_in_any_order_is_as_open_as_before(
    order: tuple[int, int], opened: Detainee, closed: Detainee, documentation: Team, documenter: User,
    supervisor: User,
) -> None:  # fmt: skip
    second = registered(documenter, documentation)
    merges = merged(opened, second, closed, by=supervisor)
    for at in order:
        parted(merges[at], by=supervisor)
        as_if_committed()
    for entry in (opened, second, closed):
        entry.refresh_from_db()
    assert [entry.restricted for entry in (opened, second, closed)] == [False, False, True]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_open_entry_that_was_merged_with_two_restricted_ones_is_open_again(
    order: tuple[int, int], opened: Detainee, closed: Detainee, documentation: Team, documenter: User,
    documenter2: User, supervisor: User,
) -> None:  # fmt: skip
    second = restricted(supervisor, documentation, documenter, documenter2)
    merges = [merged(opened, other, by=supervisor)[0] for other in (second, closed)]
    for at in order:
        parted(merges[at], by=supervisor)
        as_if_committed()
    opened.refresh_from_db()
    assert not opened.restricted
    assert set(readers_of(second)) == {documenter, documenter2, supervisor}
    assert set(readers_of(closed)) == {documenter, supervisor}


# -- What was written meanwhile ----------------------------------------------------------------------------------------


def undoing(english_of: ClientOf, reader: User, merge: Merge) -> str:
    page = english_of(reader).get(f"/duplicates/merges/{merge.pk}/undo/").content.decode()
    return page.partition("<main")[2].partition("</main")[0]


def test_the_page_of_the_undoing_says_who_will_see_what(
    opened: Detainee, closed: Detainee, supervisor: User, english_of: ClientOf
) -> None:
    (merge,) = merged(opened, closed, by=supervisor)
    staying, _, going = undoing(english_of, supervisor, merge).partition("These become a person of their own again")
    assert "Opened to the whole organisation" in staying
    assert "Open to these people alone: <bdi>Documenter</bdi>, <bdi>Supervisor</bdi>" in going


def test_of_people_who_are_open_it_says_nothing(
    opened: Detainee, documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    (merge,) = merged(opened, registered(documenter, documentation), by=supervisor)
    page = undoing(english_of, supervisor, merge)
    assert "Opened to the whole organisation" not in page
    assert "people alone" not in page


@pytest.mark.parametrize("what", ["a number", "a release"])
def test_an_open_entry_in_which_something_was_written_since_stays_closed_and_the_page_says_so(
    what: str, opened: Detainee, closed: Detainee, documenter: User, documenter2: User, supervisor: User,
    english_of: ClientOf,
) -> None:  # fmt: skip
    (merge,) = merged(opened, closed, by=supervisor)
    if what == "a number":
        add_numbers(opened, [GivenNumber("national", "01234567890")], by=documenter)
    else:
        draft(opened.team, documenter, detainee=opened)
    page = undoing(english_of, supervisor, merge)
    assert "Opened to the whole organisation" not in page
    assert "Something was written in this entry since the merge" in page
    parted(merge, by=supervisor)
    as_if_committed()
    assert not sees(english_of, documenter2, opened)
    assert set(readers_of(opened)) == {documenter, supervisor}


def test_what_was_written_while_it_was_closed_stays_closed_in_whatever_order_it_is_undone(
    opened: Detainee, closed: Detainee, documentation: Team, documenter: User, documenter2: User, supervisor: User
) -> None:
    """It may be about the first one; who may see the second alone does not come to see it."""
    (first,) = merged(opened, closed, by=supervisor)
    add_numbers(opened, [GivenNumber("national", "01234567890")], by=documenter)
    (second,) = merged(opened, restricted(supervisor, documentation, documenter, documenter2), by=supervisor)
    for merge in (first, second):
        parted(merge, by=supervisor)
        as_if_committed()
        assert set(readers_of(opened)) == {documenter, supervisor}

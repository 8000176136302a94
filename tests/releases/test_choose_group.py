"""Choosing the group that a person was part of, and what the pages of both say."""

from html import unescape

import pytest
from django.test import Client

from accounts.models import Team, User
from casework.models import MoveMade
from detainees.restriction import restrict
from releases.models import Release
from releases.named import names_of
from releases.placing import offered_to
from tests.conftest import ClientOf
from tests.releases.making import entered, verified
from tests.releases.records import move
from tests.releases.test_places import DEFECTORS, WAVE, group, name, submitted
from tests.releases.test_tally_screen import reading

__all__ = ["group", "name"]


@pytest.fixture
def english(client_of: ClientOf, documenter: User) -> Client:
    return reading(client_of, documenter)


def page(client: Client, release: Release, more: str = "") -> str:
    return unescape(client.get(f"/releases/{release.reference}/{more}").content.decode())


def test_those_groups_are_offered_that_fit_and_have_room(
    group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    other_home = verified(documenter, supervisor, documentation, **DEFECTORS | {"group_governorates": ["SY-HM"]})
    full = verified(documenter, supervisor, documentation, **DEFECTORS | {"group_count": 1})
    verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=full)
    draft = entered(documenter, documentation, home_id="SY-DR", wave_id="decree-7-2022")
    offered = [one.release for one in offered_to(draft, documenter)]
    assert offered == [group]
    assert other_home not in offered


def test_the_group_is_chosen_from_those_that_fit(
    group: Release, english: Client, documenter: User, documentation: Team
) -> None:
    draft = entered(documenter, documentation, home_id="SY-DR")
    assert "Choose the group" in page(english, draft)
    assert "army defectors: 3, of which 0 named" in page(english, draft, "group/")
    address, sent = f"/releases/{draft.reference}/group/", {"group": group.reference, "version": draft.version}
    assert english.post(address, sent).status_code == 302
    draft.refresh_from_db()
    assert draft.of_group == group
    assert "counted by name instead of there" in page(english, draft)


def test_a_group_that_does_not_fit_and_a_stale_page_are_refused(
    group: Release, english: Client, documenter: User, documentation: Team
) -> None:
    draft = entered(documenter, documentation, home_id="SY-HL", **WAVE)
    address = f"/releases/{draft.reference}/group/"
    assert "No group fits" in page(english, draft, "group/")
    assert english.post(address, {"group": group.reference, "version": draft.version}).status_code == 422
    assert english.post(address, {"group": "", "version": draft.version + 1}).status_code == 409
    assert english.get(f"/releases/{group.reference}/group/").status_code == 403


def test_the_page_of_the_group_says_how_many_have_names_and_who(name: Release, group: Release, english: Client) -> None:
    shown = page(english, group)
    assert "3, of which 1 named." in shown
    assert "Counted without a name: 2." in shown
    assert name.reference in shown


def test_a_name_that_is_not_open_is_counted_and_not_shown(
    name: Release, group: Release, documenter: User, supervisor: User, analyst: User
) -> None:
    assert name.detainee is not None
    restrict(name.detainee, [documenter], by=supervisor)
    found = names_of(group, analyst)
    assert found is not None
    assert (found.named, found.left, found.closed, found.releases) == (1, 2, 1, [])


def test_a_move_made_by_somebody_else_on_a_full_group_leaves_nothing(
    group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    for _number in range(3):
        verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group)
    fourth = submitted(documenter, documentation, home_id="SY-DR", **WAVE, of_group=group)
    assert not isinstance(move(fourth, "verify", supervisor), MoveMade)


def test_the_page_of_a_group_says_how_a_name_takes_its_place_and_a_submitted_one_what_to_do_first(
    group: Release, english: Client, documenter: User, documentation: Team
) -> None:
    shown = page(english, group)
    assert "A name takes its place here so" in shown
    assert '"/releases/new/"' in shown
    waiting = submitted(documenter, documentation, home_id="SY-DR", **WAVE)
    assert "take it back first" in page(english, waiting)


def test_a_group_is_found_by_each_of_its_governorates_and_its_row_names_them(group: Release, english: Client) -> None:
    for scope in ("", "&scope=verified"):
        for home, is_found in (("SY-DR", True), ("SY-RD", True), ("SY-HM", False)):
            listed = unescape(english.get(f"/releases/?home={home}&groups=on{scope}").content.decode())
            assert (group.reference in listed) is is_found, (home, scope)
    assert "Daraa, Rural Damascus" in unescape(english.get("/releases/?groups=on").content.decode())

"""Two people change one record: whose word stands is chosen for each fact, and nothing is overwritten unseen."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils.timezone import localtime

from accounts.models import Team, User
from casework.drafts import keep
from casework.last_change import last_change
from casework.models import Draft
from releases.amendment import CHANGE
from releases.entry import change_facts
from releases.lists import Need
from releases.models import Release
from tests.conftest import ClientOf
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(documentation: Team, documenter: User) -> Release:
    """A draft."""
    return draft(documentation, documenter)


def opened(client: Client, release: Release) -> dict[str, Any]:
    """What the page of change sends when nothing was typed in it."""
    shown = client.get(f"/releases/{release.reference}/change/").content.decode()
    began = re.search(r'name="began" value="([^"]*)"', shown)
    assert began is not None
    text = unescape(began[1])
    stood = {name: values[0] for name, values in json.loads(text).items() if values}
    return {**stood, "version": str(release.version), "began": text}


def send(client: Client, release: Release, sent: dict[str, Any]) -> Any:
    answer = client.post(f"/releases/{release.reference}/change/", sent)
    release.refresh_from_db()
    return answer


def test_what_was_found_theirs_and_mine_stand_beside_each_other(
    release: Release, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    change_facts(release, {"authority": "as it was"}, by=documenter)
    client = english_of(documenter)
    sent = opened(client, release)
    change_facts(release, {"authority": "as they say"}, by=documenter2)
    answer = send(client, release, {**sent, "authority": "as I say"})
    (side,) = answer.context["amendment"].theirs
    assert answer.status_code == 409
    assert (side.was, side.theirs, side.mine, side.first) == ("as it was", "as they say", "as I say", "mine")


def test_what_one_did_not_touch_becomes_theirs_and_is_not_overwritten(
    release: Release, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    sent = opened(client, release)
    change_facts(release, {"home_id": "SY-HM", "authority": "theirs"}, by=documenter2)
    answer = send(client, release, {**sent, "note": "mine"})
    sides = {side.name: side.first for side in answer.context["amendment"].theirs}
    assert sides == {"home": "theirs", "authority": "theirs", "note": "mine"}
    form = answer.context["amendment"].form
    again = {**sent, "version": str(release.version), "began": form.data["began"], "note": "mine"}
    chosen = {f"keep-{name}": first for name, first in sides.items()}
    assert send(client, release, {**again, **chosen}).status_code == 302
    assert (release.home_id, release.authority, release.note) == ("SY-HM", "theirs", "mine")


@pytest.mark.parametrize(("choice", "stands"), [("mine", "as I say"), ("theirs", "as they say")])
def test_the_word_that_is_chosen_stands(
    choice: str, stands: str, release: Release, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    sent = {**opened(client, release), "authority": "as I say"}
    change_facts(release, {"authority": "as they say"}, by=documenter2)
    assert send(client, release, sent).status_code == 409
    sent |= {"version": str(release.version), "keep-authority": choice}
    assert send(client, release, sent).status_code == 302
    assert release.authority == stands


def test_choices_dates_and_ticks_are_compared_as_they_are_typed(
    release: Release, documenter: User, english_of: ClientOf
) -> None:
    change_facts(release, {"needs": [Need.values[0]], "was_disappeared": True}, by=documenter)
    client = english_of(documenter)
    sent = opened(client, release)
    change_facts(release, {"note": "ask again"}, by=documenter)
    answer = send(client, release, {**sent, "was_disappeared": "on"})
    assert [side.name for side in answer.context["amendment"].theirs] == ["note"]


def test_what_is_typed_under_theirs_stands_also_without_script(
    release: Release, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    sent = opened(client, release)
    change_facts(release, {"authority": "as they say"}, by=documenter2)
    answer = send(client, release, {**sent, "note": "mine"})
    (side, note) = answer.context["amendment"].theirs
    assert (side.first, note.first) == ("theirs", "mine")
    drawn = {each.drawn_name: each.as_drawn for each in (side, note)}
    again = {**sent, "version": str(release.version), "note": "mine", "keep-authority": "theirs", **drawn}
    assert send(client, release, {**again, "authority": "better than both"}).status_code == 302
    assert release.authority == "better than both"


def test_it_says_who_changed_it_and_when_and_offers_nothing_else_to_go_on_with(
    release: Release, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    client = english_of(documenter)
    sent = opened(client, release)
    kept = keep(QueryDict("once=" + "k" * 24 + "&authority=as I say"), CHANGE, by=documenter, about=release.reference)
    assert isinstance(kept, Draft)
    assert "You began this before" in client.get(f"/releases/{release.reference}/change/").content.decode()
    change_facts(release, {"authority": "as they say"}, by=documenter2)
    page = send(client, release, {**sent, "authority": "as I say"}).content.decode()
    above, _table, _below = page.partition('<table class="table stacks changes versions">')
    assert f"Changed by <bdi>{documenter2}</bdi>" in above
    assert f'datetime="{localtime(release.changed_at):%Y-%m-%d}' in above
    assert "You began this before" not in page


def test_who_is_of_no_team_of_the_readers_is_called_by_the_alias(
    release: Release, supervisor: User, overseer: User
) -> None:
    change_facts(release, {"authority": "as they say"}, by=supervisor)
    assert last_change(release.changed_by, release.changed_at, overseer).who == supervisor.alias

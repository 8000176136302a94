"""A number beside the menu is counted again as soon as something was written that can change it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework import remembering
from casework.remembering import one_look, this_minute
from config.waiting import Waiting, WaitingFor
from detainees.desk.waiting import waiting_at_desk
from releases.models import Release
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.pairing import pair_of, seen_of
from tests.releases.records import draft, move

Counted = tuple[list[int], Callable[[User, int], int]]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembers")]


@pytest.fixture
def counting() -> Counted:
    """How often it was counted, and what counts: up to how many is all it says."""
    asked: list[int] = []

    def count(_person: User, most: int) -> int:
        asked.append(most)
        return most

    return asked, count


def test_nothing_was_written_and_nothing_is_counted_again(
    supervisor: User, supervisor2: User, counting: Counted
) -> None:
    asked, count = counting
    assert [WaitingFor(supervisor).of(count) for _page in range(3)] == [Waiting(99, True)] * 3
    assert asked == [100]
    WaitingFor(supervisor2).of(count)
    assert asked == [100, 100]  # somebody else sees another number


def test_a_move_counts_anew(documentation: Team, documenter: User, supervisor: User, counting: Counted) -> None:
    asked, count = counting
    release: Release = draft(documentation, documenter)
    WaitingFor(supervisor).of(count)
    move(release, "submit", documenter)
    WaitingFor(supervisor).of(count)
    assert len(asked) == 2


def test_a_minute_later_it_is_counted_anew(
    supervisor: User, counting: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, count = counting
    monkeypatch.setattr(remembering, "this_minute", this_minute)
    for minute in (1, 1, 2):
        moment = datetime(2026, 1, 1, 8, minute, 30, tzinfo=UTC)
        monkeypatch.setattr("casework.remembering.timezone.now", partial(lambda now: now, moment))
        WaitingFor(supervisor).of(count)
    assert len(asked) == 2


def test_what_one_decided_is_no_more_counted_on_the_next_page(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    pair = pair_of(registered(documenter, documentation), registered(documenter, documentation))
    client = client_of(supervisor)
    assert WaitingFor(supervisor).of(waiting_at_desk) == Waiting(1, False)
    client.post(f"/duplicates/{pair.pk}/", {"decision": "different", "seen": seen_of(pair)})
    pair.refresh_from_db()
    assert pair.decision == "different"
    assert WaitingFor(supervisor).of(waiting_at_desk) == Waiting(0, False)


def looks(captured: CaptureQueriesContext) -> int:
    """How often it was looked up what was written."""
    return sum("pg_sequence_last_value" in query["sql"] and "_session" not in query["sql"] for query in captured)


def test_a_page_looks_once_at_what_was_written(liaison: User, client_of: ClientOf) -> None:
    client = client_of(liaison)
    client.get("/families/")  # then the process knows of what its pages ask
    with CaptureQueriesContext(connection) as captured:
        client.get("/families/")
    assert looks(captured) == 1


def test_a_look_lasts_no_longer_than_its_page(
    documentation: Team, documenter: User, supervisor: User, counting: Counted
) -> None:
    asked, count = counting
    release = draft(documentation, documenter)
    with one_look():
        WaitingFor(supervisor).of(count)
    move(release, "submit", documenter)
    WaitingFor(supervisor).of(count)
    assert len(asked) == 2

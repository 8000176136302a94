"""Saved views are remembered until one is written: a colleague waits for none, and none stays that has gone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.seen.saved import delete, open_with, save, take_away, views_of
from tests.casework.seen.test_saved_views import saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembers")]


def named(reader: User) -> list[str]:
    return [view.name for view in views_of(reader, "releases")]


def test_they_are_not_asked_for_again(documenter: User) -> None:
    saved(documenter)
    assert named(documenter) == ["Not Sednaya"]
    with CaptureQueriesContext(connection) as asked:
        assert named(documenter) == ["Not Sednaya"]
    assert len(asked) == 1, "whether something was written, and nothing else"


def test_what_is_shared_and_taken_away_is_so_at_once(documentation: Team, documenter: User, documenter2: User) -> None:
    view = saved(documenter)
    assert named(documenter2) == []
    save("releases", "Ours", view.address, documentation, by=documenter, instead=view)
    assert named(documenter2) == ["Ours"]
    assert take_away(view, by=documenter) is None
    assert named(documenter2) == []
    assert named(documenter) == ["Ours"]


def test_what_is_deleted_is_gone_at_once(documenter: User) -> None:
    view = saved(documenter)
    assert named(documenter) == ["Not Sednaya"]
    assert delete(view, by=documenter) is None
    assert named(documenter) == []


def test_a_list_opens_as_it_was_last_asked_to(documenter: User) -> None:
    view = saved(documenter)
    for default in (view, None, view):
        open_with("releases", default, by=documenter)
        (shown,) = views_of(documenter, "releases")
        assert shown.is_default is (default is not None)

"""A person saves a view twice in one instant, or chooses twice with which one a list opens: one waits for the other.

The control takes the lock away and shows that both would then believe that there is none yet; PostgreSQL refuses one.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread, current_thread
from typing import Any
from weakref import WeakSet

import pytest
from django.db import DatabaseError, connections
from django.db.models import QuerySet

from accounts.models import User
from accounts.moves import Refusal
from casework.models import DefaultView, SavedView
from casework.seen import saved
from tests.faults.meeting import meet, nobody_is_held

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both have seen what there is before either writes, as the lock lets them; each waits for the other once."""
    both, create = Barrier(2), QuerySet.create
    have_met: WeakSet[Thread] = WeakSet()

    def creates(rows: "QuerySet[Any]", **said: Any) -> Any:
        if rows.model in (SavedView, DefaultView) and current_thread() not in have_met:
            have_met.add(current_thread())
            meet(both)
        return create(rows, **said)

    monkeypatch.setattr(QuerySet, "create", creates)
    yield
    both.abort()


def outcome(act: Callable[[], object]) -> str:
    """What became of it: done, told why not, or refused by PostgreSQL alone."""
    try:
        return "told" if isinstance(act(), Refusal) else "done"
    except DatabaseError:
        return "refused"
    finally:
        connections.close_all()


def at_once(act: Callable[[], object]) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(outcome, [act, act]))


def save(by: User) -> Callable[[], object]:
    return lambda: saved.save("releases", "Mine", "facility=adra", None, by=by)


def opening(by: User) -> Callable[[], object]:
    """Let the list open with a view that is there."""
    view = saved.save("releases", "Mine", "facility=adra", None, by=by)
    assert isinstance(view, SavedView)
    return lambda: saved.open_with("releases", view, by=by)


def test_of_two_with_one_name_the_second_is_told(documenter: User, together: None) -> None:
    assert at_once(save(documenter)) == ["done", "told"]
    assert SavedView.objects.count() == 1


def test_a_list_opens_with_one_view(documenter: User, request: pytest.FixtureRequest) -> None:
    act = opening(documenter)
    request.getfixturevalue("together")
    assert at_once(act) == ["done", "done"]
    assert DefaultView.objects.count() == 1


@pytest.mark.parametrize("acting", [save, opening])
def test_control_without_the_lock_both_would_believe_that_there_is_none(
    acting: Callable[[User], Callable[[], object]],
    documenter: User,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nobody_is_held(monkeypatch)
    act = acting(documenter)
    request.getfixturevalue("together")
    monkeypatch.setattr(saved, "_one_at_a_time", lambda by: None)
    assert at_once(act) == ["done", "refused"]

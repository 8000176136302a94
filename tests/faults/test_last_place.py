"""Two names want the last place of a group in the same instant: one takes it, the other supervisor is told why not.

The control takes the lock away and shows that both would then believe that there is room; PostgreSQL still refuses one.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connections

from accounts.models import Team, User
from casework.moves import Given, Refusal, Workflow
from releases import counting
from releases.models import LedgerEntry, Release
from releases.workflow import WORKFLOW
from tests.faults.meeting import meet, nobody_is_held
from tests.releases.making import entered, verified
from tests.releases.records import made

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> list[Release]:
    """Two names that fit a group of one."""
    group = verified(
        documenter, supervisor, documentation, group_count=1, group_bound="exactly", group_governorates=["SY-DR"]
    )
    return [
        made(entered(documenter, documentation, home_id="SY-DR", of_group=group), "submit", documenter)
        for _number in range(2)
    ]


@pytest.fixture(autouse=True)
def together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both have asked whether there is room before either writes, as far as the lock lets them."""
    both, ask = Barrier(2), Workflow.why_not

    def asks(self: Any, *asked: Any) -> str | None:
        answer = ask(self, *asked)
        meet(both)
        return answer

    monkeypatch.setattr(Workflow, "why_not", asks)
    yield
    both.abort()


def verify(release: Release, by: User) -> str:
    try:
        answer = WORKFLOW.make("verify", Release.objects.visible_to(by), release.pk, by=by, given=Given(1))
        return "told" if isinstance(answer, Refusal) else "made"
    except DatabaseError:
        return "refused"
    finally:
        connections.close_all()


def race(waiting: list[Release], *by: User) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(verify, waiting, by))


def people() -> int:
    return sum(LedgerEntry.objects.values_list("people", flat=True))


def test_one_name_takes_the_last_place(waiting: list[Release], supervisor: User, supervisor2: User) -> None:
    assert race(waiting, supervisor, supervisor2) == ["made", "told"]
    assert people() == 1


def test_control_without_the_lock_both_would_believe_that_there_is_room(
    waiting: list[Release], supervisor: User, supervisor2: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_is_held(monkeypatch)
    monkeypatch.setattr(counting, "hold_groups", lambda *groups: None)
    assert race(waiting, supervisor, supervisor2) == ["made", "refused"]
    assert people() == 1

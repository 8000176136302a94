"""Two supervisors decide on one release in the same instant: one verdict stands, the other supervisor is told.

The control takes the locks away and shows that both would then believe that they may; PostgreSQL still refuses one.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connections

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Given, Refusal, Workflow, hold_nothing
from releases.models import LedgerEntry, Release, Verdict
from releases.models.releases import ReleaseQuerySet, Status
from releases.workflow import WORKFLOW
from tests.faults.meeting import meet, nobody_is_held
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that both may decide on."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


@pytest.fixture(autouse=True)
def together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both have asked whether they may before either writes, as far as the lock lets them."""
    both = Barrier(2)
    ask = Workflow.why_not

    def asks(self: Any, *asked: Any) -> str | None:
        answer = ask(self, *asked)
        meet(both)
        return answer

    monkeypatch.setattr(Workflow, "why_not", asks)
    yield
    both.abort()


def decide(release: Release, name: str, by: User) -> str:
    """What became of it: made, told why not, or refused by PostgreSQL alone."""
    given = Given(1, "not-enough-yet", "Ask the family once more.") if name == "return" else Given(1)
    try:
        answer = WORKFLOW.make(name, Release.objects.visible_to(by), release.pk, by=by, given=given)
        return "told" if isinstance(answer, Refusal) else "made"
    except DatabaseError:
        return "refused"
    finally:
        connections.close_all()


def race(release: Release, *deciding: tuple[str, User]) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(lambda each: decide(release, *each), deciding))


@pytest.mark.parametrize("other", ["verify", "return"])
def test_one_verdict_stands_and_the_other_is_told(
    other: str, waiting: Release, supervisor: User, supervisor2: User
) -> None:
    assert race(waiting, ("verify", supervisor), (other, supervisor2)) == ["made", "told"]
    verdict = Verdict.objects.get()
    assert MoveMade.objects.filter(by=verdict.by, to_state=verdict.ruling).count() == 1
    assert sum(LedgerEntry.objects.values_list("people", flat=True)) == (verdict.ruling == Status.VERIFIED)


def test_control_without_the_lock_both_would_believe_that_they_may(
    waiting: Release, supervisor: User, supervisor2: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_is_held(monkeypatch)
    monkeypatch.setattr(WORKFLOW, "hold", hold_nothing)
    monkeypatch.setattr(ReleaseQuerySet, "select_for_update", lambda found, of: found)
    assert race(waiting, ("verify", supervisor), ("verify", supervisor2)) == ["made", "refused"]
    assert Verdict.objects.count() == 1

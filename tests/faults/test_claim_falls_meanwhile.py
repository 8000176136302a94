"""A claim falls in the instant in which a supervisor verifies what rests on it: nothing counts that is not carried.

The control takes the locks away and shows that both would then believe that they may; PostgreSQL still refuses one.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Given, Workflow, hold_nothing
from releases import falling
from releases.falling import Fallen, Resting, move_claim
from releases.models import Claim, LedgerEntry, Release
from releases.models.releases import ReleaseQuerySet, Status
from releases.workflow import WORKFLOW
from tests.faults.meeting import meet, nobody_is_held
from tests.releases.falling import WHY, claim_of, fair, told
from tests.releases.records import draft, made, release_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that one direct claim carries."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


@pytest.fixture(autouse=True)
def together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both have asked whether they may before either writes, as far as the locks let them."""
    both = Barrier(2)
    ask = Workflow.why_not

    def asks(self: Any, *asked: Any) -> str | None:
        answer = ask(self, *asked)
        meet(both)
        return answer

    monkeypatch.setattr(Workflow, "why_not", asks)
    yield
    both.abort()


def verify(release: Release, by: User) -> str:
    """What became of the verdict: made, told why not, or refused by PostgreSQL alone."""
    return _done(
        lambda: WORKFLOW.make("verify", Release.objects.visible_to(by), release.pk, by=by, given=Given(1)), MoveMade
    )


def let_fall(claim: Claim, by: User) -> str:
    return _done(lambda: move_claim("withdraw", Claim.objects.visible_to(by), claim.pk, WHY, by=by), Fallen)


def _done(act: Any, made_is: type) -> str:
    try:
        return "made" if isinstance(act(), made_is) else "told"
    except DatabaseError:
        return "refused"
    finally:
        connections.close_all()


def race(release: Release, claim: Claim, supervisor: User, documenter: User) -> tuple[str, str]:
    with ThreadPoolExecutor(2) as pool:
        verdict, fall = pool.submit(verify, release, supervisor), pool.submit(let_fall, claim, documenter)
        return verdict.result(), fall.result()


def counts_and_is_carried(release: Release) -> tuple[int, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT release_is_carried(%s)", [release.pk])
        carried = bool(cursor.fetchall()[0][0])
    return sum(LedgerEntry.objects.filter(release=release).values_list("people", flat=True)), carried


def test_whoever_comes_first_nothing_counts_that_is_not_carried(
    waiting: Release, documenter: User, supervisor: User
) -> None:
    verdict, fall = race(waiting, claim_of(waiting), supervisor, documenter)
    assert (verdict in ("made", "told"), fall) == (True, "made")
    assert counts_and_is_carried(waiting) == (0, False)


def test_also_where_what_falls_was_told_of_another_release(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    other = draft(documentation, documenter, claims=(fair("a channel"),))
    release = draft(documentation, documenter, claims=(fair("his mother"),))
    told(release, documenter, "its copy", derived_from=claim_of(other))
    made(release, "submit", documenter)
    verdict, fall = race(release, claim_of(other), supervisor, documenter)
    assert (verdict in ("made", "told"), fall) == (True, "made")
    assert counts_and_is_carried(release) == (0, False)


@pytest.mark.full  # whether the two meet is chance where the machine is busy
def test_control_without_the_locks_postgresql_alone_refuses_one(
    waiting: Release, documenter: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_is_held(monkeypatch)
    monkeypatch.setattr(WORKFLOW, "hold", hold_nothing)
    monkeypatch.setattr(falling, "hold_what_rests_on", lambda claims: Resting([], []))
    monkeypatch.setattr(ReleaseQuerySet, "select_for_update", lambda found, **how: found)
    assert "refused" in race(waiting, claim_of(waiting), supervisor, documenter)
    counts, carried = counts_and_is_carried(waiting)
    assert carried or counts == 0

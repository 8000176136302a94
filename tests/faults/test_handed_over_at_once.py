"""Two hand over one inquiry at once, or all that somebody has: one outcome, and the other is told in a sentence.

The control takes the lock away and shows that both would then believe that they may; PostgreSQL still refuses one.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connections

from accounts.models import Team, User
from accounts.rights import Role
from casework.models import MoveMade
from casework.moves import Given, Refusal
from families import handing
from families.models import HandOver, Inquiry
from families.models.inquiries import InquiryQuerySet
from tests.conftest import make_person
from tests.families.making import taken
from tests.faults.meeting import meet, nobody_is_held

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hala(documentation: Team) -> User:
    """A second liaison of the desk."""
    return make_person("hala", (documentation, Role.LIAISON))


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both have asked whether they may before either writes, as far as the lock lets them."""
    both, give = Barrier(2), handing._give

    def gives(*given: Any) -> None:
        meet(both)
        give(*given)

    monkeypatch.setattr(handing, "_give", gives)
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


def at_once(*acts: Callable[[], object]) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(outcome, acts))


def one(inquiry: Inquiry, to: User, by: User) -> Callable[[], object]:
    return lambda: handing.hand_over(inquiry, to, by=by, given=Given(0))


def everything(owner: User, team: Team, to: User, by: User) -> Callable[[], object]:
    return lambda: handing.hand_over_all(Inquiry.objects.visible_to(by), owner, team, to, by=by)


@pytest.mark.usefixtures("together")
def test_of_two_who_hand_it_over_at_once_one_is_told(
    documentation: Team, liaison: User, supervisor: User, hala: User
) -> None:
    inquiry = taken(liaison, documentation)
    assert at_once(one(inquiry, hala, liaison), one(inquiry, supervisor, supervisor)) == ["done", "told"]
    assert HandOver.objects.count() == MoveMade.objects.filter(name="hand-over").count() == 1
    assert Inquiry.objects.get().owner == HandOver.objects.get().to


@pytest.mark.usefixtures("together")
def test_control_without_the_lock_both_would_believe_that_they_may(
    documentation: Team, liaison: User, supervisor: User, hala: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_is_held(monkeypatch)
    inquiry = taken(liaison, documentation)
    monkeypatch.setattr(InquiryQuerySet, "locked", InquiryQuerySet.for_rows)
    assert at_once(one(inquiry, hala, liaison), one(inquiry, supervisor, supervisor)) == ["done", "refused"]
    assert HandOver.objects.count() == MoveMade.objects.filter(name="hand-over").count() == 1


@pytest.mark.usefixtures("together")
def test_of_two_who_hand_all_of_it_over_at_once_one_is_told(
    documentation: Team, liaison: User, supervisor: User, hala: User
) -> None:
    for _each in range(3):
        taken(liaison, documentation)
    to_each = ((hala, liaison), (supervisor, supervisor))
    acts = [everything(liaison, documentation, to, by) for to, by in to_each]
    assert at_once(*acts) == ["done", "told"]
    assert HandOver.objects.count() == 3
    assert Inquiry.objects.values("owner").distinct().count() == 1

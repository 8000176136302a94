"""Two liaisons take one message at once, one page is sent twice at once: one outcome each time.

The controls take the lock away and show that both would then go on; PostgreSQL still refuses one.
"""

from collections.abc import Callable, Iterator
from threading import Barrier
from typing import Any

import pytest

from accounts.models import Team, User
from families.models import Inquiry, Intake
from families.models.intake import IntakeQuerySet
from families.quarantine import receiving, taking
from families.quarantine.content import Written
from families.quarantine.receiving import Sending, receive
from families.quarantine.taking import Read, take
from tests.families.making import SOUGHT
from tests.families.writing import came_in, opened_to_public
from tests.faults.meeting import meet, nobody_is_held
from tests.faults.test_told_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
READ = Read({**SOUGHT, "asks": ["released"], "priority": "normal"}, {})


@pytest.fixture
def desk(documentation: Team) -> Team:
    opened_to_public(documentation)
    return documentation


def both_at(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> Barrier:
    """Both have asked `name` before either goes on, as far as the lock lets them."""
    both, ask = Barrier(2), getattr(module, name)

    def asks(*asked: Any) -> Any:
        found = ask(*asked)
        meet(both)
        return found

    monkeypatch.setattr(module, name, asks)
    return both


@pytest.fixture
def taken_together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    both = both_at(monkeypatch, taking, "why_not_take")
    yield
    both.abort()


def by(person: User, intake: Intake) -> Callable[[], object]:
    return lambda: take(intake, READ, revision=0, by=person)


@pytest.mark.usefixtures("taken_together")
def test_of_two_who_take_one_at_once_one_is_told_so(desk: Team, liaison: User, supervisor: User) -> None:
    intake = came_in(desk)
    assert sorted(at_once(by(liaison, intake), by(supervisor, intake))) == ["done", "told"]
    assert Inquiry.objects.count() == 1


@pytest.mark.usefixtures("taken_together")
def test_control_without_the_lock_both_would_take_it(
    desk: Team, liaison: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_is_held(monkeypatch)
    intake = came_in(desk)
    monkeypatch.setattr(IntakeQuerySet, "locked", IntakeQuerySet.listed)
    assert sorted(at_once(by(liaison, intake), by(supervisor, intake))) == ["done", "refused"]
    assert Inquiry.objects.count() == 1


@pytest.fixture
def sent_together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    both = both_at(monkeypatch, receiving, "is_full")
    yield
    both.abort()


def sending(desk: Team) -> Callable[[], object]:
    return lambda: receive(desk, Written("خالد"), Sending("k" * 32, "s", "ar", may_match=True, words="نعم"))


@pytest.mark.usefixtures("sent_together")
def test_one_page_that_is_sent_twice_at_once_makes_one_message(desk: Team) -> None:
    User.objects.system(receiving.ACTOR)
    assert at_once(sending(desk), sending(desk)) == ["done", "done"]
    assert Intake.objects.count() == 1


@pytest.mark.usefixtures("sent_together")
def test_control_without_the_lock_one_of_them_would_break(desk: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_is_held(monkeypatch)
    User.objects.system(receiving.ACTOR)
    monkeypatch.setattr(receiving, "one_by_one", lambda: None)
    assert sorted(at_once(sending(desk), sending(desk))) == ["done", "refused"]
    assert Intake.objects.count() == 1

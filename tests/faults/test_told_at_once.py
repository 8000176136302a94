"""Two liaisons answer one inquiry at once; a release is withdrawn while its answer is sent: one outcome each time.

The controls take the lock away and show that both would then believe that they may; PostgreSQL still refuses one.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connections

from accounts.models import Team, User
from casework.moves import Refusal
from families import answering
from families.answering import Saying
from families.models import Answer, Inquiry
from families.models.inquiries import InquiryQuerySet
from releases.models import Release
from releases.models.releases import Status
from tests.families.making import checked, moved, saying, taken, wished
from tests.faults.meeting import meet, nobody_is_held
from tests.releases.records import move, release_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    return wished(release_in(Status.VERIFIED, documentation, documenter, supervisor), "checked-relative", documenter)


@pytest.fixture
def inquiry(release: Release, documentation: Team, liaison: User) -> Inquiry:
    """A mother who may be told."""
    asked = taken(liaison, documentation, detainee=release.detainee, relationship="parent")
    return checked(moved(asked, "match", by=liaison), liaison)


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both have asked whether they may before either writes, as far as the lock lets them."""
    both, ask = Barrier(2), answering._why_not

    def asks(*asked: Any) -> Any:
        found = ask(*asked)
        meet(both)
        return found

    monkeypatch.setattr(answering, "_why_not", asks)
    yield
    both.abort()


def outcome(act: Callable[[], object]) -> str:
    """What became of it: done, told why not, or refused where nobody looks any more (by the move, by PostgreSQL)."""
    try:
        return "told" if isinstance(act(), Refusal) else "done"
    except (DatabaseError, LookupError):
        return "refused"
    finally:
        connections.close_all()


def at_once(*acts: Callable[[], object]) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(outcome, acts))


def telling(inquiry: Inquiry, said: Saying, by: User) -> Callable[[], object]:
    return lambda: answering.tell(inquiry, said, by=by)


@pytest.mark.usefixtures("together")
def test_of_two_who_answer_at_once_one_is_told_so(inquiry: Inquiry, liaison: User, supervisor: User) -> None:
    asked = Inquiry.objects.for_rows().get()
    acts = [telling(asked, saying(asked, person), person) for person in (liaison, supervisor)]
    assert sorted(at_once(*acts)) == ["done", "told"]
    assert Answer.objects.count() == 1


@pytest.mark.usefixtures("together")
def test_control_without_the_lock_both_would_believe_that_they_may(
    inquiry: Inquiry, liaison: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_is_held(monkeypatch)
    asked = Inquiry.objects.for_rows().get()
    acts = [telling(asked, saying(asked, person), person) for person in (liaison, supervisor)]
    monkeypatch.setattr(InquiryQuerySet, "locked", InquiryQuerySet.for_rows)
    monkeypatch.setattr(answering, "_held", lambda now: now)
    assert sorted(at_once(*acts)) == ["done", "refused"]
    assert Answer.objects.count() == 1


def test_a_release_that_is_disputed_while_it_is_told_has_one_outcome(
    release: Release, inquiry: Inquiry, liaison: User, supervisor: User
) -> None:
    asked = Inquiry.objects.for_rows().get()
    said = saying(asked, liaison)
    told, disputed = at_once(telling(asked, said, liaison), lambda: move(release, "dispute", supervisor))
    assert disputed == "done"
    assert told in ("done", "told")
    to_be_told_again = Answer.objects.visible_to(liaison).to_be_told_again().count()
    assert (Answer.objects.count(), to_be_told_again) == ((1, 1) if told == "done" else (0, 0))


def test_control_who_does_not_hold_the_release_is_stopped_by_postgresql(
    release: Release, inquiry: Inquiry, liaison: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the page knew is told after the release was disputed, by who looks at nothing anew."""
    asked = Inquiry.objects.for_rows().get()
    said, now = saying(asked, liaison), answering.situation(asked, liaison)
    assert now.seen == said.seen
    assert outcome(lambda: move(release, "dispute", supervisor)) == "done"
    monkeypatch.setattr(answering, "situation", lambda *asked, **said: now)
    monkeypatch.setattr(answering, "_held", lambda now: now)
    assert outcome(telling(asked, said, liaison)) == "refused"
    assert not Answer.objects.exists()

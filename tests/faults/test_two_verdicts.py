"""Two supervisors give their verdicts on a death in the same instant: one outcome, out of both.

The control takes the locks away: both then believe that theirs is the first. PostgreSQL holds the row by itself, and
refuses what would leave two verdicts waiting.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connections

from accounts.models import Team, User
from casework.models import MoveMade
from casework.moves import Refusal, Workflow, hold_nothing
from releases.findings.two import Sealed, give_verdict
from releases.findings.workflow import WORKFLOW
from releases.models import Finding, FindingVerdict
from releases.models.findings import FindingQuerySet
from releases.models.moved import Status
from tests.faults.meeting import meet, nobody_is_held
from tests.releases.knowing import WHY, YES, death

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(documentation: Team, documenter: User) -> Finding:
    """A death on which both may give a verdict."""
    return death(documentation, documenter)


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


def decide(finding: Finding, sealed: Sealed, by: User) -> str:
    """What became of it: given, told why not, or refused by PostgreSQL alone."""
    try:
        answer = give_verdict(Finding.objects.visible_to(by), finding.pk, sealed, 1, by=by)
        return "told" if isinstance(answer, Refusal) else answer.name
    except DatabaseError:
        return "refused"
    finally:
        connections.close_all()


def race(finding: Finding, *deciding: tuple[Sealed, User]) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(lambda each: decide(finding, *each), deciding))


@pytest.mark.parametrize(
    ("other", "last", "status"), [(YES, "verify", Status.VERIFIED), (WHY, "differ", Status.RETURNED)]
)
def test_there_is_one_outcome_out_of_both(
    other: Sealed, last: str, status: Status, waiting: Finding, supervisor: User, supervisor2: User
) -> None:
    assert race(waiting, (YES, supervisor), (other, supervisor2)) == sorted(["give-verdict", last])
    waiting.refresh_from_db()
    assert waiting.status == status
    assert FindingVerdict.objects.count() == 2
    assert MoveMade.objects.filter(name=last).count() == 1


def test_one_person_at_two_windows_gives_one_verdict(waiting: Finding, supervisor: User) -> None:
    assert race(waiting, (YES, supervisor), (WHY, supervisor)) == ["give-verdict", "told"]
    assert FindingVerdict.objects.count() == 1


def test_control_without_the_lock_both_would_believe_that_theirs_is_the_first(
    waiting: Finding, supervisor: User, supervisor2: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_is_held(monkeypatch)
    monkeypatch.setattr(WORKFLOW, "hold", hold_nothing)
    monkeypatch.setattr(FindingQuerySet, "select_for_update", lambda found, of: found)
    answers = race(waiting, (YES, supervisor), (YES, supervisor2))
    waiting.refresh_from_db()
    assert (waiting.status == Status.VERIFIED) == ("refused" not in answers)
    assert FindingVerdict.objects.count() == len([answer for answer in answers if answer != "refused"])

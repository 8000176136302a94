"""The register is searched one run at a time: asked for, begun, cancelled, taken up again."""

import pytest

from accounts.models import User
from casework.models import OutboxEntry
from detainees.linkage import runs
from detainees.models import JobState, RegisterJob

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(supervisor: User) -> RegisterJob:
    return runs.ask(supervisor)


def begun(job: RegisterJob) -> RegisterJob:
    found = runs.begin(job.pk)
    assert found is not None
    return found


def state_of(job: RegisterJob) -> str:
    job.refresh_from_db()
    return job.state


def test_who_asks_is_kept_and_a_worker_is_called(waiting: RegisterJob, supervisor: User) -> None:
    assert (waiting.state, waiting.asked_by) == (JobState.WAITING, supervisor)
    assert OutboxEntry.objects.get().ids == {"job": waiting.pk}


def test_asking_twice_is_asking_once(waiting: RegisterJob, supervisor2: User) -> None:
    assert runs.ask(supervisor2) == waiting
    assert OutboxEntry.objects.count() == 1


def test_while_one_waits_or_runs_the_page_offers_none(waiting: RegisterJob) -> None:
    assert runs.why_not_ask()
    begun(waiting)
    assert runs.why_not_ask()
    runs.fail(waiting, "OSError")
    assert runs.why_not_ask() is None


def test_one_may_wait_while_another_runs(waiting: RegisterJob, supervisor: User) -> None:
    begun(waiting)
    second = runs.ask(supervisor)
    assert list(RegisterJob.objects.open()) == [waiting, second]


def test_what_waits_is_cancelled_at_once(waiting: RegisterJob, supervisor2: User) -> None:
    assert runs.cancel(waiting, by=supervisor2)
    assert state_of(waiting) == JobState.CANCELLED
    assert waiting.cancelled_by == supervisor2
    assert not runs.cancel(waiting, by=supervisor2)
    assert runs.begin(waiting.pk) is None


def test_what_was_interrupted_is_cancelled_at_once(waiting: RegisterJob, supervisor: User) -> None:
    begun(waiting)
    runs.cancel(waiting, by=supervisor)
    assert state_of(waiting) == JobState.CANCELLED


def test_what_was_interrupted_is_begun_again(waiting: RegisterJob) -> None:
    begun(waiting)
    again = begun(waiting)
    assert (again.attempts, again.share, again.state) == (2, 0.0, JobState.RUNNING)


def test_what_is_interrupted_again_and_again_is_given_up(waiting: RegisterJob) -> None:
    for _time in range(runs.ATTEMPTS):
        begun(waiting)
    assert runs.begin(waiting.pk) is None
    assert (state_of(waiting), waiting.error) == (JobState.FAILED, runs.GIVEN_UP)


def test_a_run_that_begins_ends_another_one_that_was_interrupted(waiting: RegisterJob, supervisor: User) -> None:
    begun(waiting)
    begun(runs.ask(supervisor))
    assert (state_of(waiting), waiting.error) == (JobState.FAILED, runs.INTERRUPTED)


def test_nobody_searches_while_nobody_holds_the_lock() -> None:
    assert not runs.is_searched()
    with runs.alone() as mine:
        assert mine
        assert runs.is_searched()
    assert not runs.is_searched()

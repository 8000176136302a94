"""The page of the register job: for those who decide; how far it is, what came of it; started and cancelled."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.acting import acting
from accounts.models import User
from detainees.linkage import runs
from detainees.models import JobState, RegisterJob
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db

PAGE, START, STOP = "/duplicates/job/", "/duplicates/job/start/", "/duplicates/job/stop/"


@pytest.fixture
def desk(client_of: ClientOf, supervisor: User) -> Client:
    client = client_of(supervisor)
    client.post("/preferences/", {"language": "en"})
    return client


def shown(client: Client) -> str:
    return client.get(PAGE).content.decode()


def finished(by: User, **counts: float) -> RegisterJob:
    """A run that came to its end."""
    job = runs.begin(runs.ask(by).pk)
    assert job is not None
    with acting(runs.searcher()):
        runs.finish(job, **counts)
    return job


def test_before_the_first_search_it_says_so_and_offers_one(desk: Client) -> None:
    page = shown(desk)
    assert "The register was not searched yet" in page
    assert START in page
    assert STOP not in page


def test_asked_for_it_waits_and_the_page_looks_again_by_itself(desk: Client, supervisor: User) -> None:
    assert desk.post(START).status_code == 302
    assert RegisterJob.objects.get().asked_by == supervisor
    page = shown(desk)
    assert 'hx-trigger="every 2s"' in page
    assert (START in page, STOP in page) == (False, True)


def test_a_second_one_is_told_that_one_is_under_way(desk: Client) -> None:
    desk.post(START)
    answer = desk.post(START, follow=True).content.decode()
    assert "One search runs at a time." in answer
    assert RegisterJob.objects.count() == 1


def test_how_far_it_is_is_shown(desk: Client, supervisor: User) -> None:
    job = runs.begin(runs.ask(supervisor).pk)
    assert job is not None
    with runs.alone():
        runs.tell(job, "extract", 0.42)
        page = shown(desk)
    assert 'value="42"' in page
    assert "Copying the register" in page


def test_a_search_whose_process_was_killed_is_said_to_be_interrupted(desk: Client, supervisor: User) -> None:
    runs.begin(runs.ask(supervisor).pk)
    assert "It was interrupted" in shown(desk)


def test_it_is_cancelled_by_a_button(desk: Client, supervisor: User) -> None:
    desk.post(START)
    assert "The search is cancelled." in desk.post(STOP, follow=True).content.decode()
    job = RegisterJob.objects.get()
    assert (job.state, job.cancelled_by) == (JobState.CANCELLED, supervisor)
    assert "there is nothing to cancel" in desk.post(STOP, follow=True).content.decode()


def test_what_came_of_the_last_ones_is_shown(desk: Client, supervisor: User) -> None:
    finished(supervisor, records=1_234, pairs_scored=56_789, pairs_flagged=12, blocks_refined=3)
    page = shown(desk)
    assert all(count in page for count in ("1,234", "56,789", "3 told apart"))
    assert START in page


def test_who_asked_is_not_said_to_another_organisation(
    client_of: ClientOf, supervisor: User, supervisor2: User, other_supervisor: User
) -> None:
    runs.ask(supervisor2)
    assert "Supervisor2" in shown(client_of(supervisor))
    assert "Supervisor2" not in shown(client_of(other_supervisor))


def test_more_runs_cost_no_more_queries(
    desk: Client, supervisor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    finished(supervisor)
    shown(desk)
    with django_assert_max_num_queries(30) as few:
        shown(desk)
    for _run in range(5):
        finished(supervisor)
    with django_assert_max_num_queries(len(few)):
        shown(desk)


def test_a_run_says_when_it_ended(supervisor: User) -> None:
    job = finished(supervisor)
    job.refresh_from_db()
    assert job.finished_at
    assert job.finished_at <= timezone.now()

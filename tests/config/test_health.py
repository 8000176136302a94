"""/healthz: ok or not to a stranger, what is wrong to those who can do something, and no waiting in either."""

import json
import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from celery.schedules import crontab
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from accounts.models import User
from casework.models import Job
from config import health
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A data folder without a demo, and no connection to Redis from before."""
    settings.DATA_DIR = tmp_path
    health._redis.cache_clear()
    yield
    health._redis.cache_clear()


@pytest.fixture
def beating() -> Job:
    """The worker has just done what it does every second."""
    return ran(health.HEARTBEAT)


def ran(name: str, ago: timedelta = timedelta(seconds=1), **found: Any) -> Job:
    moment = timezone.now() - ago
    return Job.objects.create(name=name, started_at=moment, **{"finished_at": moment, **found})


@pytest.fixture
def nightly(settings: Settings) -> str:
    """A job that runs at night."""
    job = {"task": "casework.tasks.relay_outbox", "schedule": crontab(hour=2)}
    settings.CELERY_BEAT_SCHEDULE = {**settings.CELERY_BEAT_SCHEDULE, "tidy": job}
    return "tidy"


def answer(client: Client, query: str = "") -> tuple[int, str]:
    page = client.get(f"/healthz{query}")
    return page.status_code, page.content.decode().strip()


def test_all_is_well_before_any_nightly_job_ever_ran(client: Client, beating: Job, nightly: str) -> None:
    assert answer(client) == (200, "ok")


def test_a_worker_that_has_been_silent_for_a_minute_is_not_well(client: Client) -> None:
    ran(health.HEARTBEAT, timedelta(seconds=61))
    assert answer(client) == (503, "not ok")


def test_a_worker_that_never_ran_is_not_well(client: Client) -> None:
    assert answer(client) == (503, "not ok")


@pytest.mark.parametrize(
    "found", [{"failed_at": timezone.now(), "error": "OSError"}, {"finished_at": timezone.now() - timedelta(hours=27)}]
)
def test_a_nightly_job_that_failed_or_stayed_away_is_not_well(
    found: dict[str, Any], client: Client, beating: Job, nightly: str
) -> None:
    ran(nightly, **found)
    assert answer(client)[0] == 503
    assert answer(client, "?serving")[0] == 200


def test_not_before_the_demo_data_is_complete(client: Client, beating: Job, tmp_path: Path) -> None:
    mark = tmp_path / "demo"
    mark.write_text(json.dumps({"password": "x", "complete": False}))
    assert answer(client)[0] == 503
    mark.write_text(json.dumps({"password": "x", "complete": True}))
    assert answer(client)[0] == 200


def test_a_redis_that_swallows_everything_holds_nobody_up(
    client: Client, beating: Job, settings: Settings, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as hole:
        hole.bind(str(tmp_path / "hole"))
        hole.listen()
        settings.REDIS_URL = f"unix://{tmp_path / 'hole'}"
        began = time.monotonic()
        assert answer(client)[0] == 503
        assert time.monotonic() - began < 2


def test_a_stranger_is_told_nothing_more(client: Client, documenter: User, client_of: ClientOf) -> None:
    assert answer(client)[1] == answer(client_of(documenter))[1] == "not ok"


@pytest.mark.parametrize("reader", ["administrator", "supervisor"])
def test_those_who_can_do_something_see_what_is_wrong(
    reader: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    status, page = answer(client_of(request.getfixturevalue(reader)))
    assert status == 503
    assert "Redis" in page


def test_a_stranger_costs_one_question(
    client: Client, beating: Job, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(4):  # savepoint, time limit, jobs, savepoint
        client.get("/healthz")

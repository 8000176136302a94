"""Whether everything works: `/healthz` says ok or not to a stranger, and what is wrong to those who can do something.

`/healthz?serving` leaves the nightly jobs out: it asks whether the application can be used now, as script/run and a
container's health check want to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import redis
from celery.schedules import crontab
from django.conf import settings
from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

from accounts.access import ANYONE, may, rule
from accounts.rights import Right
from casework.models import Job
from config.demo.mode import DemoMode

HEARTBEAT = "relay-outbox"  # runs every second, from the scheduler through Redis to a worker
SILENCE = timedelta(seconds=60)
NIGHT = timedelta(hours=26)
PATIENCE = 0.5  # seconds for each word with Redis
QUEUE = "celery"
MANY = 30  # messages that wait when nobody fetches them


@dataclass(frozen=True)
class Part:
    """One thing that has to work, and a sentence about it."""

    name: str | Promise
    works: bool
    says: str
    at: datetime | None = None


@rule(ANYONE)
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 or 503; with what is behind it for those who keep the installation or decide on records."""
    parts = list(examine(jobs="serving" not in request.GET))
    works = all(part.works for part in parts)
    status = 200 if works else 503
    if may(request.user, Right.ADMINISTER) or may(request.user, Right.DECIDE):
        return render(request, "health.html", {"parts": parts, "works": works}, status=status)
    return HttpResponse("ok\n" if works else "not ok\n", content_type="text/plain", status=status)


def examine(*, jobs: bool = True) -> Iterator[Part]:
    """Every part of the installation, one after the other; none can hold up the answer for long."""
    known = _read_jobs()
    yield Part(gettext_lazy("Database"), known is not None, _("Answers.") if known is not None else _("No answer."))
    waiting = _ask_redis()
    yield Part(gettext_lazy("Redis"), waiting is not None, _("Answers.") if waiting is not None else _("No answer."))
    yield _worker((known or {}).get(HEARTBEAT), waiting or 0)
    if jobs:
        for name in nightly():
            yield _nightly(name, (known or {}).get(name))
    yield from _demo()


def nightly() -> list[str]:
    """The names of the jobs that run at an hour of the day."""
    return [name for name, entry in settings.CELERY_BEAT_SCHEDULE.items() if isinstance(entry["schedule"], crontab)]


def _read_jobs() -> dict[str, Job] | None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '1s'")
            return {job.name: job for job in Job.objects.all()}
    except Error:
        return None


@cache
def _redis() -> Any:
    patience = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "retry": Retry(NoBackoff(), 0)}
    return redis.Redis.from_url(settings.REDIS_URL, **patience)


def _ask_redis() -> int | None:
    """How many messages wait in Redis, or None where it does not answer."""
    try:
        return int(_redis().llen(QUEUE))
    except redis.RedisError:
        return None


def _worker(heartbeat: Job | None, waiting: int) -> Part:
    """Scheduler and worker together: the job that runs every second has run."""
    name = gettext_lazy("Worker and scheduler")
    last = heartbeat.finished_at if heartbeat else None
    if last and timezone.now() - last < SILENCE:
        return Part(name, True, _("Running."), last)
    if heartbeat and heartbeat.failed_at and timezone.now() - heartbeat.failed_at < SILENCE:
        return Part(
            name, False, _("The last run failed (%(error)s).") % {"error": heartbeat.error}, heartbeat.failed_at
        )
    if waiting > MANY:
        return Part(name, False, _("The scheduler sends, and no worker takes it up."), last)
    return Part(name, False, _("Nothing has run for a minute."), last)


def _nightly(name: str, job: Job | None) -> Part:
    if job is None:
        return Part(name, True, _("Has not run yet."))
    if job.failed_at:
        return Part(name, False, _failed(job), job.failed_at)
    if job.finished_at and timezone.now() - job.finished_at > NIGHT:
        return Part(name, False, _("Has not run for more than a day."), job.finished_at)
    return Part(name, True, _("Done."), job.finished_at or job.started_at)


def _failed(job: Job) -> str:
    return _("The last run failed (%(error)s).") % {"error": job.error}


def _demo() -> Iterator[Part]:
    mode = DemoMode.read()
    if mode is not None:
        says = _("All of it is made.") if mode.complete else _("Not all of it is made yet.")
        yield Part(gettext_lazy("Demo data"), mode.complete, says)

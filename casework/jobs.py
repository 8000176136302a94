"""Scheduled jobs say when they ran, for /healthz; one process at a time is at a long one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from casework.models import Job


@contextmanager
def running(name: str) -> Iterator[None]:
    """Record the start and the end of a run of the job `name`, or the kind of error that ended it."""
    started = timezone.now()
    try:
        yield
    except Exception as error:
        Job.objects.update_or_create(
            name=name, defaults={"started_at": started, "failed_at": timezone.now(), "error": type(error).__name__}
        )
        raise
    Job.objects.update_or_create(
        name=name,
        defaults={"started_at": started, "finished_at": timezone.now(), "failed_at": None, "error": ""},
    )


@contextmanager
def alone(lock: int, number: int) -> Iterator[bool]:
    """Hold the job of this number, of the kind that `lock` stands for, as long as the connection lives.

    Whether nobody else holds it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [lock, number])
        got = bool(cursor.fetchall()[0][0])
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [lock, number])

"""Scheduled jobs say when they ran, for /healthz."""

from collections.abc import Iterator
from contextlib import contextmanager

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

"""The runs of the register job: asked for, begun, told of, ended; one at a time.

What runs holds an advisory lock of PostgreSQL, which goes with its process. So a row that runs while nobody holds the
lock was interrupted; it is taken up again from its beginning, because what it had copied is older than what people have
changed since, and pairs are written at the very end alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from django.db import connection
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import User
from casework.outbox import follow_with
from detainees.models import JobState, RegisterJob

LOCK = 72022109
NOT_ALONE = 75  # how a child ends that found another one at work
ATTEMPTS = 3  # after so many interruptions a run is given up
GIVEN_UP, INTERRUPTED = "interrupted-too-often", "interrupted"


def searcher() -> User:
    """The actor as which the register is searched."""
    return User.objects.system("linkage")


# -- Alone ------------------------------------------------------------------------------------------------------------


@contextmanager
def alone(*, patience: float = 0.0) -> Iterator[bool]:
    """Hold the lock of the register job, as long as the connection lives; whether nobody else holds it.

    `patience` is how many seconds to try: whoever only tidies up holds it for a moment.
    """
    until = monotonic() + patience
    while not (got := _try_lock()) and monotonic() < until:
        sleep(0.1)
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _try_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchall()[0][0])


def is_searched() -> bool:
    """Whether a process searches the register at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [LOCK],
        )
        return bool(cursor.fetchall()[0][0])


# -- What people do ---------------------------------------------------------------------------------------------------


def why_not_ask() -> Promise | None:
    """The sentence that says why no search can be asked for now, or None."""
    if RegisterJob.objects.open().exists():
        return _("The register is being searched already, or is about to be. One search runs at a time.")
    return None


def ask(by: User) -> RegisterJob:
    """The run that waits; a new one, for which a worker is called, where none does."""
    with acting(by):
        job, made = RegisterJob.objects.get_or_create(state=JobState.WAITING, defaults={"asked_by": by})
        if made:
            follow_with("detainees.tasks.search_register", job=job.pk)
        return job


def cancel(job: RegisterJob, *, by: User) -> bool:
    """Cancel what waits at once, and let what runs be ended by its worker; whether there was anything to cancel."""
    with acting(by):
        row = RegisterJob.objects.select_for_update().get(pk=job.pk)
        if not row.is_open or row.cancelled_at:
            return False
        row.cancelled_by, row.cancelled_at = by, timezone.now()
        if row.state == JobState.WAITING or not is_searched():
            _end(row, JobState.CANCELLED)
        row.save()
        return True


# -- What its process does --------------------------------------------------------------------------------------------


def begin(pk: int) -> RegisterJob | None:
    """Begin this run, or begin it again; None where it is over. The caller holds the lock."""
    with acting(searcher()):
        for other in RegisterJob.objects.filter(state=JobState.RUNNING).exclude(pk=pk):
            fail(other, INTERRUPTED)
        job = RegisterJob.objects.select_for_update().get(pk=pk)
        if not job.is_open:
            return None
        job.attempts += 1
        job.state, job.started_at, job.stage, job.share = JobState.RUNNING, timezone.now(), "", 0.0
        if job.cancelled_at:
            _end(job, JobState.CANCELLED)
        elif job.attempts > ATTEMPTS:
            _end(job, JobState.FAILED, GIVEN_UP)
        job.save()
        return job if job.is_open else None


def tell(job: RegisterJob, stage: str, share: float) -> None:
    """Write how far a run is, for the page."""
    with acting(searcher()):
        RegisterJob.objects.filter(pk=job.pk).update(stage=stage, share=min(max(share, 0.0), 1.0))


def finish(job: RegisterJob, **counts: float) -> None:
    """End a run that came to its end, in the transaction that writes what it found."""
    row = RegisterJob.objects.select_for_update().get(pk=job.pk)
    for name, value in counts.items():
        setattr(row, name, value)
    row.share = 1.0
    _end(row, JobState.FINISHED)
    row.seconds = (timezone.now() - (row.started_at or row.asked_at)).total_seconds()
    row.save()


def fail(job: RegisterJob, error: str) -> None:
    """End a run that came to no end; `error` is a kind, never what an exception says."""
    with acting(searcher()):
        row = RegisterJob.objects.select_for_update().get(pk=job.pk)
        if row.is_open:
            _end(row, JobState.CANCELLED if row.cancelled_at else JobState.FAILED, "" if row.cancelled_at else error)
            row.save()


def _end(row: RegisterJob, state: JobState, error: str = "") -> None:
    row.state, row.finished_at, row.error = state, timezone.now(), error

"""The register job's process: a child of its own, so that its memory is bounded and counted and a cancel ends it."""

from collections.abc import Callable
from time import sleep

from casework import children
from detainees.linkage import runs
from detainees.linkage.extract import forget_extracts
from detainees.models import RegisterJob

COMMAND = "run_register_job"
TICK = 0.3  # seconds between two looks at the row
Told = Callable[[RegisterJob], None]


def work_off(heard: Told = lambda job: None) -> RegisterJob | None:
    """Run what waits or was interrupted, one after the other; the last one, None where there was nothing to do.

    Where another process searches, nothing is done: it takes up what waits.
    """
    last = None
    while not runs.is_searched() and (job := RegisterJob.objects.open().first()):
        if last is not None and job.pk == last.pk:
            break  # somebody else has just taken it
        last = run(job, heard)
    _tidy()
    return last


def run(job: RegisterJob, heard: Told = lambda job: None) -> RegisterJob:
    """Run this one in a child and wait for its end; `heard` is given its row while it runs."""
    child = children.start(COMMAND, str(job.pk))
    try:
        while child.poll() is None:
            sleep(TICK)
            job = RegisterJob.objects.get(pk=job.pk)
            heard(job)
            if job.cancelled_at and child.poll() is None:
                children.end(child)
    except BaseException:
        children.end(child)
        raise
    if child.returncode and child.returncode != runs.NOT_ALONE:
        settle(job, f"signal-{-child.returncode}" if child.returncode < 0 else "error")
    return RegisterJob.objects.get(pk=job.pk)


def settle(job: RegisterJob, error: str = runs.INTERRUPTED) -> None:
    """End the row of a run whose child is no more, unless it said itself how it ended; nothing of its extract stays."""
    forget_extracts(str(job.pk))
    runs.fail(job, error)


def _tidy() -> None:
    """Delete what a killed process has left, unless another one is at work."""
    with runs.alone() as mine:
        if mine:
            forget_extracts()

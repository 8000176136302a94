"""The register job's process: a child of its own, so that the kernel bounds and counts its memory and a cancel ends it.

The child reads its standard input to the end: when the one who started it dies, however that came, it dies too.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from time import sleep

from django.conf import settings

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
    child = _start(job)
    try:
        while child.poll() is None:
            sleep(TICK)
            job = RegisterJob.objects.get(pk=job.pk)
            heard(job)
            if job.cancelled_at and child.poll() is None:
                _end(child)
    except BaseException:
        _end(child)
        raise
    if child.returncode and child.returncode != runs.NOT_ALONE:
        settle(job, f"signal-{-child.returncode}" if child.returncode < 0 else "error")
    return RegisterJob.objects.get(pk=job.pk)


def settle(job: RegisterJob, error: str = runs.INTERRUPTED) -> None:
    """End the row of a run whose child is no more, unless it said itself how it ended; nothing of its extract stays."""
    forget_extracts(str(job.pk))
    runs.fail(job, error)


def _start(job: RegisterJob) -> "subprocess.Popen[bytes]":
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), COMMAND, str(job.pk)]
    return subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=settings.BASE_DIR,
        env=os.environ | {"IFRAJ_DATA": str(settings.DATA_DIR)},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        umask=0o077,
    )


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the child with all that it has started: they are a session of their own. What it held goes with it."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _tidy() -> None:
    """Delete what a killed process has left, unless another one is at work."""
    with runs.alone() as mine:
        if mine:
            forget_extracts()

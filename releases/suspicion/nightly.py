"""The run over the whole register: in a child process, one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from casework import children

COMMAND = "flag_suspicious"
LOCK = 72022112
NOT_ALONE = 75  # how a child ends that found another one at work


class LookFailed(Exception):
    """The run over the register came to no end; the text is how its process ended."""


@contextmanager
def alone() -> Iterator[bool]:
    """Hold the lock of the run, as long as the connection lives; whether nobody else holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        got = bool(cursor.fetchall()[0][0])
    try:
        yield got
    finally:
        if got:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def run() -> None:
    """Ask all rules of the register in a child and wait for its end; nothing where another one is at work.

    Raises LookFailed.
    """
    child = children.start(COMMAND, "--child")
    try:
        code = child.wait()
    except BaseException:
        children.end(child)
        raise
    if code not in (0, NOT_ALONE):
        raise LookFailed(f"signal-{-code}" if code < 0 else "error")

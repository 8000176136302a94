"""Work that takes long, in a child process: the kernel bounds and counts its memory, and ending it ends all of it.

The child reads its standard input to the end: when the one who started it dies, however that came, it dies too.
"""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress

from django.conf import settings

Child = subprocess.Popen[bytes]


def start(*command: str, heard: bool = False) -> Child:
    """Begin a management command as a child, in a session of its own.

    What it says on standard output is nobody's, unless it is `heard`: then whoever starts it reads it.
    """
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *command],
        cwd=settings.BASE_DIR,
        env=os.environ | {"IFRAJ_DATA": str(settings.DATA_DIR)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE if heard else subprocess.DEVNULL,
        start_new_session=True,
        umask=0o077,
    )


def end(child: Child) -> None:
    """End the child with all that it has started: they are a session of their own. What it held goes with it."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def end_with_parent() -> None:
    """In the child: end when the process that started it does."""
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    """Standard input ends when the process that started this one does, however that came."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)  # with what it has started itself
    os._exit(1)

"""Starting and ending processes so that none outlives the one that started it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import IO

import psutil

from config.embedded.account import Account

PARENT_DEATH_SIGNAL, CHILD_SUBREAPER = 1, 36  # options of Linux' prctl
MARK = "IFRAJ_PART_OF"  # in the environment of every part: the data folder it belongs to
AUTOGROUP = Path("/proc/self/autogroup")
SERVERS = ("postgres", "redis-server", "valkey-server")

_prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None


def adopt_orphans() -> None:
    """Whatever a part leaves behind when it is killed becomes a child of this process, to be ended."""
    if _prctl:
        _prctl(CHILD_SUBREAPER, 1, 0, 0, 0)


def start(
    command: list[str],
    *,
    folder: Path,
    log: IO[bytes],
    environment: dict[str, str],
    account: Account | None = None,
    dying: int = signal.SIGTERM,
    stdin: bytes = b"",
    nice: int = 0,
) -> subprocess.Popen[bytes]:
    """Start `command` in `folder`, in a session of its own; when this process dies it is sent `dying`. With `nice`
    (0 to 19) it and all that it starts wait for what is less so.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=subprocess.STDOUT,
        env=environment,
        start_new_session=True,
        preexec_fn=_first(dies_with(os.getpid(), dying), partial(wait_for_others, nice)),  # noqa: PLW1509 - one thread
        umask=0o077,
        **(account.change if account else {}),
    )
    if process.stdin:
        process.stdin.write(stdin)
        process.stdin.close()
    return process


def dies_with(parent: int, dying: int) -> Callable[[], None]:
    def prepare() -> None:
        if _prctl:
            _prctl(PARENT_DEATH_SIGNAL, dying, 0, 0, 0)
            if os.getppid() != parent:  # it died before this line
                os.kill(os.getpid(), signal.SIGKILL)

    return prepare


def wait_for_others(nice: int) -> None:
    """Let this process, the leader of its session, and all that it will start wait for what is less `nice`.

    Where Linux shares the processor among sessions (sched(7), autogroup), as it mostly does outside of containers,
    niceness counts within a session alone: the session's own is told as well.
    """
    if nice:
        os.nice(nice)
        with contextlib.suppress(FileNotFoundError, PermissionError):  # not every kernel has it
            _tell_session(nice)


def _tell_session(nice: int) -> None:
    """Of who is not root Linux takes one such word in a tenth of a second, from all together."""
    for _turn in range(20):
        with contextlib.suppress(BlockingIOError):
            AUTOGROUP.write_text(str(nice))
            return
        time.sleep(0.1)


def _first(*prepare: Callable[[], None]) -> Callable[[], None]:
    """All of these, in this order."""

    def prepared() -> None:
        for each in prepare:
            each()

    return prepared


def end(processes: Iterable[psutil.Process], how: int, seconds: float) -> None:
    """Send `how`; what still runs after `seconds` is killed."""
    asked = list(processes)
    for process in asked:
        _send(process, how)
    _, alive = psutil.wait_procs(asked, timeout=seconds)
    for process in alive:
        _send(process, signal.SIGKILL)
    psutil.wait_procs(alive, timeout=5)


def _send(process: psutil.Process, how: int) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(how)


def orphans(known: set[int]) -> list[psutil.Process]:
    """Children of this process that it did not start: adopted from a part that was killed."""
    return [child for child in psutil.Process().children() if child.pid not in known]


def reap_orphans(known: set[int]) -> None:
    """Take leave of adopted processes that have ended; those that are `known` are waited for by their own."""
    with contextlib.suppress(ChildProcessError):
        ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        while ended and ended.si_pid not in known:
            os.waitpid(ended.si_pid, 0)
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)


def leftovers(data: Path) -> list[psutil.Process]:
    """Parts of an earlier run on this data folder that still live though nobody holds the folder any more."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and _belongs(process, data):
                found.append(process)
        except (psutil.Error, OSError):
            continue  # gone, or another account's: not ours
    return found


def _belongs(process: psutil.Process, data: Path) -> bool:
    """By the mark in its environment; a server overwrites that with its title, but stays in its folder."""
    if process.name() in SERVERS:
        return Path(process.cwd()).is_relative_to(data)
    return bool(process.environ().get(MARK) == str(data))


def end_leftovers(data: Path) -> int:
    """End what an earlier run left, the web and the jobs before the servers; how many there were."""
    found = leftovers(data)
    servers = [process for process in found if process.name() in SERVERS]
    end([process for process in found if process not in servers], signal.SIGTERM, 5)
    roots = [process for process in servers if process.parent() not in servers]
    end(roots, signal.SIGINT, 10)
    end([process for process in servers if process.is_running()], signal.SIGQUIT, 3)
    return len(found)


def wait_until(ready: Callable[[], bool], seconds: float, pause: float = 0.05) -> bool:
    """Ask `ready` until it says yes; no after `seconds`."""
    until = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > until:
            return False
        time.sleep(pause)
    return True

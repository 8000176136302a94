"""A command in a process of its own: how long it took, of processor too, and how much memory it had at most.

What it starts counts with it. Seconds of processor are what can be compared on a machine that has other work.
"""

import json
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import psutil

from config.embedded.terminal import Trouble
from tests.bench.measuring import family

EVERY = 0.2  # seconds between two looks


@dataclass(frozen=True)
class Run:
    """`told` is the last line of the output, an object of JSON if it is one; seconds, seconds of processor, bytes."""

    told: dict[str, Any]
    seconds: float
    processor: float
    memory: int


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run to the end; Trouble with the end of what it said where it failed."""
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seen, over = _Seen(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, seen, over), daemon=True)
    watcher.start()
    out, errors = process.communicate()
    over.set()
    watcher.join()
    if process.returncode:
        raise Trouble(f"{' '.join(command)} failed:\n{errors[-3000:]}")
    return Run(_object(out), time.monotonic() - began, sum(seen.processor.values()), seen.memory)


@dataclass
class _Seen:
    """The most bytes of all at once, and the seconds of processor of each, by its id."""

    memory: int = 0
    processor: dict[int, float] = field(default_factory=dict)


def _watch(pid: int, seen: _Seen, over: threading.Event) -> None:
    with suppress(psutil.Error):
        parent = psutil.Process(pid)
        while not over.wait(EVERY):
            seen.memory = max(seen.memory, sum(_look(process, seen) for process in family(parent)))


def _look(process: psutil.Process, seen: _Seen) -> int:
    """The bytes that it holds; what it has used is noted."""
    with suppress(psutil.Error):
        times = process.cpu_times()
        seen.processor[process.pid] = times.user + times.system
        return int(process.memory_info().rss)
    return 0  # it has just ended


def _object(out: str) -> dict[str, Any]:
    last = out.strip().rsplit("\n", 1)[-1]
    found = json.loads(last) if last.startswith("{") else {}
    return dict(found)

"""A command in a process of its own: how long it took, and how much memory it and what it started had at most."""

import json
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import psutil

from config.embedded.terminal import Trouble
from tests.bench.measuring import family

EVERY = 0.2  # seconds between two looks


@dataclass(frozen=True)
class Run:
    """`told` is the last line of the output, an object of JSON if it is one; bytes and seconds."""

    told: dict[str, Any]
    seconds: float
    memory: int


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run to the end; Trouble with the end of what it said where it failed."""
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seen, over = [0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, seen, over), daemon=True)
    watcher.start()
    out, errors = process.communicate()
    over.set()
    watcher.join()
    if process.returncode:
        raise Trouble(f"{' '.join(command)} failed:\n{errors[-3000:]}")
    return Run(_object(out), time.monotonic() - began, seen[0])


def _watch(pid: int, seen: list[int], over: threading.Event) -> None:
    with suppress(psutil.Error):
        parent = psutil.Process(pid)
        while not over.wait(EVERY):
            seen[0] = max(seen[0], sum(_resident(process) for process in family(parent)))


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0  # it has just ended


def _object(out: str) -> dict[str, Any]:
    last = out.strip().rsplit("\n", 1)[-1]
    found = json.loads(last) if last.startswith("{") else {}
    return dict(found)

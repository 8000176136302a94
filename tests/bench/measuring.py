"""Times of one connection, and of several at once; what the processes hold and use."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

import psutil

from tests.bench.browser import Answer

Ask = Callable[[], Answer]
LOOK = 2.0  # seconds between two looks whether the parts rest
IDLE = 0.15  # of one processor, together


@dataclass
class Times:
    """Milliseconds of requests to one kind of page, and the milliseconds of processor that the server spent on each."""

    name: str
    taken: list[float] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    processor: float = 0.0

    def of(self, share: float) -> float:
        """The time within which this share of requests was answered."""
        ordered = sorted(self.taken)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def measure(name: str, ask: Ask, server: Sequence[psutil.Process], *, times: int, expected: int = 200) -> Times:
    """Ask one after the other; the first few warm up and are not counted."""
    found = Times(name)
    for _ in range(max(3, times // 20)):
        ask()
    before = used(server)
    for _ in range(times):
        answer = ask()
        found.taken.append(answer.milliseconds)
        if answer.status != expected:
            found.wrong.append(answer.status)
    found.processor = (used(server) - before) * 1000 / times
    return found


def together(mixes: Iterable[Sequence[tuple[int, Ask]]], seconds: float) -> tuple[float, Times]:
    """Each mix asked by a thread of its own at the same time, by its weights; requests a second, and all times."""
    found = Times("mixed")
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=_keep_asking, args=(n, mix, until, found)) for n, mix in enumerate(mixes)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(found.taken) / (time.monotonic() - began), found


def _keep_asking(number: int, mix: Sequence[tuple[int, Ask]], until: float, found: Times) -> None:
    chance = Random(number)
    weights = [weight for weight, _ask in mix]
    while time.monotonic() < until:
        try:
            answer = chance.choices(mix, weights)[0][1]()
        except OSError:
            found.wrong.append(0)
            return
        found.taken.append(answer.milliseconds)
        if answer.status not in (200, 302):
            found.wrong.append(answer.status)


def family(parent: psutil.Process) -> list[psutil.Process]:
    """A process and all that it started."""
    return [parent, *parent.children(recursive=True)]


def all_of(parents: Iterable[psutil.Process]) -> list[psutil.Process]:
    """These processes and all that they started so far."""
    return [process for parent in parents for process in family(parent)]


def used(processes: Iterable[psutil.Process]) -> float:
    """Seconds of processor that these have used so far."""
    total = 0.0
    for process in processes:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


def until_idle(parents: Sequence[psutil.Process], seconds: float = 900) -> None:
    """Wait until the parts, by their first processes, have followed up what was loaded and rest."""
    until, resting = time.monotonic() + seconds, 0
    while resting < 3 and time.monotonic() < until:
        before = used(all_of(parents))
        time.sleep(LOOK)
        resting = resting + 1 if used(all_of(parents)) - before < IDLE * LOOK else 0


def held(processes: Iterable[psutil.Process]) -> int:
    """Bytes of memory: the sum of proportional shares, so that what is shared counts once."""
    total = 0
    for process in processes:
        try:
            total += process.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total

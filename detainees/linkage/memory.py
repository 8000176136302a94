"""How much memory a search had at most, with the processes that it started itself."""

import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

EVERY = 0.25  # seconds between two looks at the processes that were started


class PeakMemory:
    """The most bytes so far: of this process as the kernel counted them, of all together as they were seen."""

    def __init__(self) -> None:
        self._seen, self._over = 0, threading.Event()

    def bytes(self) -> int:
        return max(self._seen, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look from time to time, until the block ends."""
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            self._over.set()
            watcher.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._over.wait(EVERY):
            with suppress(psutil.Error):  # one has just ended
                together = [own, *own.children(recursive=True)]
                self._seen = max(self._seen, sum(process.memory_info().rss for process in together))

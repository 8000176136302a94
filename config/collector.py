"""Python's collector of cycles, at work between pages and not in the middle of one.

A page leaves some hundred objects in cycles: forms and their fields, rows that know each other. Left to itself the
collector takes them away after some thirty pages, which costs the one that happens to be drawn then half as much time
again; straight after each page, while they are still near the processor, it takes a fifth of a millisecond.
"""

import gc
from collections.abc import Callable, Iterator
from typing import Any

MOST = 100_000  # objects that one page may leave before it is interrupted
MIDDLE, ALL = 50, 50  # pages after which what outlived theirs is looked through, and how often that, before all is
Application = Callable[[dict[str, Any], Any], Any]


def between_pages(application: Application) -> Application:
    """The same WSGI application, after each of whose answers is collected; what is loaded by now is never looked at."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MOST, MIDDLE, ALL)
    return lambda environ, start_response: _Answer(application(environ, start_response))


class _Answer:
    """An answer that the server reads to its end and closes."""

    def __init__(self, answer: Any) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        try:
            self._answer.close()
        finally:
            del self._answer
            _collect()


def _collect() -> None:
    _young, middle, old = gc.get_count()
    gc.collect(0 if middle < MIDDLE else 1 if old < ALL else 2)

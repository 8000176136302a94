"""Python's collector of cycles, at work between pages and not in the middle of one.

A page leaves some hundred objects in cycles: forms and their fields, rows that know each other. Left to itself the
collector takes them away after some thirty pages, which costs the one that happens to be drawn then half as much time
again; straight after each page, while they are still near the processor, it takes a fifth of a millisecond.
"""

import gc
from typing import Any

from django.core.signals import request_finished

MOST = 100_000  # objects that one page may leave before it is interrupted
MIDDLE, ALL = 50, 50  # pages after which what outlived theirs is looked through, and how often that, before all is


def between_pages() -> None:
    """Keep what is loaded out of the collector's sight, and let it work when an answer has gone."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MOST, MIDDLE, ALL)
    request_finished.connect(_collect)


def _collect(**_said: Any) -> None:
    _young, middle, old = gc.get_count()
    gc.collect(0 if middle < MIDDLE else 1 if old < ALL else 2)

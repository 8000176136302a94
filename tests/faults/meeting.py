"""Two who meet at one point of the program, so that both have asked before either writes, as far as locks let them."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest

_PATIENCE = {"seconds": 2.0}  # for which one waits for the other, whom a lock may hold


def meet(both: Barrier) -> None:
    """Wait for the other; who was waited for in vain waits for nobody either."""
    if not both.broken:
        with suppress(BrokenBarrierError):
            both.wait(timeout=_PATIENCE["seconds"])


def nobody_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a test that takes the lock away: the two meet, however slow the machine is."""
    monkeypatch.setitem(_PATIENCE, "seconds", 60.0)

"""What is done once more where PostgreSQL ended it, because two waited for each other.

Everybody holds in one order (detainees/merging/holding.py), so this is for what nobody has thought of; a job that
took minutes is not lost by it.
"""

from collections.abc import Callable
from time import sleep
from typing import TypeVar

from django.db import OperationalError

T = TypeVar("T")

DEADLOCK = "40P01"
TIMES = 3
PAUSE = 0.2  # seconds, in which the other one goes on


def despite_deadlocks(act: Callable[[], T]) -> T:
    """What `act` answers; it is a transaction of its own, and is run up to three times where a deadlock ended it."""
    for _time in range(TIMES - 1):
        try:
            return act()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
                raise
        sleep(PAUSE)
    return act()

"""All that is drawn from names by rules, and drawn anew when these change: for how many it waits, and drawing it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from detainees import keys as of_persons
from families import keys as of_callers


@dataclass(frozen=True)
class Drawn:
    """One kind: the records for which it is to be drawn, and what draws it and tells how many are done."""

    waiting: Callable[[], QuerySet[Any]]
    rebuild: Callable[[Callable[[int], None]], int]


ALL = (
    Drawn(of_persons.without_keys, of_persons.rebuild_keys),
    Drawn(of_callers.without_keys, of_callers.rebuild_keys),
    Drawn(of_callers.without_words, of_callers.rebuild_words),
)


def rebuild_all(tell: Callable[[int], None]) -> int:
    """Draw whatever waits; how many. `tell` hears how many are done of all. Stopped at any time, it goes on later."""
    done = 0
    for kind in ALL:
        done += kind.rebuild(_counting_on(done, tell))
    return done


def _counting_on(before: int, tell: Callable[[int], None]) -> Callable[[int], None]:
    return lambda done: tell(before + done)

"""What is drawn from records by rules, drawn anew for many of them when the rules have changed."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet


def redraw(
    waiting: Callable[[], QuerySet[Any]], draw: Callable[[list[int]], None], *, at_once: int,
    tell: Callable[[int], None],
) -> int:  # fmt: skip
    """Let `draw` do what is `waiting`, ids of so many at a time; how many. `tell` hears after each how many are done.

    Each time is a transaction that holds the rows: what they are drawn from does not change meanwhile. Stopped at any
    time, it goes on later.
    """
    done, last = 0, 0
    while True:
        with transaction.atomic():
            held = waiting().filter(pk__gt=last).order_by("pk").select_for_update(of=("self",))
            chosen = list(held.values_list("pk", flat=True)[:at_once])
            draw(chosen)
        if not chosen:
            return done
        done, last = done + len(chosen), chosen[-1]
        tell(done)

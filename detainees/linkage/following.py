"""What follows when a person is registered or changed: somebody looks who else it may be.

Called in the transaction of the change; a worker looks after the commit. Of many at once nobody is looked at one by
one: the register job is asked for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from accounts.models import User
from casework.outbox import follow_with, let_ask_of_several
from detainees.linkage.runs import ask

LOOK_NEAR = "detainees.tasks.look_near"
FEW = 50  # who are looked at one by one, at most, where many can come at once
MARGIN = timedelta(minutes=10)  # that the transaction of a change may take until it is seen
let_ask_of_several(LOOK_NEAR)
_ALSO: list[tuple[str, str]] = []
_gathered: ContextVar[set[int] | None] = ContextVar("gathered", default=None)


def let_follow(of_one: str, of_many: str) -> None:
    """Let a task of an upper floor follow as well: `of_one` is given the entry (`detainee`), `of_many` nothing."""
    if (of_one, of_many) not in _ALSO:
        _ALSO.append((of_one, of_many))


def look_near(*entries: int) -> None:
    """Let a worker look for pairs of these entries (ids), of which something that is compared is new."""
    gathered = _gathered.get()
    if gathered is not None:
        if len(gathered) <= FEW:  # more are many, and need not be told apart
            gathered.update(entries[: FEW + 1])
        return
    for entry in entries:
        for task in (LOOK_NEAR, *(of_one for of_one, _of_many in _ALSO)):
            follow_with(task, detainee=entry)


@contextmanager
def gathered(*, by: User) -> Iterator[None]:
    """Of all whom this block registers or changes, let a few be looked at, and for many the register job be run once.

    Nothing follows where the block raises.
    """
    entries = set[int]()
    token = _gathered.set(entries)
    try:
        yield
    finally:
        _gathered.reset(token)
    if len(entries) > FEW:
        ask(by)
        for _of_one, of_many in _ALSO:
            follow_with(of_many)
    else:
        look_near(*sorted(entries))

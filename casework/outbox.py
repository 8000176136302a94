"""The outbox: consequences are written beside the change that causes them and carried to Celery by a sweep.

No request talks to the broker, so that a change is kept, and its consequences come later, when Redis is down.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from celery import current_app
from django.db import connection, transaction
from django.utils import timezone

from casework.models import OutboxEntry

logger = logging.getLogger(__name__)
BATCH = 200
TOGETHER = 25  # ids that one message has at most: several workers share what a burst has left
Ids = dict[str, int | list[int]]
_OF_SEVERAL: set[str] = set()


def follow_with(task: str, **ids: int) -> None:
    """Let the Celery task named `task` follow the change of this transaction; it takes ids and may run twice."""
    OutboxEntry.objects.create(task=task, ids=ids)


def let_ask_of_several(*tasks: str) -> None:
    """Each of these takes one id, or a list in its place: what several entries ask of it goes in one message then."""
    _OF_SEVERAL.update(tasks)


def ask_of(ids: int | list[int], ask: Callable[..., None]) -> None:
    """Ask about what a message names, of all at once; where that fails, of each by itself.

    So one that cannot be asked about keeps nothing from the others. Raises what the last that failed has raised.
    """
    several = [ids] if isinstance(ids, int) else ids
    try:
        ask(*several)
    except Exception:
        if len(several) == 1:
            raise
        logger.exception("Several could not be asked about at once; each is by itself.")
        connection.close_if_unusable_or_obsolete()  # else what ended the connection fails each of them too
        _one_by_one(several, ask)


def _one_by_one(several: list[int], ask: Callable[..., None]) -> None:
    failed: Exception | None = None
    for pk in several:
        try:
            ask(pk)
        except Exception as error:
            failed = error
    if failed is not None:
        raise failed


def followed_since(task: str, moment: datetime, name: str) -> dict[int, int]:
    """By entry of the outbox, the id that was given as `name` to `task` since this moment, handed over or not."""
    entries = OutboxEntry.objects.filter(task=task, made_at__gte=moment)
    return dict(entries.values_list("pk", f"ids__{name}"))


def relay() -> int:
    """Hand over what waits, oldest first, and return how many; relays side by side skip what another one holds.

    What several entries ask for is handed over once: each stands for a change that is there by now, and a task looks at
    how things are. Who enters a person with a detention and a release changed them three times. And in a burst a task
    that can is asked of several records at once, for little more than of one.
    A crash between handing over and the commit hands over again: tasks may run twice.
    """
    with transaction.atomic():
        entries = list(OutboxEntry.objects.waiting().select_for_update(skip_locked=True)[:BATCH])
        for task, ids in _messages(entries):
            current_app.send_task(task, kwargs=ids)
        OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(sent_at=timezone.now())
    return len(entries)


def _messages(entries: Iterable[OutboxEntry]) -> Iterator[tuple[str, Ids]]:
    """What these ask for, each once; what is asked of several at once after what is asked of one."""
    together: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for task, ids in dict.fromkeys((entry.task, tuple(sorted(entry.ids.items()))) for entry in entries):
        if task in _OF_SEVERAL and len(ids) == 1:
            [(name, pk)] = ids
            together[task, name].append(pk)
        else:
            yield task, dict(ids)
    for (task, name), asked in together.items():
        for start in range(0, len(asked), TOGETHER):
            some = asked[start : start + TOGETHER]
            yield task, {name: some[0] if len(some) == 1 else some}

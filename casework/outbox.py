"""The outbox: consequences are written beside the change that causes them and carried to Celery by a sweep.

No request talks to the broker, so that a change is kept, and its consequences come later, when Redis is down.
"""

from datetime import datetime

from celery import current_app
from django.db import transaction
from django.utils import timezone

from casework.models import OutboxEntry

BATCH = 200


def follow_with(task: str, **ids: int) -> None:
    """Let the Celery task named `task` follow the change of this transaction; it takes ids and may run twice."""
    OutboxEntry.objects.create(task=task, ids=ids)


def followed_since(task: str, moment: datetime, name: str) -> dict[int, int]:
    """By entry of the outbox, the id that was given as `name` to `task` since this moment, handed over or not."""
    entries = OutboxEntry.objects.filter(task=task, made_at__gte=moment)
    return dict(entries.values_list("pk", f"ids__{name}"))


def relay() -> int:
    """Hand over what waits, oldest first, and return how many; relays side by side skip what another one holds.

    What several entries ask for is handed over once: each stands for a change that is there by now, and a task looks at
    how things are. Who enters a person with a detention and a release changed them three times.
    A crash between handing over and the commit hands over again: tasks may run twice.
    """
    with transaction.atomic():
        entries = list(OutboxEntry.objects.waiting().select_for_update(skip_locked=True)[:BATCH])
        for task, ids in dict.fromkeys((entry.task, tuple(sorted(entry.ids.items()))) for entry in entries):
            current_app.send_task(task, kwargs=dict(ids))
        OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(sent_at=timezone.now())
    return len(entries)

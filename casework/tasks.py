"""Scheduled machinery of cases."""

from celery import shared_task

from casework import outbox
from casework.jobs import running


@shared_task(ignore_result=True)
def relay_outbox() -> None:
    """Carry what waits in the outbox to the workers, until nothing waits."""
    with running("relay-outbox"):
        while outbox.relay() == outbox.BATCH:
            pass

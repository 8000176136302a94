"""Watching a record: begun and ended by who watches; told by PostgreSQL, read as far as one may see the record."""

from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from casework.models import Watch
from casework.worked_on import Kind


def watch(kind: Kind, record: Any, *, by: User) -> None:
    """Let `by` be told when this record changes; saying it twice is saying it once.

    The caller has fetched the record as one on which `by` is at work.
    """
    with acting(by):
        Watch.objects.bulk_create([Watch(person=by, subject=kind.subject, subject_id=record.pk)], ignore_conflicts=True)


def end_watch(kind: Kind, record: Any, *, by: User) -> None:
    """No more; nothing where they do not watch it."""
    with acting(by):
        mine = Watch.objects.visible_to(by).of(kind.subject, record.pk).standing()
        mine.update(ended_at=timezone.now())

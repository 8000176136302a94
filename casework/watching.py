"""Watching a record: begun and ended by who watches; told by PostgreSQL, read as far as one may see the record.

What leads to nothing any more is ended and removed at night.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from casework.models import Notice, Watch
from casework.worked_on import KINDS, Kind

NOTICES_KEPT = timedelta(days=366)  # after they were put aside; PostgreSQL removes none that is not a year old


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


def end_watches_that_are_over(*, by: User) -> int:
    """End the watches of accounts that are closed, and those of records at which their person is at work no more."""
    ended = 0
    watching = Watch.objects.standing().order_by().values("person")
    for person in User.objects.filter(pk__in=watching).order_by("pk"):
        with acting(by):
            over = [pk for kind in KINDS.values() for pk in _over(kind, person)]
            ended += Watch.objects.standing().filter(pk__in=over).update(ended_at=timezone.now())
    return ended


def _over(kind: Kind, person: User) -> list[int]:
    """The watches (ids) by which this person is told nothing any more."""
    theirs = Watch.objects.visible_to(person).standing().filter(subject=kind.subject)
    watched = dict(theirs.values_list("pk", "subject_id"))
    if not watched or not person.is_active:
        return list(watched)
    seen = set(kind.visible_to(person).order_by().filter(pk__in=set(watched.values())).values_list("pk", flat=True))
    return [pk for pk, subject_id in watched.items() if subject_id not in seen]


def remove_old_notices(*, by: User) -> int:
    """Remove what was put aside more than a year ago; how many."""
    with acting(by):
        old = Notice.objects.filter(read_at__lt=timezone.now() - NOTICES_KEPT).order_by()
        number, _rows = old.delete()
        return number

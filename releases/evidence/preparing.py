"""Making the clean copies of an original, in a worker.

One worker at a time holds an original (an advisory lock, which ends with its connection). Copies are sealed one by one,
and their rows are written together when all are there: a worker that is killed leaves an original that still waits, and
files that no row names, which `forgetting` removes.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import IO, Any

from django.db import connection
from django.db.models import F
from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from accounts.sealing import NotSealedHere
from casework.sealed import opened as unsealed
from casework.sealed import seal_for
from releases.evidence import child, recordings, vault
from releases.evidence.copies import Made
from releases.evidence.kinds import HEAD, RECORDING, kind_of
from releases.evidence.lists import Failure, Preparation
from releases.evidence.sealing_old import seal_old
from releases.models import CleanCopy, Original

ATTEMPTS = 3
AT_ONCE = 20  # of what waits, taken up in one go
LOCKS = 4205  # the class of the advisory locks that hold originals
ONE_RECORDING = (
    0  # no original's id: of what takes minutes one is made at a time, so that workers are left for the rest
)


def prepare(pk: int) -> None:
    """Make the copies of the original with this id, unless they are made or another worker is making them."""
    with _held(pk) as mine:
        original = Original.objects.waiting().filter(pk=pk).first() if mine else None
        if original is None:
            return
        with _held(ONE_RECORDING) if original.is_recording else nullcontext(True) as has_turn:
            if has_turn:
                _prepare(original)


def take_up() -> None:
    """Prepare what waits though its message was lost, what was interrupted, and what had not its turn."""
    for pk in Original.objects.waiting().values_list("pk", flat=True)[:AT_ONCE]:
        prepare(pk)


def _prepare(original: Original) -> None:
    made = Made(original, failure=Failure.GIVEN_UP)
    if original.attempts < ATTEMPTS:
        with acting(worker()):
            Original.objects.filter(pk=original.pk).update(attempts=F("attempts") + 1)
        made = _make(original)
    if made.failure:
        made.forget()
    _settle(original, made)


def worker() -> User:
    """As whom copies are made, and what is over is removed."""
    return User.objects.system("evidence")


def told_by(original: Original) -> dict[str, str]:
    """What the file says of itself: some of time, place, device, maker, software, pages."""
    return dict(json.loads(unsealed(original, "told"))) if original.told else {}


def _make(original: Original) -> Made:
    made = Made(original)
    try:
        seal_old(original)
        with vault.in_clear(vault.ORIGINALS, original.place) as file:
            kind, name = kind_of(file.read(HEAD))
            file.seek(0)
            if kind == RECORDING:
                recordings.make_copies(file, name, made)
            else:
                _ask_the_child(file, made)
    except (NotSealedHere, FileNotFoundError):
        made.failure = Failure.ALTERED
    return made


def _ask_the_child(file: IO[bytes], made: Made) -> None:
    with child.asked("copies", file) as answer:
        try:
            for handed in answer.copies:
                made.keep(handed)
        except child.EndedEarly:
            answer.said = child.UNREADABLE
        said: dict[str, Any] = answer.said
    refused = said.get("refused", "")
    if refused:
        made.failure = refused if refused in Failure.values else Failure.UNREADABLE
    made.told, made.likeness = said.get("told", {}), said.get("likeness", 0)


def _settle(original: Original, made: Made) -> None:
    """Write down what came out, all of it or nothing."""
    with acting(worker()):
        CleanCopy.objects.bulk_create(made.copies)
        original.state = Preparation.FAILED if made.failure else Preparation.READY
        original.failure, original.prepared_at = made.failure, timezone.now()
        original.likeness = made.likeness or None
        original.told = seal_for(Original, "told", original.pk, json.dumps(made.told)) if made.told else None
        original.save(update_fields=["state", "failure", "prepared_at", "likeness", "told"])


@contextmanager
def _held(pk: int) -> Iterator[bool]:
    """Whether this connection alone holds the original, until the end of the block or of the process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, pk])
        mine = bool(cursor.fetchall()[0][0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, pk])

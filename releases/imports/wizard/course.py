"""What a process does with an import, and how it ends: begun, told of, ended or fallen back.

One process at a time works on an import: it holds an advisory lock of PostgreSQL, which goes with it. What it does is
made in one transaction with the move that says so: killed, it has done nothing, and is begun again.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.acting_for import why_not_act_for
from accounts.models import User
from casework import jobs
from casework.models import MoveMade
from casework.moves import Given, Refusal
from casework.outbox import follow_with
from casework.sealed import seal_for
from releases.imports.wizard.workflow import DISCARDED, FALLS_BACK, FOLLOWS, GIVEN_UP_FROM, TELL, WORKFLOW
from releases.models import ImportJob
from releases.models.imports import IMPORT, ImportState

LOCK = 72022111
ATTEMPTS = 3  # after so many interruptions it falls back
Tell = Callable[[str, int, int], None]  # the stage, how many rows are done, how many there are


class FallsBack(Exception):  # it is an answer to the person, and no error of the program
    """What was asked for cannot be done; the text is the sentence."""


def reader() -> User:
    """The actor as which it is told how far an import is."""
    return User.objects.system("imports")


def alone(job: int) -> AbstractContextManager[bool]:
    """Hold the lock of this import as long as the connection lives; whether nobody else holds it."""
    return jobs.alone(LOCK, job)


def is_carried(job: int) -> bool:
    """Whether a process works on this import at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s"
            " AND objid = %s AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [LOCK, job],
        )
        return bool(cursor.fetchall()[0][0])


def begin(pk: int) -> tuple[ImportJob, User] | None:
    """The import, with the person who asked for what is to be done, or None. The caller holds the lock."""
    with acting(reader()):
        job = ImportJob.objects.select_for_update(of=("self",)).get(pk=pk)
        if not job.is_busy:
            return None
        job.attempts += 1
        job.done = 0
        job.save()
    by = _who_asked(job)
    with translation.override(by.language):
        sentence = _why_not(job, by)
        if job.attempts > ATTEMPTS:
            sentence = _("It was interrupted too often, perhaps for want of memory. Ask for it again.")
        if sentence is not None:
            fall_back(job, sentence)
            return None
    return job, by


def tell(pk: int, stage: str, done: int, expected: int) -> None:
    """Write how far it is, for the page."""
    with acting(reader()):
        ImportJob.objects.filter(pk=pk).update(stage=stage, done=done, expected=expected)


def finish(job: ImportJob, by: User, **found: Any) -> None:
    """Keep what was found and make the move that follows, in the caller's transaction. Raises FallsBack."""
    by = User.objects.get(pk=by.pk)  # what they may is asked as it is now
    if (sentence := why_not_act_for(by)) is not None:
        raise FallsBack(sentence)
    ImportJob.objects.filter(pk=job.pk).update(**found)
    visible = ImportJob.objects.visible_to(by)
    name = FOLLOWS[ImportState(job.status)]
    answer = WORKFLOW.make(name, visible, job.pk, by=by, given=Given(job.revision_number))
    if isinstance(answer, Refusal):
        raise FallsBack(answer.sentence)


def fall_back(job: ImportJob, sentence: str) -> None:
    """Let an import be where it was before, with the sentence why; who brought it in is told."""
    with acting(reader()):
        row = ImportJob.objects.select_for_update(of=("self",)).get(pk=job.pk)
        if not row.is_busy:
            return
        back = FALLS_BACK[ImportState(row.status)]
        made = MoveMade.objects.create(
            subject=IMPORT, subject_id=row.pk, name="fall-back", from_state=row.status, to_state=back,
            revision=row.revision_number, by=reader(),
        )  # fmt: skip
        row.sentence = seal_for(ImportJob, "sentence", row.pk, sentence)
        follow_with(TELL, move=made.pk, job=row.pk)
        row.move_to(back)


def give_up(held: ImportJob) -> None:
    """Let an import that was never made be discarded, because nobody went on with it; the caller holds the row."""
    if held.status in GIVEN_UP_FROM:
        MoveMade.objects.create(
            subject=IMPORT, subject_id=held.pk, name="give-up", from_state=held.status, to_state=DISCARDED,
            revision=held.revision_number, by=reader(),
        )  # fmt: skip
        held.move_to(DISCARDED)


def _who_asked(job: ImportJob) -> User:
    """Who made the last move; whoever brought it in, where there is none."""
    last = MoveMade.objects.of(IMPORT, job.pk).select_related("by").last()
    return User.objects.get(pk=last.by_id if last else job.made_by_id)


def _why_not(job: ImportJob, by: User) -> str | None:
    """Why they may not have it done, by what they may now."""
    return why_not_act_for(by) or WORKFLOW.why_not(FOLLOWS[ImportState(job.status)], job, by)

"""What is asked for, done by a child process, so that its memory is bounded and goes with it; a worker waits."""

import logging
from collections.abc import Callable
from functools import partial

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.sealing import NotSealedHere
from casework import children
from releases.imports.wizard.alike import forget_folder
from releases.imports.wizard.checking import check
from releases.imports.wizard.committing import commit
from releases.imports.wizard.course import FallsBack, Tell, alone, begin, fall_back, is_carried, tell
from releases.imports.wizard.reading import read
from releases.imports.wizard.undoing import take_back
from releases.imports.wizard.workflow import CHECKING, IMPORTING, READING, TAKING_BACK
from releases.models import ImportJob
from releases.models.imports import ImportState

logger = logging.getLogger(__name__)

COMMAND = "run_import"
Does = Callable[[ImportJob, User, Tell], None]
DOES: dict[ImportState, Does] = {READING: read, CHECKING: check, IMPORTING: commit, TAKING_BACK: take_back}


def carry_out(pk: int, heard: Tell) -> None:
    """Do what is asked for with this import, if nobody else does; `heard` is told how far it is."""
    with alone(pk) as mine:
        begun = begin(pk) if mine else None
        if begun is None:
            return
        job, by = begun
        with translation.override(by.language):
            try:
                DOES[ImportState(job.status)](job, by, heard)
            except FallsBack as reason:
                fall_back(job, str(reason))
            except (FileNotFoundError, NotSealedHere):
                fall_back(job, _("The file is not kept any more, or was altered. Bring it in again."))


def work_off(pk: int) -> None:
    """Let a child carry it out, and write what it says of how far it is; nothing where another one does."""
    if is_carried(pk):
        return
    child = children.start(COMMAND, str(pk), heard=True)
    try:
        for line in child.stdout or ():
            if (said := _heard(line)) is not None:
                tell(pk, *said)
        child.wait()
    finally:
        children.end(child)
        if not is_carried(pk):
            forget_folder(pk)


def _heard(line: bytes) -> tuple[str, int, int] | None:
    """The stage, how many rows are done and how many there are; None for a line that says something else.

    What a library writes on standard output ends no import.
    """
    match line.decode(errors="replace").split():
        case [stage, done, expected] if done.isdecimal() and expected.isdecimal():
            return stage, int(done), int(expected)
    return None


def take_up() -> None:
    """Go on with what waits though its message was lost, or was interrupted; one that fails stops no other."""
    for pk in ImportJob.objects.busy().values_list("pk", flat=True):
        try:
            work_off(pk)
        except Exception:
            logger.exception("An import was not gone on with.", extra={"job": pk})


def carry_out_here(pk: int) -> None:
    """The same in this process."""
    carry_out(pk, partial(tell, pk))

"""What is asked for, done by a child process, so that its memory is bounded and goes with it; a worker waits."""

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
            stage, done, expected = line.decode().split()
            tell(pk, stage, int(done), int(expected))
        child.wait()
    finally:
        children.end(child)
        if not is_carried(pk):
            forget_folder(pk)


def carry_out_here(pk: int) -> None:
    """The same in this process."""
    carry_out(pk, partial(tell, pk))

"""The course of an import: the one table of its moves. docs/import.md tells of it.

Who brings the file in asks for what takes time; a process of its own does it and makes the move that follows, as the
same person, whose right is asked again. A process that comes to no end lets the import fall back (`course.fall_back`).
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from casework.models import MoveMade
from casework.moves import Move, Workflow
from casework.outbox import follow_with
from releases.imports.columns import why_not
from releases.imports.own import Own
from releases.imports.wizard import staging
from releases.imports.wizard.layout import Layout
from releases.models import ImportJob
from releases.models.imports import IMPORT, ImportState
from releases.resources import columns

READING, READ, REFUSED = ImportState.READING, ImportState.READ, ImportState.REFUSED
CHECKING, CHECKED = ImportState.CHECKING, ImportState.CHECKED
IMPORTING, IMPORTED = ImportState.IMPORTING, ImportState.IMPORTED
TAKING_BACK, TAKEN_BACK = ImportState.TAKING_BACK, ImportState.TAKEN_BACK
DISCARDED = ImportState.DISCARDED
CARRY, TELL = "releases.tasks.carry_import", "releases.tasks.tell_of_import"
# Where an import is again when the process that worked on it came to no end.
FALLS_BACK = {READING: REFUSED, CHECKING: READ, IMPORTING: READ, TAKING_BACK: IMPORTED}
# The move that follows what a process does in each state.
FOLLOWS = {READING: "read", CHECKING: "checked", IMPORTING: "imported", TAKING_BACK: "taken-back"}
GIVEN_UP_FROM = (REFUSED, READ, CHECKED)  # nobody went on with it
Sentence = str | Promise | None


def is_ones_own(job: ImportJob, by: User) -> Sentence:
    """They bring the file in themselves."""
    if job.made_by_id != by.pk:
        return _("Only the person who brings a file in says how it is read, and imports it.")
    return None


def is_ones_own_or_decides(job: ImportJob, by: User) -> Sentence:
    """They brought it in, or decide on the team's records."""
    if job.made_by_id != by.pk and not may(by, Right.DECIDE, job.team):
        return _("An import is taken back by the person who made it, or by a supervisor of the team.")
    return None


def has_its_columns(job: ImportJob, by: User) -> Sentence:
    """Its columns are named, so that a row can be read: said by the names that the page has for them."""
    names, ours = Layout.of(job).names, columns()
    if "external_id" not in names:
        sentence = _(
            "Say which column is “%(number)s”: by it a row is known again when the list comes a second time, so that "
            "nobody is entered twice. If the list has none, number its rows (“clinic-1”, “clinic-2” …) and bring it "
            "in again."
        )
        return sentence % {"number": ours["external_id"].label}
    if not {"given_ar", "given_latin"} & set(names):
        sentence = _("Say which column is the given name: “%(arabic)s”, “%(latin)s” or both.")
        return sentence % {"arabic": ours["given_ar"].label, "latin": ours["given_latin"].label}
    return why_not(names, Own(job.team).fields)


def has_good_rows(job: ImportJob, by: User) -> Sentence:
    """There is something to import, and no bad row unless these are left out."""
    if job.refused and not job.only_good_rows:
        return _("Some rows are refused. Mend them in the file and bring it in again, or import the good rows alone.")
    if not job.made + job.changed:
        return _("There is nothing to import: no row is new, and none changes a record.")
    return None


def asks_for_its_process(job: ImportJob, move: MoveMade) -> None:
    """A process takes it from here."""
    job.attempts, job.done, job.stage, job.sentence = 0, 0, "", None  # type: ignore[assignment]  # nothing went wrong yet
    follow_with(CARRY, job=job.pk)


def is_told(job: ImportJob, move: MoveMade) -> None:
    """Who brought it in is told on their first page."""
    follow_with(TELL, move=move.pk, job=job.pk)


def forgets_its_file(job: ImportJob, move: MoveMade) -> None:
    """Nothing of the file is kept."""
    follow_with("releases.tasks.forget_import", job=job.pk)


# fmt: off
WORKFLOW = Workflow(IMPORT, ImportState, (
    Move("read-again", _("Read again"),     Right.ENTER, {READ: READING, CHECKED: READING, REFUSED: READING},
         (is_ones_own,), asks_for_its_process, own_page=True),
    Move("take-header", _("Take this line"), Right.ENTER, {READ: READ, CHECKED: READ},
         (is_ones_own,), begins_revision=True, own_page=True),
    Move("check",      _("Look through"),   Right.ENTER, {READ: CHECKING, CHECKED: CHECKING},
         (is_ones_own, has_its_columns), asks_for_its_process, begins_revision=True, main=True),
    Move("import",     _("Import"),         Right.ENTER, {CHECKED: IMPORTING},
         (is_ones_own, has_good_rows), asks_for_its_process, main=True),
    Move("take-back",  _("Take back"),      Right.ENTER, {IMPORTED: TAKING_BACK},
         (is_ones_own_or_decides,), asks_for_its_process, own_page=True),
    Move("discard",    _("Discard"),        Right.ENTER, {READ: DISCARDED, CHECKED: DISCARDED, REFUSED: DISCARDED},
         (is_ones_own_or_decides,), forgets_its_file),
    # What a process makes when it has done what was asked for.
    Move("read",       _("Read"),           Right.ENTER, {READING: READ}, follows=True),
    Move("checked",    _("Looked through"), Right.ENTER, {CHECKING: CHECKED}, effect=is_told, follows=True),
    Move("imported",   _("Imported"),       Right.ENTER, {IMPORTING: IMPORTED}, effect=is_told, follows=True),
    Move("taken-back", _("Taken back"),     Right.ENTER, {TAKING_BACK: TAKEN_BACK}, effect=is_told, follows=True),
))
# fmt: on


def forget(job: ImportJob) -> None:
    """Delete the file and its lines from the disk."""
    staging.forget(job.place)

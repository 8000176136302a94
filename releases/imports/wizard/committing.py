"""Importing a sheet that was looked through: by the way of every import (releases/imports/), in one transaction."""

from time import monotonic

from django.db import connection
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.copying import Table
from casework.sealed import seal_for
from releases.imports.course import Counts, Import, Telling
from releases.imports.entering import Written
from releases.imports.files import Unreadable
from releases.imports.rows import Row
from releases.imports.wizard.checking import lines_of
from releases.imports.wizard.course import FallsBack, Tell, finish
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.written import with_wrong
from releases.models import ImportedRecord, ImportJob, ImportRow
from releases.models.imports import Outcome

IMPORTING = "importing"


def commit(job: ImportJob, by: User, tell: Tell) -> None:
    """Import it, all rows or the good ones. Raises FallsBack, and then nothing is made.

    The move *imported* is made in the transaction of the import: the task twice makes one.
    """
    began, layout = monotonic(), Layout.of(job)
    committing = _Committing(job, tell, max(0, layout.lines - 1))
    telling = Telling(committing.refused, lambda row: None, committing.block, committing.entered)
    task = Import(job.team, by, telling, only_good_rows=job.only_good_rows)
    try:
        with acting(by):
            if not task.run(lines_of(job, layout)):
                sentence = _(
                    "Rows are refused that were good when they were looked through: %(rows)s. Nothing was made. "
                    "Look the file through again."
                )
                raise FallsBack(sentence % {"rows": task.counts.refused})
            counts = task.counts
            finish(
                job, by, read=counts.read, made=counts.made, changed=counts.changed, unchanged=counts.unchanged,
                refused=counts.refused, seconds=monotonic() - began,
            )  # fmt: skip
    except (Unreadable, FileNotFoundError) as error:
        raise FallsBack(str(error)) from error


class _Committing:
    """What is kept while the rows go in."""

    def __init__(self, job: ImportJob, tell: Tell, expected: int) -> None:
        self.job, self.tell, self.expected = job, tell, expected
        self._refused: dict[int, Row] = {}

    def refused(self, row: Row) -> None:
        self._refused[row.line] = row

    def block(self, counts: Counts) -> None:
        """Let rows that were good say why they are not any more; then how far it is."""
        if self._refused:
            stored = ImportRow.objects.filter(job=self.job, line__in=self._refused)
            good = list(stored.good())
            for row in good:
                wrong = self._refused[row.line].wrong
                row.content = seal_for(ImportRow, "content", row.pk, with_wrong(row, wrong))
                row.outcome = Outcome.REFUSED
            ImportRow.objects.bulk_update(good, ["content", "outcome"])
            self._refused.clear()
        self.tell(IMPORTING, counts.read, self.expected)

    def entered(self, written: Written) -> None:
        """Note which records are of this import."""
        table = Table(ImportedRecord, "detainee_id", "release_id", job_id=self.job.pk)
        for person, release in written.made:
            table.add(detainee_id=person, release_id=release)
        with connection.cursor() as cursor:
            table.copy(cursor)

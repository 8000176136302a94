"""Importing a sheet that was looked through: by the way of every import (releases/imports/), in one transaction."""

from time import monotonic

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.copying import Table
from casework.sealed import seal_for
from releases.imports.apart import Unreadable
from releases.imports.changing import Difference
from releases.imports.course import Counts, Import, Telling
from releases.imports.entering import Written
from releases.imports.known import Known
from releases.imports.rows import Row
from releases.imports.wizard.checking import lines_of
from releases.imports.wizard.course import FallsBack, Tell, finish
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.remembering import remember
from releases.imports.wizard.saying import changes_of
from releases.imports.wizard.written import kept_of, with_wrong
from releases.lists import SourceKind
from releases.models import ImportedRecord, ImportJob, ImportRow, Source
from releases.models.imports import Outcome
from releases.sourcing import source_named

IMPORTING = "importing"
AT_ONCE = 1_000


def commit(job: ImportJob, by: User, tell: Tell) -> None:
    """Import it, all rows or the good ones. Raises FallsBack, and then nothing is made.

    The move *imported* is made in the transaction of the import: the task twice makes one.
    """
    began, layout = monotonic(), Layout.of(job)
    committing = _Committing(job, tell, max(0, layout.lines - 1))
    agreed = Outcomes(job)
    telling = Telling(committing.refused, lambda row: None, committing.block, committing.entered)
    received = timezone.localdate(job.made_at)
    task = Import(job.team, by, telling, only_good_rows=job.only_good_rows, agreed=agreed.why_not, received=received)
    try:
        with acting(by):
            job.source = source_of(job, layout, by)
            if not task.run(lines_of(job, layout)):
                sentence = _(
                    "Rows are refused that were good when they were looked through: %(rows)s. Nothing was made. "
                    "Look the file through again."
                )
                raise FallsBack(sentence % {"rows": task.counts.refused})
            counts = task.counts
            finish(
                job, by, read=counts.read, made=counts.made, changed=counts.changed, unchanged=counts.unchanged,
                refused=counts.refused, seconds=monotonic() - began, source=job.source,
            )  # fmt: skip
    except Unreadable as error:
        raise FallsBack(str(error)) from error


def source_of(job: ImportJob, layout: Layout, by: User) -> Source | None:
    """The source of the list, made now where the team does not know it yet; remembered for the next list like it."""
    if job.source is not None or not layout.source_name:
        return job.source
    new = {
        "source_name": layout.source_name, "source_kind": SourceKind.OTHER.value, "source_owner": "",
        "reliability": job.reliability,
    }  # fmt: skip
    job.source = source_named(job.team, new, by=by)
    remember(job, layout, by=by)
    return job.source


class Outcomes:
    """What the rows would do when they were looked through: what has changed since is not done unseen.

    They are asked for some thousand at a time: the rows of a block stand near each other.
    """

    def __init__(self, job: ImportJob) -> None:
        self.job = job
        self._known: dict[int, str] = {}

    def why_not(self, row: Row, known: Known | None, found: Difference | None) -> str | None:
        """Why the row is not to be imported as it would be now; None where that was shown."""
        shown = self._outcome(row.line)
        if known is None:
            as_shown = shown in (Outcome.NEW, Outcome.ALIKE)
        else:
            assert found is not None
            as_shown = shown == Outcome.CHANGED and changes_of(row, known, found) == self._changes(row.line)
        if as_shown:
            return None
        return _("The register has changed since this row was looked through. Look the file through again.")

    def _outcome(self, line: int) -> str:
        if line not in self._known:  # known rows of a block are asked about before its new ones
            near = ImportRow.objects.filter(job=self.job, line__gt=line - AT_ONCE, line__lt=line + AT_ONCE)
            self._known = dict(near.values_list("line", "outcome"))
        return self._known.get(line, "")

    def _changes(self, line: int) -> list[list[str]]:
        return kept_of(ImportRow.objects.get(job=self.job, line=line)).changes


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

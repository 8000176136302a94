"""Looking a sheet through: what each row would do, before anything is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import User
from casework.copying import Table, new_ids
from casework.sealed import seal_for
from releases.imports.ahead import ReaderGone, ahead
from releases.imports.apart import Unreadable
from releases.imports.changing import Difference, difference, why_not_change
from releases.imports.columns import readers
from releases.imports.course import BLOCK
from releases.imports.drawn import Drawn
from releases.imports.files import Line
from releases.imports.known import Known, known_of
from releases.imports.named import is_called_otherwise
from releases.imports.own import Own
from releases.imports.reading import Block, Reading
from releases.imports.rows import Row, Wrong
from releases.imports.wizard import staging
from releases.imports.wizard.alike import Newcomers, keep_alike
from releases.imports.wizard.course import FallsBack, Tell, finish
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.lines import of_import, register_lines
from releases.imports.wizard.saying import called_otherwise, changes_of, name_of
from releases.imports.wizard.written import content
from releases.models import ImportJob, ImportRow
from releases.models.imports import Outcome

CHECKING, ALIKE = "checking", "alike"


@dataclass
class Found:
    """How many rows do what; `unlike` have the number of somebody of another name."""

    read: int = 0
    unlike: int = 0
    by_outcome: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Outcome.values, 0))

    def counts(self) -> dict[str, Any]:
        said = self.by_outcome
        return {
            "read": self.read, "unlike": self.unlike, "made": said[Outcome.NEW], "changed": said[Outcome.CHANGED],
            "unchanged": said[Outcome.UNCHANGED], "refused": said[Outcome.REFUSED],
        }  # fmt: skip


def check(job: ImportJob, by: User, tell: Tell) -> None:
    """Keep for each row what it would do, then look who of the new ones may be known. Raises FallsBack.

    What a row would do is kept at once, likely duplicates when they are found.
    """
    began = monotonic()
    with Newcomers(job) as newcomers:
        with acting(by):
            found = _Checking(job, by, newcomers, tell).run()
            ImportJob.objects.filter(pk=job.pk).update(**found.counts(), alike=None)
        tell(ALIKE, 0, 100)
        pairs = newcomers.alike(by, lambda share: tell(ALIKE, round(100 * share), 100))
        with acting(by):
            alike = keep_alike(job, pairs)
            finish(job, by, alike=alike, seconds=monotonic() - began)


def lines_of(job: ImportJob, layout: Layout) -> Callable[[], Iterator[Line]]:
    """Reads the lines of an import as those of the register file; a process without a database may call it."""
    place, said = job.place, of_import(job, layout)
    return lambda: register_lines(staging.lines_of(place), layout, said)


class _Checking:
    """One pass over the rows of a sheet."""

    def __init__(self, job: ImportJob, by: User, newcomers: Newcomers, tell: Tell) -> None:
        self.job, self.by, self.newcomers, self.tell = job, by, newcomers, tell
        self.layout = Layout.of(job)
        self.found, self.own = Found(), Own(job.team)

    def run(self) -> Found:
        ImportRow.objects.filter(job=self.job).order_by().delete()
        lines = lines_of(self.job, self.layout)
        try:
            own = self.own
            reading = Reading(lines, readers() | own.readers(), BLOCK, None, only_good_rows=True, own=own)
            for block in ahead(reading.blocks, Drawn):
                self._take(block)
                self.tell(CHECKING, self.found.read, max(0, self.layout.lines - 1))
        except Unreadable as error:
            raise FallsBack(str(error)) from error
        except ReaderGone as error:
            raise FallsBack(_("What read the file was ended, perhaps for want of memory. Ask for it again.")) from error
        return self.found

    def _take(self, block: Block) -> None:
        known = known_of(self.job.team, block.good, self.by)
        table = Table(ImportRow, "id", "line", "outcome", "content", job_id=self.job.pk)
        for pk, row in zip(new_ids(ImportRow, len(block.rows)), block.rows, strict=True):
            there = known.get(row.external_id)
            outcome, changes = self._outcome(row, known)
            self.found.read += 1
            self.found.by_outcome[outcome] += 1
            text = content(row, name_of(row), changes, there.person.pk if there else None)
            sealed = seal_for(ImportRow, "content", pk, text)
            table.add(id=pk, line=row.line, outcome=outcome.value, content=sealed)
            if outcome is Outcome.NEW:
                self.newcomers.add(row)
        with connection.cursor() as cursor:
            table.copy(cursor)

    def _outcome(self, row: Row, known: dict[str, Known | None]) -> tuple[Outcome, list[list[str]]]:
        if row.wrong:
            return Outcome.REFUSED, []
        if row.external_id not in known:
            return Outcome.NEW, []
        there = known[row.external_id]
        if there is None:
            sentence = _("The team has this external_id already, in a record that is not open to you.")
            row.wrong.append(Wrong("external_id", sentence))
            return Outcome.REFUSED, []
        found = difference(row, there, self.own)
        if not found:
            return Outcome.UNCHANGED, []
        refusal = self._unlike(row, there, found) or (why_not_change(there.release) if found.tells else None)
        if refusal is not None:
            row.wrong.append(Wrong("external_id", refusal))
            return Outcome.REFUSED, []
        return Outcome.CHANGED, changes_of(row, there, found)

    def _unlike(self, row: Row, there: Known, found: Difference) -> str | None:
        """Why a row is refused that has the number of somebody of another name; None where they are the same."""
        if not is_called_otherwise(row, there, found):
            return None
        self.found.unlike += 1
        return None if self.layout.same_people else called_otherwise(there)

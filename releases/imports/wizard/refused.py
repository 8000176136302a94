"""The refused rows as a file that can be mended and brought in again: the same columns, and one that says why."""

from collections.abc import Iterator

from casework.sheets import BOM, to_csv
from releases.imports.wizard import staging
from releases.imports.wizard.known import REASON
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.written import kept_of
from releases.models import ImportJob, ImportRow
from releases.models.imports import Outcome

AT_ONCE = 500


def as_csv(job: ImportJob, layout: Layout) -> Iterator[bytes]:
    """The lines of the file as they are asked for; in order, each row of the sheet is read once."""
    yield to_csv([[*layout.header, str(REASON)]], bom=True).encode()
    stored = ImportRow.objects.filter(job=job, outcome=Outcome.REFUSED).order_by("line").iterator(AT_ONCE)
    lines = staging.lines_if_kept(job.place)
    waiting: list[list[str]] = []
    for row in stored:
        line = next((each for each in lines if each.number == row.line), None)
        cells = [cell or "" for cell in line.cells] if line else []
        cells += [""] * (len(layout.header) - len(cells))
        waiting.append([*cells, " ".join(each.sentence for each in kept_of(row).wrong)])
        if len(waiting) >= AT_ONCE:
            yield _written(waiting)
            waiting = []
    yield _written(waiting)


def _written(lines: list[list[str]]) -> bytes:
    """Lines after the first ones; the mark of UTF-8 stands at the beginning alone."""
    return to_csv(lines, bom=True).removeprefix(BOM).encode()

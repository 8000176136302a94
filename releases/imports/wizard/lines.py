"""The lines of a sheet as lines of the register file: its columns named, its words turned into ours."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from releases.imports.apart import Unreadable
from releases.imports.files import Line
from releases.imports.wizard.layout import Layout
from releases.imports.wizard.mapping import ends_of
from releases.lists import Connection
from releases.models import ImportJob

OF_IMPORT = ("source", "source_reliability", "claim_credibility", "claim_connection")
Turn = Callable[[str], str]
TEXT = "text"  # a sheet of text, every line of which has all its cells
LEFT_OUT = "-"  # a word that says nothing


def register_lines(lines: Iterable[Line], layout: Layout, said: Mapping[str, str]) -> Iterator[Line]:
    """The header and then each line, as `lines_of` gives those of a file that was written for the register.

    `said` holds for rows that name no source of their own. Raises Unreadable where the sheet has come short.
    """
    chosen = [(place, name, _turn(layout, name)) for place, name in enumerate(layout.columns) if name]
    added = [name for name in OF_IMPORT if said and name not in layout.names]
    yield Line(layout.header_line, [*(name for _place, name, _turn in chosen), *added])
    width, ends = len(layout.header), ends_of(layout)
    number = 0
    for line in lines:
        number += 1
        if line.number <= layout.last_header_line:
            continue
        yield _line(_with_given(line, ends), width, chosen, added, said, exact=layout.kind == TEXT)
    if number < layout.lines:
        raise Unreadable(_("The lines of this file are not all there any more. Bring the file in again."))


def of_import(job: ImportJob, layout: Layout) -> dict[str, str]:
    """What rows without a source take from the import: its source, with the grade that was given to it.

    A list passes on what others told: it is no claim of its own, so that it never counts beside the sources of its rows
    (releases/bar.py), whatever a row says of how its source knows.
    """
    name = job.source.identity.name if job.source else layout.source_name
    values = (name, job.reliability, job.credibility, Connection.REPEATS.value)
    return dict(zip(OF_IMPORT, values, strict=True)) if name else {}


def _with_given(line: Line, ends: Mapping[int, Sequence[int]]) -> Line:
    """The line, of whole names only what stands before the parts that have cells of their own."""
    if not ends:
        return line
    cells = list(line.cells)
    for whole, parts in ends.items():
        for place in reversed(parts):
            if max(whole, place) < len(cells) and (name := cells[whole]) and (end := (cells[place] or "").strip()):
                cells[whole] = name.strip().removesuffix(f" {end}")
    return Line(line.number, cells, line.refused)


def _line(
    line: Line,
    width: int,
    chosen: list[tuple[int, str, Turn]],
    added: list[str],
    said: Mapping[str, str],
    *,
    exact: bool,
) -> Line:
    if len(line.cells) > width or (len(line.cells) < width and exact):
        sentence = _("This line does not fit the header. Its cells: %(cells)s; the columns: %(columns)s.")
        return Line(line.number, [], refused=sentence % {"cells": len(line.cells), "columns": width})
    cells = [*line.cells, *[""] * (width - len(line.cells))]
    mapped = [None if (cell := cells[place]) is None else turn(cell) for place, _name, turn in chosen]
    if not said:
        return Line(line.number, mapped)
    names = [name for _place, name, _turn in chosen]
    own = "source" in names and (mapped[names.index("source")] or "").strip() != ""
    if own:
        return Line(line.number, [*mapped, *[""] * len(added)])
    given = [said.get(name, cell) for name, cell in zip(names, mapped, strict=True)]
    return Line(line.number, [*given, *(said[name] for name in added)])


def _turn(layout: Layout, name: str) -> Turn:
    words = layout.words.get(name)
    if not words:
        return str

    def turn(cell: str) -> str:
        word = words.get(cell.strip(), cell)
        return "" if word == LEFT_OUT else word

    return turn

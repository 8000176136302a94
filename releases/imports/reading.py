"""The blocks of a register file, read, checked and written down for PostgreSQL, by a process that asks no database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from casework.exports.formats import names_recipient
from releases.imports.apart import Unreadable
from releases.imports.columns import Reader, why_not
from releases.imports.drawn import Drawn
from releases.imports.entering import Written
from releases.imports.files import Line
from releases.imports.own import Own
from releases.imports.rows import Row, Wrong, read_row
from releases.imports.twins import FirstLines


@dataclass(frozen=True)
class Block:
    """So many rows, what was `drawn` for them, and the good ones `written` down, for a team that has none of them."""

    rows: list[Row]
    good: list[Row]
    drawn: Drawn
    written: Written | None


@dataclass(frozen=True)
class Reading:
    """How a file is read: its lines, each column's reader, the rows of a block, and how rows are written down.

    `own` are the fields of the team.

    Without `write` they are only read and checked.
    """

    lines: Callable[[], Iterator[Line]]
    readers: Mapping[str, Reader]
    block: int
    write: Callable[[Sequence[Row], Drawn], Written] | None
    only_good_rows: bool
    own: Own

    def blocks(self, drawn: Iterator[Drawn]) -> Iterator[Block]:
        """All blocks; raises Unreadable. After a bad row nothing is written down that would be taken back."""
        write, writing = self.write, True
        rows = self._rows()
        while chosen := list(islice(rows, self.block)):
            good = [row for row in chosen if not row.wrong]
            writing = writing and (self.only_good_rows or len(good) == len(chosen))
            mine = next(drawn)
            yield Block(chosen, good, mine, write(good, mine) if write and writing else None)

    def _rows(self) -> Iterator[Row]:
        lines = self.lines()
        header = _header(lines, self.own.fields)
        first_lines = FirstLines()
        for line, is_last in _with_the_last(lines):
            if is_last and _names_recipient(line, header):
                continue
            row = read_row(line, header, self.readers)
            row.wrong.extend(Wrong(column, sentence) for column, sentence in self.own.why_not(row.said))
            if external_id := row.said.get("external_id"):
                first = first_lines.line_of(external_id, row.line)
                if first != row.line:
                    sentence = _("This external_id stands in line %(line)s already.") % {"line": first}
                    row.wrong.append(Wrong("external_id", sentence))
            yield row


def _header(lines: Iterable[Line], own: Collection[str]) -> list[str]:
    first = next(iter(lines), None)
    if first is None:
        raise Unreadable(_("The file is empty."))
    sentence = why_not(first.cells, own)
    if sentence is not None:
        raise Unreadable(sentence)
    return [(name or "").strip() for name in first.cells]


def _with_the_last(lines: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it is the last one."""
    following = iter(lines)
    held = next(following, None)
    while held is not None:
        line, held = held, next(following, None)
        yield line, held is None


def _names_recipient(line: Line, header: Sequence[str]) -> bool:
    """Whether this line is none of the register: an export ends with who received it, and nothing else stands there.

    What an import says of its own source may stand beside it: an export has no such columns.
    """
    if len(line.cells) != len(header):
        return False
    said = dict(zip(header, line.cells, strict=True))
    beside = [cell for name, cell in said.items() if name != "external_id" and not name.startswith(("source", "claim"))]
    return names_recipient(said["external_id"] or "") and not any(cell is None or cell.strip() for cell in beside)

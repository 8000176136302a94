"""Protecting small numbers in tables for the public, also from a reader who knows this rule and solves every sum.

Rows are governorates, whose sums are published as they are. Columns are what is said of persons (category, sex,
minority): all values of the list in its order, whether they have anybody or not, in blocks of two or three by their
place alone. Where a number of one or two people stands in a block of a row, all numbers of that block in that row are
hidden; where a block is hidden in any row, the sums of its columns are hidden too. Nothing else is hidden.

Which numbers are hidden so depends on no hidden number but through "one of these is one or two", and a hidden block is
tied to nothing but the sum of its own row. Of two or three numbers with a sum, one of them one or two, each can have at
least two values: swap it with another; if all are equal, take one from one and give it to another. A test solves it.
Sums of columns by themselves (all governorates together) are those of `Guarded.columns` and never a tally's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detainees.lists import Sex
from releases.lists import Category
from releases.tallies.crossing import Cross, Crossed
from releases.tallies.question import Minors

SMALL = 3  # a number of people below this is protected; none is no person
Numbers = Sequence[Sequence[int]]
Block = range  # columns that are shown or hidden together
COLUMNS: dict[Crossed, Sequence[str]] = {
    Crossed.CATEGORY: Category.values,
    Crossed.SEX: Sex.values,
    Crossed.MINORS: Minors.values,
}


@dataclass(frozen=True)
class Guarded:
    """A table as it may be published, None where a number is hidden; the sums of rows stay as they are."""

    cells: tuple[tuple[int | None, ...], ...]
    columns: tuple[int | None, ...]
    rows: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.rows)


def is_small(people: int) -> bool:
    """Whether a number could tell of somebody: one or two people."""
    return 0 < people < SMALL


def publishable(table: Cross) -> tuple[Sequence[str], Guarded]:
    """The columns of a cross-table, whether they have anybody or not, and its numbers as they may be published.

    Raises ValueError for weeks: which weeks there are hangs on the numbers.
    """
    if table.crossed not in COLUMNS:
        raise ValueError("Weeks by governorate are not published: which there are would tell of somebody.")
    keys = COLUMNS[table.crossed]
    return keys, guard([[table.people(row, key) for key in keys] for row in table.rows])


def guard(table: Numbers) -> Guarded:
    """The table with what has to be hidden; its columns are those of a fixed list. Linear in its size.

    Of one column nothing can be hidden: it is the sums of its rows. Raises ValueError for a table whose rows are of
    different lengths or hold negative numbers.
    """
    if len({len(row) for row in table}) > 1 or any(number < 0 for row in table for number in row):
        raise ValueError("A table that is guarded has equal rows of people.")
    width = len(table[0]) if table else 0
    cells = [_guarded(row, _blocks(width)) for row in table]
    columns = [
        None if any(row[place] is None for row in cells) else sum(row[place] for row in table) for place in range(width)
    ]
    return Guarded(tuple(cells), tuple(columns), tuple(sum(row) for row in table))


def _blocks(width: int) -> list[Block]:
    """Two neighbours each, the last three where one would be left over; none where there is but one column."""
    if width < 2:
        return []
    starts = list(range(0, width - 1, 2))
    ends = [*starts[1:], width]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def _guarded(row: Sequence[int], blocks: Iterable[Block]) -> tuple[int | None, ...]:
    shown: list[int | None] = list(row)
    for block in blocks:
        if any(is_small(row[place]) for place in block):
            for place in block:
                shown[place] = None
    return tuple(shown)

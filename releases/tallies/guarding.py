"""Protecting small numbers in tables for the public: which cells are hidden, so that no sum gives one of them away.

Rows are governorates, whose sums are published as they are; columns are what is said of persons (category, sex,
minority, week), and their sums are guarded as the cells are. A reader knows what is shown, all sums of rows, and that
nobody is fewer than none. A cell of one or two people is hidden, then others with it, until each such cell can have
another number with all that is shown staying true.

    column      1  2        hidden cells change along a cycle: one more here is one less there, in the row and in the
    row    A   +1 -1        column. A cell is safe where such a cycle leads through it and takes nothing from a cell
    row    B   -1 +1        that has nobody.

The sums of columns are one more row of the same kind: a number that no sum reaches, less the sum. So the one search
holds for both. It is of one table: two tables of the same people, or of two days, are compared by nobody here
(docs/tallies.md).
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from releases.tallies.table import Row, Tally

SMALL = 3  # a number of people below this is protected; none is no person
Cell = tuple[int, int]  # row and column; the row after the last is that of the sums of columns
Numbers = Sequence[Sequence[int]]


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


def small_rows(tally: Tally) -> list[Row]:
    """The rows of a tally that who approves a statement confirms one by one: published as they are, and small."""
    return [row for row in tally.rows if is_small(row.people)]


def guard(table: Numbers) -> Guarded:
    """The table with what has to be hidden. Of one column nothing can be: it is the sums of its rows.

    Raises ValueError for a table whose rows are of different lengths or hold negative numbers.
    """
    if len({len(row) for row in table}) > 1 or any(number < 0 for row in table for number in row):
        raise ValueError("A table that is guarded has equal rows of people.")
    columns = [sum(column) for column in zip(*table, strict=True)]
    hidden = _hidden(table, columns) if len(columns) > 1 else frozenset()
    shown = [
        tuple(None if (row, column) in hidden else number for column, number in enumerate(numbers))
        for row, numbers in enumerate((*table, columns))
    ]
    return Guarded(tuple(shown[:-1]), shown[-1], tuple(sum(row) for row in table))


def _hidden(table: Numbers, columns: Sequence[int]) -> frozenset[Cell]:
    """The cells that are hidden: each one that is small, and as few others as are found to make them safe."""
    beyond = sum(columns) + 1
    whole = [*table, [beyond - people for people in columns]]
    small = [
        (row, column)
        for row, numbers in enumerate((*table, columns))
        for column, people in enumerate(numbers)
        if is_small(people)
    ]
    hidden = set(small)
    for cell in small:
        if not _is_safe(cell, hidden, whole):
            hidden |= _cycle_through(cell, hidden, whole)
    for cell in sorted(hidden.difference(small), key=lambda cell: -whole[cell[0]][cell[1]]):
        if all(_is_safe(each, hidden - {cell}, whole) for each in small):
            hidden.remove(cell)
    return frozenset(hidden)


def _cycle_through(cell: Cell, hidden: set[Cell], whole: Numbers) -> set[Cell]:
    """Three cells that make `cell` safe with it: the fewest that are shown now, then those of the fewest people."""
    row, column = cell
    found = [
        {(row, other), (below, column), (below, other)}
        for below, other in product(range(len(whole)), range(len(whole[0])))
        if below != row and other != column and _can_turn(row, column, below, other, whole)
    ]
    return min(found, key=lambda three: _cost(three - hidden, whole))


def _can_turn(row: int, column: int, below: int, other: int, whole: Numbers) -> bool:
    """Whether one can be moved round these four cells, in either direction, so that nobody is fewer than none."""
    one, opposite = whole[row][column] > 0, whole[below][other] > 0
    return (one and opposite) or (whole[row][other] > 0 and whole[below][column] > 0)


def _cost(cells: Iterable[Cell], whole: Numbers) -> tuple[int, int, list[Cell]]:
    listed = sorted(cells)
    return len(listed), sum(whole[row][column] for row, column in listed), listed


def _is_safe(cell: Cell, hidden: set[Cell], whole: Numbers) -> bool:
    """Whether the cell can have one more, or one fewer, with every sum and all that is shown as it is."""
    row, column = cell
    more = _leads(("column", column), ("row", row), cell, hidden, whole)
    return more or (whole[row][column] > 0 and _leads(("row", row), ("column", column), cell, hidden, whole))


def _leads(start: tuple[str, int], goal: tuple[str, int], but: Cell, hidden: set[Cell], whole: Numbers) -> bool:
    """Whether a walk leads there: from a row to a column by a hidden cell (one more), back by one that has somebody."""
    seen, waiting = {start}, deque([start])
    while waiting:
        kind, place = waiting.popleft()
        for row, column in hidden:
            if (row, column) == but or place != (row if kind == "row" else column):
                continue
            if kind == "column" and whole[row][column] == 0:
                continue
            onward = ("column", column) if kind == "row" else ("row", row)
            if onward == goal:
                return True
            if onward not in seen:
                seen.add(onward)
                waiting.append(onward)
    return False

"""Small numbers in tables for the public: who solves the sums cannot tell how many people a hidden cell has."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detainees.models import Governorate
from releases.tallies.counting import Count, Counted
from releases.tallies.guarding import Guarded, guard, is_small, small_rows
from releases.tallies.question import Question
from releases.tallies.table import Tally

Cell = tuple[int, int]


def tables(most: int) -> st.SearchStrategy[list[list[int]]]:
    """Tables of up to three rows and columns, small enough that every other table can be tried."""
    return st.tuples(st.integers(1, 3), st.integers(2, 3)).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, most), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )


def possible(shown: Guarded) -> Iterator[list[list[int]]]:
    """Every table that has what is shown, the sums of the rows, and those of the columns where they are."""

    def rows(cells: tuple[int | None, ...], total: int) -> list[list[int]]:
        choices = [range(total + 1) if cell is None else (cell,) for cell in cells]
        return [list(numbers) for numbers in product(*choices) if sum(numbers) == total]

    for table in product(*(rows(cells, total) for cells, total in zip(shown.cells, shown.rows, strict=True))):
        sums = [sum(column) for column in zip(*table, strict=True)]
        if all(said is None or said == number for said, number in zip(shown.columns, sums, strict=True)):
            yield list(table)


def pinned(table: list[list[int]], shown: Guarded) -> list[tuple[str, Cell]]:
    """The small numbers, of cells and of sums of columns, that can be no other ones."""
    others = list(possible(shown))
    assert table in others
    columns = [sum(column) for column in zip(*table, strict=True)]
    cells = [
        ("cell", (r, c))
        for r, row in enumerate(table)
        for c, people in enumerate(row)
        if is_small(people) and len({other[r][c] for other in others}) == 1
    ]
    sums = [
        ("sum", (0, c))
        for c, people in enumerate(columns)
        if is_small(people) and len({sum(row[c] for row in other) for other in others}) == 1
    ]
    return cells + sums


@given(tables(most=4))
@example([[1, 0], [0, 0]])
@example([[1, 5, 0]])
@example([[1, 0], [5, 0], [2, 0]])
@example([[1, 1], [1, 1]])
@example([[0, 3, 4], [3, 1, 3], [4, 3, 0]])
def test_who_solves_the_sums_pins_no_small_number(table: list[list[int]]) -> None:
    assert pinned(table, guard(table)) == []


@given(tables(most=9))
def test_what_is_shown_is_true_and_sums_of_rows_stay(table: list[list[int]]) -> None:
    shown = guard(table)
    assert shown.rows == tuple(map(sum, table))
    for said, true in zip(shown.cells, table, strict=True):
        assert all(number in (None, people) and (number is None or not is_small(people))
                   for number, people in zip(said, true, strict=True))  # fmt: skip


@given(tables(most=9).filter(lambda table: not any(is_small(n) for row in table for n in row)))
def test_where_nothing_is_small_nothing_is_hidden(table: list[list[int]]) -> None:
    shown = guard(table)
    assert shown.cells == tuple(map(tuple, table))
    assert None not in shown.columns


def test_hiding_the_small_cell_alone_would_give_it_away() -> None:
    """The control: that the reader of these tests can find a number at all."""
    table = [[1, 9], [9, 9]]
    alone = Guarded(((None, 9), (9, 9)), (10, 18), (10, 18))
    assert pinned(table, alone) == [("cell", (0, 0))]
    assert guard(table).cells == ((None, None), (None, None))


def test_a_larger_table_hides_little() -> None:
    table = [[1, 9, 20, 30], [9, 9, 20, 30], [40, 9, 9, 30], [30, 30, 30, 2]]
    hidden = [n for row in guard(table).cells for n in row if n is None]
    assert len(hidden) <= 6


@pytest.mark.parametrize("table", [[[1, 2], [3]], [[1, -1]]])
def test_what_is_no_table_is_refused(table: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="equal rows"):
        guard(table)


def test_of_one_column_nothing_is_hidden_because_the_rows_say_it() -> None:
    assert guard([[1], [5]]).cells == ((1,), (5,))
    assert guard([]).cells == ()


def test_rows_under_three_are_listed_for_who_approves() -> None:
    counted = Counted({("SY-HA",): Count(1), ("SY-HM",): Count(2), ("SY-DR",): Count(34), (): Count(1)}, {}, {}, {})
    places = [Governorate(code=code) for code in ("SY-HA", "SY-HM", "SY-DR", "SY-ID")]
    tally = Tally(Question(datetime(2022, 5, 5, tzinfo=UTC)), counted, places)
    assert [row.code for row in small_rows(tally)] == ["SY-HA", "SY-HM", "UNKNOWN"]

"""Small numbers in tables for the public: who knows the rule and solves the sums cannot tell what a hidden cell has."""

import time
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accounts.models import Team, User
from releases.models import LedgerEntry
from releases.models.ledger import settled_now
from releases.tallies.crossing import Crossed, cross
from releases.tallies.guarding import Guarded, guard, is_small, publishable
from releases.tallies.question import Question
from releases.tallies.table import tally
from tests.releases.making import verified

Cell = tuple[int, int]


def tables(most: int) -> st.SearchStrategy[list[list[int]]]:
    """Tables of up to three rows and columns, small enough that every other table can be tried."""
    return st.tuples(st.integers(1, 3), st.integers(2, 3)).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, most), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )


def possible(shown: Guarded) -> Iterator[list[list[int]]]:
    """Every table with these sums of which the rule would show this very picture."""

    def rows(cells: tuple[int | None, ...], total: int) -> list[list[int]]:
        choices = [range(total + 1) if cell is None else (cell,) for cell in cells]
        return [list(numbers) for numbers in product(*choices) if sum(numbers) == total]

    for table in product(*(rows(cells, total) for cells, total in zip(shown.cells, shown.rows, strict=True))):
        sums = [sum(column) for column in zip(*table, strict=True)]
        fits = all(said is None or said == number for said, number in zip(shown.columns, sums, strict=True))
        if fits and guard(table) == shown:  # what the rule would have shown otherwise, it was not
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
@example([[0, 0, 9], [1, 5, 0]])
@example([[2, 2], [0, 0]])
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


def test_the_small_number_alone_would_be_given_away() -> None:
    """The control: that the reader of these tests can find a number at all."""
    shown = guard([[1, 9], [9, 9]])
    assert shown.cells == ((None, None), (9, 9))
    assert shown.columns == (None, None)
    alone = Guarded(((None, 9), (9, 9)), (10, 18), (10, 18))
    assert [one for one in range(11) if one + 9 == alone.rows[0]] == [1]


def test_blocks_hang_on_the_place_alone() -> None:
    assert guard([[9, 9, 1, 9, 9], [9, 9, 9, 9, 9]]).cells == ((9, 9, None, None, None), (9,) * 5)
    assert guard([[9, 2, 0, 9, 0]]).cells == ((None, None, 0, 9, 0),)
    assert guard([[9, 2, 0, 9, 0]]).columns == (None, None, 0, 9, 0)


def test_a_large_table_takes_no_time() -> None:
    began = time.monotonic()
    guard([[(row * column) % 7 for column in range(700)] for row in range(15)])
    assert time.monotonic() - began < 1


@pytest.mark.django_db
def test_all_values_of_the_list_are_columns_whether_they_have_anybody_or_not(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    for category in ("terrorism", "terrorism", "terrorism", "criminal"):
        verified(documenter, supervisor, documentation, home_id="SY-ID", category=category)
    entries: Any = LedgerEntry.objects.all()
    counted = tally(entries, Question(settled_now()))
    keys, shown = publishable(cross(entries, counted, Crossed.CATEGORY))
    assert {"army-defector", "unknown"} <= set(keys)
    assert len(shown.columns) == len(keys)
    assert dict(zip(keys, shown.cells[0], strict=True))["criminal"] is None
    with pytest.raises(ValueError, match="Weeks"):
        publishable(cross(entries, counted, Crossed.WEEK))


@pytest.mark.parametrize("table", [[[1, 2], [3]], [[1, -1]]])
def test_what_is_no_table_is_refused(table: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="equal rows"):
        guard(table)


def test_of_one_column_nothing_is_hidden_because_the_rows_say_it() -> None:
    assert guard([[1], [5]]).cells == ((1,), (5,))
    assert guard([]).cells == ()

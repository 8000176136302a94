"""Figures in which nobody is: no row and no sum tells of a number under three."""

import csv
import io
from itertools import pairwise, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from accounts.models import Team, User
from families.figures import LEAST, Cell, guarded
from families.models import ExtortionReport
from tests.conftest import ClientOf
from tests.families.making import taken
from tests.families.reporting import THEIRS, move, reported

FIGURES = "/families/extortion/figures"
counts = some.dictionaries(some.sampled_from("abcdef"), some.integers(1, 9), max_size=5)


def test_what_is_large_stands_alone_and_what_is_small_together() -> None:
    said = {"a": 9, "b": 5, "c": 2, "d": 1}
    assert guarded(said) == [Cell(("a",), 9), Cell(("b",), 5), Cell(("c", "d"), 3)]


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ({"a": 9, "b": 1}, [Cell(("a", "b"), 10)]),
        ({"a": 9, "b": 5, "c": 1}, [Cell(("a",), 9), Cell(("b", "c"), 6)]),
        ({"a": 9, "b": 1, "c": 1}, [Cell(("a", "b", "c"), 11)]),
        ({"a": 9, "b": 2, "c": 2}, [Cell(("a", "b", "c"), 13)]),
        ({"b": 2, "c": 2}, [Cell((), 4)]),
        ({"a": 1}, [Cell((), 1)]),
        ({}, []),
    ],
)
def test_a_sum_that_would_tell_takes_the_smallest_other_along(said: dict[str, int], cells: list[Cell]) -> None:
    assert guarded(said) == cells


@given(counts)
def test_nothing_is_lost(said: dict[str, int]) -> None:
    cells = guarded(said)
    assert sum(cell.count for cell in cells) == sum(said.values())
    named = [value for cell in cells for value in cell.values]
    assert len(named) == len(set(named)) <= len(said)
    assert all(one.count >= other.count for one, other in pairwise(cells[:-1]))


@given(counts)
def test_no_small_number_can_be_worked_out(said: dict[str, int]) -> None:
    """Somebody who knows the rule and all sums has for each value with a small number more than one possibility."""
    shown = guarded(said)
    together = next((cell for cell in shown if cell.is_several and cell.values), None)
    if together is None:
        assert all(cell.count >= LEAST for cell in shown if cell.values)
        return
    alone = {cell.values[0]: cell.count for cell in shown if not cell.is_several}
    possible = [
        dict(zip(together.values, tried, strict=True))
        for tried in product(range(1, together.count), repeat=len(together.values))
        if sum(tried) == together.count and guarded(alone | dict(zip(together.values, tried, strict=True))) == shown
    ]
    for value in together.values:
        assert len({each[value] for each in possible}) > 1, (said, value)


@pytest.mark.django_db
def test_amounts_are_summed_by_currency(
    documentation: Team, liaison: User, analyst: User, english_of: ClientOf
) -> None:
    for amount in (1, 2, 6):
        reported(liaison, documentation, amount_said="x", amount=amount * 10**6, currency="SYP", governorate_id="SY-HI")
    reported(liaison, documentation, amount_said="x", amount=500, currency="USD")
    reported(liaison, documentation)
    content = english_of(analyst).get(f"{FIGURES}.csv").content.decode("utf-8-sig")
    rows = [tuple(row.values()) for row in csv.DictReader(io.StringIO(content))]
    assert ("currency", "not said; Syrian pound; US dollar: together, some of them fewer than 3", "5", "", "") in rows
    for _each in range(2):
        reported(liaison, documentation)
    content = english_of(analyst).get(f"{FIGURES}.csv").content.decode("utf-8-sig")
    assert "9000000" not in content  # three pounds and one dollar: the pounds go along with the dollar


@pytest.mark.django_db
def test_a_sum_stands_where_it_tells_of_nobody(
    documentation: Team, liaison: User, analyst: User, english_of: ClientOf
) -> None:
    for amount in (1, 2, 6):
        reported(liaison, documentation, amount_said="x", amount=amount * 10**6, currency="SYP")
    page = english_of(analyst).get(f"{FIGURES}.csv").content.decode("utf-8-sig")
    assert "currency,Syrian pound,3,9000000,2000000" in page


@pytest.mark.django_db
def test_two_reports_have_no_figures_and_what_was_none_is_not_counted(
    documentation: Team, liaison: User, analyst: User, english_of: ClientOf
) -> None:
    made = [reported(liaison, documentation) for _each in range(3)]
    client = english_of(analyst)
    assert "Posing as" in client.get(f"{FIGURES}/").content.decode()
    move(made[0], "settle", liaison, "mistaken")
    assert "Posing as" not in client.get(f"{FIGURES}/").content.decode()


@pytest.mark.django_db
def test_they_are_of_the_organisation_and_name_nobody(
    documentation: Team, liaison: User, analyst: User, other_supervisor: User, english_of: ClientOf
) -> None:
    for _each in range(3):
        caller = taken(liaison, documentation, said={"name": "أم خالد"})
        reported(liaison, documentation, ("number", THEIRS), ("alias", "أبو جعفر"), inquiry=caller, place="دوما")
    page = english_of(analyst).get(f"{FIGURES}/").content.decode()
    private = ("أم خالد", "دوما", "جعفر", "900777", ExtortionReport.objects.latest("pk").reference)
    assert not [text for text in private if text in page]
    assert "Fewer than 3" in english_of(other_supervisor).get(f"{FIGURES}/").content.decode()


def test_the_order_in_which_reports_came_changes_nothing() -> None:
    rows = [("a", 4), ("b", 2), ("c", 2), ("d", 1)]
    assert len({str(guarded(dict(each))) for each in permutations(rows)}) == 1

"""Figures in which nobody is: no row and no sum tells of a number under three."""

from datetime import datetime, timedelta
from itertools import pairwise, permutations, product
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from accounts.acting import acting
from accounts.models import Team, User
from families.figures import LEAST, Cell, guarded
from families.freezing import freeze_figures
from families.models import ExtortionFigures, ExtortionReport
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


@given(counts, counts)
def test_who_knows_the_reports_of_a_desk_learns_no_small_number_of_the_rest(
    rest: dict[str, int], known: dict[str, int]
) -> None:
    """What stands alone beside one's own is nothing, or three and more."""
    both = {value: rest.get(value, 0) + known.get(value, 0) for value in {*rest, *known}}
    for cell in guarded(both, known):
        others = cell.count - sum(known.get(value, 0) for value in cell.values)
        assert cell.is_several or others == 0 or others >= LEAST
    assert [cell for cell in guarded(both, known) if cell.is_several] == [
        Cell(cell.values, sum(both[value] for value in cell.values)) if cell.values else cell
        for cell in guarded(both, known) if cell.is_several
    ]  # fmt: skip


def before(months: int) -> datetime:
    """A moment in the month so long ago."""
    day = timezone.localtime().replace(day=1)
    for _month in range(months):
        day = (day - timedelta(days=1)).replace(day=1)
    return day + timedelta(days=3)


def demands(by: User, team: Team, *millions: int, months: int = 1, **said: Any) -> None:
    """Reports of that month, each of so many millions of pounds."""
    for million in millions:
        reported(
            by, team, amount_said="x", amount=million * 10**6, currency="SYP", made_at=before(months), **said
        )  # fmt: skip


def content(client: Any) -> str:
    return str(client.get(f"{FIGURES}.csv").content.decode("utf-8-sig"))


@pytest.mark.django_db
def test_a_sum_stands_rounded_and_where_it_tells_of_nobody(
    documentation: Team, liaison: User, analyst: User, english_of: ClientOf
) -> None:
    demands(liaison, documentation, 1, 2, 6, 7)
    freeze_figures()
    assert "currency,Syrian pound,4,," in content(english_of(analyst))
    demands(liaison, documentation, 31, 5, 9, months=0)
    freeze_figures()
    assert "currency,Syrian pound,4,," in content(english_of(analyst))  # this month is not over


@pytest.mark.django_db
def test_five_and_more_have_a_sum(documentation: Team, liaison: User, analyst: User, english_of: ClientOf) -> None:
    demands(liaison, documentation, 1, 2, 6, 7, 31)
    freeze_figures()
    assert "currency,Syrian pound,5,47000000,6000000" in content(english_of(analyst))


@pytest.mark.django_db
def test_who_looks_twice_sees_the_same(documentation: Team, liaison: User, analyst: User, english_of: ClientOf) -> None:
    demands(liaison, documentation, 1, 2, 6, months=2)
    assert freeze_figures() == 1
    first = content(english_of(analyst))
    reported(liaison, documentation)
    move(ExtortionReport.objects.earliest("pk"), "settle", liaison, "mistaken")
    assert freeze_figures() == 0
    assert content(english_of(analyst)) == first


@pytest.mark.django_db
def test_the_next_ones_come_with_three_more(documentation: Team, liaison: User) -> None:
    organisation = documentation.organisation
    demands(liaison, documentation, 1, 2, 6, months=3)
    demands(liaison, documentation, 7, 8)
    long_ago = before(2) - timedelta(days=4)
    with acting(User.objects.system("figures")):
        ExtortionFigures.objects.create(organisation=organisation, until=long_ago.date(), reports=[])
    assert freeze_figures() == 0
    demands(liaison, documentation, 9)
    assert (freeze_figures(), freeze_figures()) == (1, 0)


@pytest.mark.django_db
def test_who_has_a_desk_cannot_take_its_reports_off_the_figures(
    documentation: Team, family_centre: Team, liaison: User, supervisor: User, overseer: User, english_of: ClientOf
) -> None:
    demands(liaison, documentation, 1, 2, 6, 7)
    demands(overseer, family_centre, 9)
    freeze_figures()
    assert "Posing as" not in english_of(supervisor).get(f"{FIGURES}/").content.decode()
    assert "Posing as" in english_of(overseer).get(f"{FIGURES}/").content.decode()  # beside their one stand four


@pytest.mark.django_db
def test_they_are_of_the_organisation_and_name_nobody(
    documentation: Team, liaison: User, analyst: User, other_supervisor: User, english_of: ClientOf
) -> None:
    for _each in range(3):
        caller = taken(liaison, documentation, said={"name": "أم خالد"})
        identifiers = (("number", THEIRS), ("alias", "أبو جعفر"))
        reported(liaison, documentation, *identifiers, inquiry=caller, place="دوما", made_at=before(1))
    freeze_figures()
    page = english_of(analyst).get(f"{FIGURES}/").content.decode()
    assert "Posing as" in page
    private = ("أم خالد", "دوما", "جعفر", "900777", ExtortionReport.objects.latest("pk").reference)
    assert not [text for text in private if text in page]
    assert "No figures yet" in english_of(other_supervisor).get(f"{FIGURES}/").content.decode()


def test_the_order_in_which_reports_came_changes_nothing() -> None:
    rows = [("a", 4), ("b", 2), ("c", 2), ("d", 1)]
    assert len({str(guarded(dict(each))) for each in permutations(rows)}) == 1

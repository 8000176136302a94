"""Two statements of some of the same people: their difference may tell of one, and is let stand by name."""

import json
from typing import Any

import pytest

from accounts.models import Team, User
from casework.moves import Given, Refusal
from releases.models import FrozenTally, Statement
from releases.statements.approving import approve, small_cells
from releases.statements.beside import asks_within
from tests.faults.attacking import run
from tests.releases.making import verified
from tests.releases.stating import SEDNAYA, let_go, moved, published, saved, stated

ASKED = dict.fromkeys(("basis", "category", "sex", "minors", "wave", "facility", "from", "to"), "")


@pytest.fixture
def wave(documenter: User, supervisor: User, documentation: Team, analyst: User) -> FrozenTally:
    """Of the whole wave: five of Idlib, of whom four come from Sednaya, and three of Homs."""
    let_go(documenter, supervisor, documentation, *["SY-ID"] * 4, *["SY-HM"] * 3)
    elsewhere = {**SEDNAYA, "facility_id": "adra"}
    verified(documenter, supervisor, documentation, home_id="SY-ID", **elsewhere)
    return saved(analyst, documentation.organisation, facility="")


@pytest.fixture
def of_sednaya(wave: FrozenTally, analyst: User, supervisor: User, documentation: Team) -> Statement:
    """Of the prison alone, handed in after the statement of the wave was published."""
    published(analyst, supervisor, wave)
    return moved(stated(analyst, saved(analyst, documentation.organisation)), "submit", by=analyst)


def places(statement: Statement) -> dict[str, int]:
    return {cell.place: cell.people for cell in small_cells(statement)}


def test_the_one_who_is_in_one_of_them_alone_is_shown_to_who_approves(of_sednaya: Statement, supervisor: User) -> None:
    (cell,) = small_cells(of_sednaya)
    assert (cell.place, cell.people) == ("SY-ID/1.0", 1)
    said = "Idlib Province: 4 detainees; published before: 5 detainees."
    assert cell.said_en == f"Difference to statement 1, which can be read: {said}"
    assert "البيان رقم 1" in cell.said_ar
    refused = approve(of_sednaya, Given(1), [], by=supervisor)
    assert isinstance(refused, Refusal)
    assert refused.mendable
    moved(of_sednaya, "approve", by=supervisor)
    assert set(of_sednaya.confirmed_cells.values_list("place", "people")) == {("SY-ID/1.0", 1)}


def test_postgresql_finds_the_same(of_sednaya: Statement) -> None:
    assert dict(run("SELECT place, people FROM small_cells(%s)", of_sednaya.pk)) == places(of_sednaya)


def test_what_can_be_read_no_more_is_compared_with_no_more(of_sednaya: Statement, supervisor: User) -> None:
    moved(Statement.objects.get(number=1), "withdraw", by=supervisor)
    assert places(of_sednaya) == {}
    assert run("SELECT place, people FROM small_cells(%s)", of_sednaya.pk) == []


def test_another_wave_is_nobody_of_these(
    wave: FrozenTally, analyst: User, supervisor: User, documenter: User, documentation: Team
) -> None:
    published(analyst, supervisor, wave)
    for _number in range(3):
        verified(documenter, supervisor, documentation, home_id="SY-ID", wave_id="prisons-opened-2024", date="2024-12")
    other = saved(analyst, documentation.organisation, wave="prisons-opened-2024", facility="")
    assert places(moved(stated(analyst, other), "submit", by=analyst)) == {}


def test_few_of_a_row_who_are_in_groups_without_names_are_let_stand_by_name(
    wave: FrozenTally, documenter: User, supervisor: User, documentation: Team, analyst: User
) -> None:
    group = {"group_count": 2, "group_bound": "exactly", "group_governorates": ["SY-HM"], **SEDNAYA}
    verified(documenter, supervisor, documentation, **group)
    statement = moved(stated(analyst, saved(analyst, documentation.organisation)), "submit", by=analyst)
    assert places(statement) == {"SY-HM/groups": 2}
    assert dict(run("SELECT place, people FROM small_cells(%s)", statement.pk)) == {"SY-HM/groups": 2}
    moved(statement, "approve", by=supervisor)


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ({"wave": "a", "facility": "x"}, {"wave": "a"}, True),
        ({"wave": "a"}, {"wave": "a", "facility": "x"}, False),
        ({"wave": "a"}, {"facility": "x"}, False),
        ({"wave": "a"}, {"wave": "b"}, False),
        ({"from": "2022-05-01", "to": "2022-05-31"}, {"from": "2022-01-01", "to": "2022-12-31"}, True),
        ({"from": "2022-05-01"}, {"from": "2022-01-01", "to": "2022-12-31"}, False),
        ({"from": "2022-05-01", "to": "2022-05-31"}, {}, True),
        ({}, {"from": "2022-05-01"}, False),
        ({"basis": "home"}, {"basis": "release"}, False),
        ({"sex": "female"}, {}, False),
    ],
)
@pytest.mark.django_db
def test_which_question_asks_about_part_of_another(one: dict[str, Any], other: dict[str, Any], within: bool) -> None:
    first, second = ASKED | one, ASKED | other
    assert asks_within(first, second) is within
    (answer,) = run("SELECT asks_within(%s::jsonb, %s::jsonb)", json.dumps(first), json.dumps(second))
    assert answer == (within,)

"""Two statements of some of the same people: their difference may tell of one, and is let stand by name."""

import json
from typing import Any

import pytest

from accounts.models import Team, User
from casework.moves import Given, Refusal
from detainees.facilities.merging import merge
from detainees.models import Facility, FacilityMerge
from releases.models import FrozenTally, Statement
from releases.statements.approving import approve
from releases.statements.beside import asked_of_place, asks_within
from releases.statements.cells import small_cells
from releases.statements.correcting import look_after_statements
from releases.statements.writing import change_statement
from tests.faults.attacking import refused, run, send
from tests.releases.making import verified
from tests.releases.stating import SEDNAYA, let_go, move, moved, published, saved, stated

NOT_LET_STAND = "IF062"
PUBLISH = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'statement', id, 'publish', status, 'published', revision_number, %s, now(), '', '' FROM releases_statement
WHERE id = %s
"""
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
    answer = approve(of_sednaya, Given(1), [], by=supervisor)
    assert isinstance(answer, Refusal)
    assert answer.mendable
    moved(of_sednaya, "approve", by=supervisor)
    assert set(of_sednaya.confirmed_cells.values_list("place", "people")) == {("SY-ID/1.0", 1)}


def test_postgresql_finds_the_same(of_sednaya: Statement) -> None:
    assert dict(run("SELECT place, people FROM small_cells(%s)", of_sednaya.pk)) == places(of_sednaya)


def test_what_was_published_after_the_approval_is_let_stand_too(
    wave: FrozenTally, analyst: User, supervisor: User, documentation: Team
) -> None:
    """Both are approved while nothing can be read: the second is not published before its difference is let stand."""
    both = [stated(analyst, tally) for tally in (wave, saved(analyst, documentation.organisation))]
    for statement in both:
        moved(moved(statement, "submit", by=analyst), "approve", by=supervisor)
    first, second = both
    moved(first, "publish", by=supervisor)
    answer = move(second, "publish", supervisor)
    assert isinstance(answer, Refusal)
    second.refresh_from_db()
    assert second.status == "approved"
    with refused(NOT_LET_STAND):
        send(supervisor, PUBLISH, supervisor.pk, second.pk)
    moved(moved(second, "return", by=supervisor), "submit", by=analyst)
    moved(second, "approve", "publish", by=supervisor)
    assert places(second) == {"SY-ID/1.0": 1}


def test_who_has_a_name_since_the_last_statement_is_let_stand_by_name(
    documenter: User, supervisor: User, documentation: Team, analyst: User
) -> None:
    group_of = {"group_count": 9, "group_bound": "exactly", "group_governorates": ["SY-HM"], **SEDNAYA}
    group = verified(documenter, supervisor, documentation, **group_of)
    published(analyst, supervisor, saved(analyst, documentation.organisation))
    verified(documenter, supervisor, documentation, home_id="SY-HM", of_group=group, **SEDNAYA)
    statement = moved(stated(analyst, saved(analyst, documentation.organisation)), "submit", by=analyst)
    assert places(statement) == {"SY-HM/named": 1, "SY-HM/was/groups": 1}
    assert dict(run("SELECT place, people FROM small_cells(%s)", statement.pk)) == places(statement)
    moved(statement, "approve", "publish", by=supervisor)


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


def test_a_prison_that_became_one_with_another_is_beside_what_was_published_of_it_before(
    wave: FrozenTally, documentation: Team, analyst: User, supervisor: User
) -> None:
    published(analyst, supervisor, saved(analyst, documentation.organisation))
    sednaya, adra = (Facility.objects.get(pk=code) for code in ("sednaya", "adra"))
    assert isinstance(merge(adra, sednaya, sentence="One building.", by=supervisor), FacilityMerge)
    both = saved(analyst, documentation.organisation, facility="adra")
    statement = moved(stated(analyst, both), "submit", by=analyst)
    assert places(statement) == {"SY-ID/1.0": 1}
    assert dict(run("SELECT place, people FROM small_cells(%s)", statement.pk)) == {"SY-ID/1.0": 1}


def test_what_was_published_of_a_prison_is_corrected_with_the_one_that_it_became_one_with(
    wave: FrozenTally, documentation: Team, analyst: User, supervisor: User
) -> None:
    of_sednaya, of_adra = (
        published(analyst, supervisor, saved(analyst, documentation.organisation, facility=code))
        for code in ("sednaya", "adra")
    )
    sednaya, adra = (Facility.objects.get(pk=code) for code in ("sednaya", "adra"))
    assert isinstance(merge(adra, sednaya, sentence="One building.", by=supervisor), FacilityMerge)
    look_after_statements()
    draft = Statement.objects.open().get(corrects=of_sednaya)
    asked = [asked_of_place(each.tally)["facility"] for each in (of_sednaya, draft)]
    assert [set(codes.split(",")) for codes in asked] == [{"sednaya"}, {"sednaya", "adra"}]
    assert (of_sednaya.tally.people, draft.tally.people) == (7, 8)
    change_statement(draft, {"changed_en": "Two prisons are one.", "changed_ar": "السجنان واحد."}, by=analyst)
    correction = moved(draft, "submit", by=analyst)
    counted = dict(run("SELECT place, people FROM small_cells(%s)", correction.pk))
    assert places(correction) == counted == {"SY-ID/was": 1}
    assert isinstance(approve(correction, Given(correction.revision_number), [], by=supervisor), Refusal)
    moved(correction, "approve", "publish", by=supervisor)
    assert {each.number for each in Statement.objects.standing()} == {of_sednaya.number, of_adra.number}
    look_after_statements()
    assert not Statement.objects.open().filter(corrects=correction).exists()  # it says what is so now


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
        ({"facility": "x"}, {"facility": "x,y"}, True),
        ({"facility": "x,y"}, {"facility": "x"}, False),
        ({}, {"facility": "x"}, False),
    ],
)
@pytest.mark.django_db
def test_which_question_asks_about_part_of_another(one: dict[str, Any], other: dict[str, Any], within: bool) -> None:
    first, second = ASKED | one, ASKED | other
    assert asks_within(first, second) is within
    (answer,) = run("SELECT asks_within(%s::jsonb, %s::jsonb)", json.dumps(first), json.dumps(second))
    assert answer == (within,)

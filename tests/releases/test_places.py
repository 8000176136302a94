"""Names take places of an unnamed group: nobody is counted twice, no place is given twice, and each is given back."""

from typing import Any

import pytest
from django.db.models import Sum

from accounts.models import Team, User
from detainees.merging.making import part
from releases.groups import Taken
from releases.ledger import shares
from releases.models import LedgerEntry, Release, Revision
from releases.models.ledger import settled_now
from releases.tallies.question import Question
from releases.tallies.table import tally
from tests.detainees.pairing import merged
from tests.faults.attacking import as_if_committed
from tests.releases.deciding import why_not
from tests.releases.making import amended, changed, disputed, entered, verified
from tests.releases.records import made, person

WAVE: dict[str, Any] = {"wave_id": "decree-7-2022"}
DEFECTORS: dict[str, Any] = {
    "group_count": 3, "group_bound": "exactly", "group_name": "army defectors", "wave_id": "decree-7-2022",
    "group_governorates": ["SY-DR", "SY-RD"],
}  # fmt: skip


@pytest.fixture
def group(documenter: User, supervisor: User, documentation: Team) -> Release:
    """Exactly three of Daraa and Rural Damascus."""
    return verified(documenter, supervisor, documentation, **DEFECTORS)


@pytest.fixture
def name(group: Release, documenter: User, supervisor: User, documentation: Team) -> Release:
    """Somebody of Daraa who was one of them."""
    return verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group)


def rows() -> dict[str, int]:
    as_if_committed()
    entries = LedgerEntry.objects.all()
    return {row.address: row.people for row in tally(entries, Question(settled_now())).rows}


def submitted(by: User, team: Team, **facts: Any) -> Release:
    return made(entered(by, team, **facts), "submit", by)


# -- Counted once ------------------------------------------------------------------------------------------------------


def test_a_name_takes_a_place_and_the_total_stays(name: Release) -> None:
    assert rows() == {"SY-DR": 1, "SY-DR,SY-RD": 2}


def test_what_was_known_before_the_name_stays_as_it_was(
    group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    before = settled_now()
    verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group)
    assert [row.people for row in tally(LedgerEntry.objects.all(), Question(before)).rows] == [3]


def test_group_and_name_change_at_one_moment_and_by_one_cause(name: Release, group: Release) -> None:
    of_name, of_group = (LedgerEntry.objects.filter(release=each).latest("pk") for each in (name, group))
    assert (of_name.people, of_group.people) == (1, -1)
    assert of_name.at == of_group.at
    assert of_name.move == of_group.move is not None


def test_the_place_is_given_back_when_the_name_ceases_to_count(name: Release, supervisor: User) -> None:
    made(disputed(name, supervisor), "withdraw", supervisor)
    assert rows() == {"SY-DR,SY-RD": 3}


def test_a_change_of_group_moves_the_place(
    name: Release, group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    other = verified(documenter, supervisor, documentation, **DEFECTORS | {"group_governorates": ["SY-DR"]})
    assert rows() == {"SY-DR": 4, "SY-DR,SY-RD": 2}
    amended(name, documenter, supervisor, of_group=other)
    assert rows() == {"SY-DR": 3, "SY-DR,SY-RD": 3}


def test_a_disputed_group_counts_what_is_left_when_it_is_verified_again(
    name: Release, group: Release, documenter: User, supervisor: User
) -> None:
    disputed(group, supervisor)
    assert rows() == {"SY-DR": 1}
    amended(group, documenter, supervisor, group_name="defectors")
    assert rows() == {"SY-DR": 1, "SY-DR,SY-RD": 2}


def test_a_group_of_at_least_so_many_has_always_room(documenter: User, supervisor: User, documentation: Team) -> None:
    group = verified(documenter, supervisor, documentation, **DEFECTORS | {"group_count": 1, "group_bound": "at-least"})
    for _number in range(3):
        verified(documenter, supervisor, documentation, home_id="SY-RD", **WAVE, of_group=group)
    assert rows() == {"SY-RD": 3}


def test_women_and_minors_with_names_are_no_longer_among_those_without(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    group = verified(documenter, supervisor, documentation, **DEFECTORS, group_women=2, group_minors=1)
    girl = {"sex": "female", "birth": "2010"}
    verified(documenter, supervisor, documentation, girl, home_id="SY-RD", **WAVE, of_group=group)
    as_if_committed()
    entries = LedgerEntry.objects.filter(release=group).values_list("sex", "minor")
    left = {(sex, minor): number for sex, minor, number in entries.annotate(number=Sum("people")) if number}
    assert left == {("female", None): 1, ("unknown", None): 1}


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (Taken(), [(2, "female", None), (1, "unknown", True), (0, "unknown", None)]),
        (Taken(1, 1, 0), [(1, "female", None), (1, "unknown", True)]),
        (Taken(3, 0, 0), []),
        (Taken(9, 9, 9), []),
    ],
)
def test_what_is_left_of_a_group_never_falls_below_nobody(taken: Taken, expected: list[Any]) -> None:
    revision = Revision(counted_people=3, group_count=3, group_bound="exactly", group_women=2, group_minors=1)
    assert shares(revision, taken) == [share for share in expected if share[0]]


def test_one_person_told_twice_takes_one_place_and_two_again_when_parted(
    group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    one, other = (person(documentation, documenter, given) for given in ("سامر", "سامي"))
    for detainee in (one, other):
        verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group, detainee=detainee)
    assert rows() == {"SY-DR": 2, "SY-DR,SY-RD": 1}
    (merge,) = merged(one, other, by=supervisor)
    assert rows() == {"SY-DR": 1, "SY-DR,SY-RD": 2}
    part(merge, by=supervisor)
    assert rows() == {"SY-DR": 2, "SY-DR,SY-RD": 1}


# -- What is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"home_id": "SY-HL", **WAVE}, "none of the governorates"),
        ({"home_id": None, **WAVE}, "none of the governorates"),
        ({"home_id": "SY-DR"}, "another wave"),
        ({"home_id": "SY-DR", **WAVE, "date": "2022-06"}, "other days"),
        ({"home_id": "SY-DR", "wave_id": "prisons-opened-2024", "date": "2024-12-08"}, "another wave"),
    ],
)
def test_a_name_outside_the_set_or_the_wave_is_refused(
    facts: dict[str, Any], sentence: str, group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    outside = submitted(documenter, documentation, of_group=group, **facts)
    assert sentence in (why_not(outside, "verify", supervisor) or "")


def test_more_names_than_an_exact_number_are_refused(
    group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    for _number in range(3):
        verified(documenter, supervisor, documentation, home_id="SY-DR", **WAVE, of_group=group)
    fourth = submitted(documenter, documentation, home_id="SY-DR", **WAVE, of_group=group)
    assert "has a name already" in (why_not(fourth, "verify", supervisor) or "")
    assert rows() == {"SY-DR": 3}


def test_a_name_of_a_group_that_does_not_count_is_refused(
    group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    waiting = submitted(documenter, documentation, home_id="SY-DR", **WAVE, of_group=group)
    disputed(group, supervisor)
    assert "not verified now" in (why_not(waiting, "verify", supervisor) or "")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"group_count": 1}, None),
        ({"group_governorates": ["SY-RD"]}, "another governorate"),
        ({"wave_id": "prisons-opened-2024", "date": None}, "wave or day"),
        ({"date": "2022-06-01"}, "wave or day"),
    ],
)
def test_a_group_is_not_verified_against_its_names(
    facts: dict[str, Any], sentence: str | None, name: Release, group: Release, documenter: User, supervisor: User
) -> None:
    group = changed(made(group, "amend", documenter), documenter, **facts)
    made(group, "submit", documenter)
    answer = why_not(group, "verify", supervisor)
    assert sentence in (answer or "") if sentence else answer is None


def test_a_group_smaller_than_its_names_is_refused(
    name: Release, group: Release, documenter: User, supervisor: User, documentation: Team
) -> None:
    verified(documenter, supervisor, documentation, home_id="SY-RD", **WAVE, of_group=group)
    group = changed(made(group, "amend", documenter), documenter, group_count=1)
    made(group, "submit", documenter)
    assert "More people" in (why_not(group, "verify", supervisor) or "")

"""Two releases of one entry with no arrest between are flagged on both; where one may lie between, on neither."""

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.registration import record_arrest
from releases.models import Release
from tests.releases.records import person
from tests.releases.suspicion.seeing import finding, seen_in, submitted

pytestmark = pytest.mark.django_db

RULE = "two-releases-no-arrest"


def two(
    team: Team, by: User, *arrests: str, dates: tuple[str, str] = ("2022-05-03", "2024-02-01"), **facts: object
) -> list[Release]:
    somebody = person(team, by)
    for arrest in ("2012", *arrests):
        record_arrest(somebody, by=by, date=PartialDate(arrest) if arrest else None, facility=None)
    return [submitted(team, by, date=date, detainee=somebody, **facts) for date in dates]


@pytest.mark.parametrize("arrests", [(), ("2011",), ("2024-06",), ("",)])
def test_with_no_arrest_between(arrests: tuple[str, ...], documentation: Team, documenter: User) -> None:
    both = two(documentation, documenter, *arrests)
    assert seen_in(RULE, *both) == both
    assert finding(RULE, both[0]).others == (both[1].pk,)


def test_on_one_day_nobody_can_have_been_arrested_between(documentation: Team, documenter: User) -> None:
    both = two(documentation, documenter, "2022", dates=("2022-05-03", "2022-05-03"))
    assert seen_in(RULE, *both) == both


@pytest.mark.parametrize("arrest", ["2023", "2022", "2024-01", "2022-05-03"])
def test_where_an_arrest_lies_or_may_lie_between_they_are_two(
    arrest: str, documentation: Team, documenter: User
) -> None:
    assert seen_in(RULE, *two(documentation, documenter, arrest)) == []


def test_taken_again_is_an_arrest(documentation: Team, documenter: User) -> None:
    assert seen_in(RULE, *two(documentation, documenter, redetained_on=PartialDate("2023-01"))) == []


def test_a_transfer_is_no_release(documentation: Team, documenter: User) -> None:
    assert seen_in(RULE, *two(documentation, documenter, mode="transfer")) == []


def test_two_people_are_not_one(documentation: Team, documenter: User) -> None:
    assert seen_in(RULE, *(submitted(documentation, documenter) for _ in range(2))) == []

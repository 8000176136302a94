"""What is counted: rows, sums, moments, filters, groups."""

import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.utils.timezone import localdate

from accounts.models import Team, User
from releases.models import LedgerEntry, Release
from releases.models.ledger import settled_now
from releases.tallies.counting import Count
from releases.tallies.periods import Share, entries_of, people_of, shares
from releases.tallies.question import Basis, Minors, Period, Question
from releases.tallies.table import SEVERAL, UNKNOWN, Tally, tally
from tests.releases.making import amended, disputed, entered, verified
from tests.releases.records import made

SEVERAL_HOMES = ["SY-DR", "SY-HI", "SY-QU", "SY-RD"]


def counted(question: Question | None = None, **asked: Any) -> Tally:
    """The tally of everything, of now unless a moment is asked for."""
    question = question or Question(**({"as_of": settled_now()} | asked))
    return tally(LedgerEntry.objects.as_of(question.as_of), question)


def rows(found: Tally) -> dict[str, int]:
    return {row.address: row.people for row in found.rows}


def people(**asked: Any) -> int:
    return counted(**asked).total.people


@pytest.fixture
def register(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Twelve releases that differ in everything that can be asked, among them three groups."""

    def one(person: dict[str, Any] | None = None, **facts: Any) -> Release:
        return verified(documenter, supervisor, documentation, person, **facts)

    sednaya: dict[str, Any] = {"wave_id": "decree-7-2022", "facility_id": "sednaya", "mode": "amnesty"}
    return [
        one({"sex": "male", "birth": "1990"}, home_id="SY-ID", category="terrorism", **sednaya),
        one({"sex": "male", "birth": "2010"}, home_id="SY-ID", category="military", **sednaya),
        one({"sex": "female", "birth": "1980"}, home_id="SY-RD", place_id="SY-DI", category="terrorism", **sednaya),
        one({"sex": "female"}, home_id="SY-RD", place_id="SY-HI", category="criminal", facility_id="adra"),
        one(place_id="SY-DI", date="2022-05", **sednaya),
        one(home_id="SY-HI", date="2022", **sednaya),
        one(home_id="SY-HI", date=None, **sednaya),
        one(home_id="SY-DR", date="2019-04-01", facility_id="adra"),
        one(home_id="SY-LA", date="2024-12-08", wave_id="prisons-opened-2024"),
        one(group_count=27, group_bound="exactly", group_governorates=SEVERAL_HOMES, category="army-defector",
            group_women=2, wave_id="decree-7-2022"),
        one(group_count=5, group_bound="at-least", group_governorates=["SY-HI"], group_minors=1, **sednaya),
        one(group_count=8, group_bound="about", place_id="SY-HI", **sednaya),
    ]  # fmt: skip


def every_question(as_of: datetime) -> Iterator[Question]:
    """Each combination of filters, each filter once open and with some of its values."""
    for wave, facility, category, sex, minors, basis, period in itertools.product(
        ("", "decree-7-2022"),
        ("", "sednaya"),
        ("", "terrorism", "army-defector"),
        ("", "female"),
        ("", "no", "unknown"),
        Basis,
        (None, Period(date(2022, 5, 1), date(2022, 5, 31))),
    ):
        yield Question(as_of, basis, wave, facility, category, sex, minors, "", period)


def test_rows_add_up_to_the_total_whatever_is_asked(register: list[Release]) -> None:
    as_of = settled_now()
    entries = LedgerEntry.objects.as_of(as_of)
    for question in every_question(as_of):
        found = tally(entries, question)
        assert sum(row.people for row in found.rows) == found.total.people == people_of(question.counted(entries))
        for part in (found.counted.categories, found.counted.sexes, found.counted.minors):
            assert sum(count.people for count in part.values()) == found.total.people


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("sex", ("female", "male", "unknown")),
        ("minors", tuple(Minors.values)),
        ("category", ("terrorism", "criminal", "military", "army-defector", "civil-servant", "unknown")),
        ("facility", ("sednaya", "adra")),
    ],
)
def test_the_values_of_a_filter_part_the_whole(register: list[Release], name: str, values: tuple[str, ...]) -> None:
    parts = sum(people(**{name: value}) for value in values)
    without = sum(release.people for release in register if name == "facility" and not release.facility_id)
    assert parts + without == people() == 49


def test_people_are_counted_by_home(register: list[Release]) -> None:
    assert rows(counted()) == {
        "SY-ID": 2, "SY-HI": 7, "SY-DR": 1, "SY-RD": 2, "SY-LA": 1, ",".join(SEVERAL_HOMES): 27, UNKNOWN: 9,
    }  # fmt: skip


def test_people_are_counted_by_place_of_release(register: list[Release]) -> None:
    assert rows(counted(basis=Basis.RELEASE)) == {"SY-DI": 2, "SY-HI": 9, UNKNOWN: 38}


def test_rows_stand_in_the_printed_order_then_several_then_unknown(register: list[Release]) -> None:
    assert [row.code for row in counted().rows] == ["SY-ID", "SY-HI", "SY-DR", "SY-RD", "SY-LA", SEVERAL, UNKNOWN]


def test_one_set_of_governorates_is_one_row_however_it_was_entered(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    for places in (["SY-RD", "SY-DR"], ["SY-DR", "SY-RD"]):
        verified(documenter, supervisor, documentation, group_count=2, group_bound="exactly", group_governorates=places)
    assert rows(counted()) == {"SY-DR,SY-RD": 4}


def test_a_bound_is_said_in_the_row_and_in_the_total(register: list[Release]) -> None:
    by_code = {row.code: row.count for row in counted(minors="unknown").rows}
    assert by_code["SY-HI"] == Count(people=6, in_groups=4, lower=4)
    assert by_code["SY-HI"].bound == "at-least"
    assert by_code[UNKNOWN].bound == "about"
    assert by_code[SEVERAL].bound == "exactly"
    assert counted().total.bound == "about"


def test_sex_and_minority_of_groups_count_as_far_as_they_are_known(register: list[Release]) -> None:
    assert people(sex="female") == 4
    assert people(minors="yes") == 2
    assert rows(counted(sex="female")) == {"SY-RD": 2, ",".join(SEVERAL_HOMES): 2}


def test_one_organisation_can_be_asked_for(
    register: list[Release], other_documenter: User, other_supervisor: User, other_team: Team
) -> None:
    verified(other_documenter, other_supervisor, other_team, home_id="SY-SU")
    assert people() == 50
    assert rows(counted(organisation="other")) == {"SY-SU": 1}


# -- Moments -----------------------------------------------------------------------------------------------------------


def test_before_anything_was_verified_nobody_is_counted(register: list[Release]) -> None:
    assert counted(as_of=datetime(2022, 5, 5, tzinfo=UTC)).rows == []


def test_what_is_only_submitted_is_not_counted(documenter: User, documentation: Team) -> None:
    made(entered(documenter, documentation), "submit", documenter)
    assert people() == 0


def test_a_past_moment_comes_out_the_same_after_disputes_changes_and_withdrawals(
    register: list[Release], documenter: User, supervisor: User, supervisor2: User
) -> None:
    moments: list[tuple[datetime, dict[str, int]]] = []

    def remember() -> None:
        moment = settled_now()
        moments.append((moment, rows(counted(as_of=moment))))

    remember()
    disputed(register[0], supervisor)
    remember()
    made(register[0], "withdraw", supervisor)
    remember()
    amended(register[2], documenter, supervisor, home_id="SY-HM")
    remember()
    amended(disputed(register[9], supervisor), documenter, supervisor2, group_count=12)
    remember()
    assert [sum(found.values()) for _moment, found in moments] == [49, 48, 48, 48, 33]
    assert moments[3][1]["SY-HM"] == 1
    for moment, found in moments:
        assert rows(counted(as_of=moment)) == found


def test_no_moment_lies_between_what_ceases_and_what_begins(
    register: list[Release], documenter: User, supervisor: User
) -> None:
    amended(register[0], documenter, supervisor, home_id="SY-HM")
    last = LedgerEntry.objects.latest("at").at
    assert [people(as_of=last - timedelta(microseconds=n)) for n in range(5)] == [49] * 5


# -- Periods -----------------------------------------------------------------------------------------------------------

MAY = Period(date(2022, 5, 1), date(2022, 5, 31))


def test_a_release_counts_in_a_period_where_every_day_that_its_date_may_be_lies_in_it(register: list[Release]) -> None:
    may, year = counted(period=MAY), counted(period=Period(date(2022, 1, 1), date(2022, 12, 31)))
    assert (may.total.people, year.total.people) == (45, 46)


@pytest.mark.parametrize(
    ("day", "counts", "perhaps"),
    [
        ("2022-05-01", 1, 0),
        ("2022-05-31", 1, 0),
        ("2022-05", 1, 0),
        ("2022-04-30", 0, 0),
        ("2022-06-01", 0, 0),
        ("2022", 0, 1),
        ("2022-05-20/2022-06-10", 0, 1),
        ("2022-04-20/2022-05-10", 0, 1),
        ("2022-05-15~", 1, 0),
        ("2022-05-31~", 0, 1),
        (None, 0, 1),
        ("2023", 0, 0),
    ],
)
def test_a_date_lies_in_may_surely_or_perhaps_or_not(
    documenter: User, supervisor: User, documentation: Team, day: str | None, counts: int, perhaps: int
) -> None:
    verified(documenter, supervisor, documentation, date=day, wave_id="decree-7-2022")
    assert shared(MAY)["after"] == people(period=MAY) == counts
    assert shared(MAY)["perhaps"] == perhaps


def test_periods_that_do_not_meet_never_count_a_release_twice(register: list[Release]) -> None:
    months = [date(2022, month, 1) for month in range(1, 13)] + [date(2023, 1, 1)]
    periods = [Period(first, following - timedelta(days=1)) for first, following in pairwise(months)]
    year = people(period=Period(date(2022, 1, 1), date(2022, 12, 31)))
    assert sum(people(period=period) for period in periods) == year - 1  # of whom one was released in "2022"


def test_what_may_lie_in_the_period_is_said_and_not_counted(register: list[Release]) -> None:
    question = Question(settled_now(), period=MAY)
    perhaps = entries_of(Share.PERHAPS, LedgerEntry.objects.as_of(question.as_of), question)
    assert people_of(perhaps) == 2


def test_a_period_keeps_apart_what_was_only_verified_in_it(
    register: list[Release], documenter: User, supervisor: User
) -> None:
    """Everything here is verified today: for today's period it happened earlier, for May 2022 it came later."""
    today = localdate()
    assert shared(Period(today, today)) == {"in-time": 0, "after": 0, "earlier": 48, "unclear": 1, "perhaps": 1}
    assert shared(MAY) == {"in-time": 0, "after": 45, "earlier": 0, "unclear": 0, "perhaps": 2}
    assert shared(Period(None, today)) == {"in-time": 48, "after": 0, "earlier": 0, "unclear": 1, "perhaps": 1}
    disputed(register[0], supervisor)
    assert shared(MAY)["after"] == 44
    assert shared(Period(today, None))["earlier"] == 47


def shared(period: Period) -> dict[str, int]:
    found = counted(period=period)
    lines = shares(LedgerEntry.objects.as_of(found.question.as_of), found)
    assert sum(line.people for line in lines if line.counted) == found.total.people
    for line in lines:
        entries = entries_of(line.share, LedgerEntry.objects.as_of(found.question.as_of), found.question)
        assert people_of(entries) == line.people
    return {line.share.value: line.people for line in lines}

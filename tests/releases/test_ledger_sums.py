"""What the ledger adds up to at some moments is what its rows say, at every moment and for every question."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, connections, transaction
from django.db.models import Count, Q

from accounts.models import Organisation, Team, User
from casework.dates import read_date
from releases.charts.series import people_by_days
from releases.models import LedgerEntry, LedgerSum, Release
from releases.models.ledger import settled_now
from releases.models.sums import Level
from releases.tallies.breakdowns import By, divided
from releases.tallies.counting import forget_answers
from releases.tallies.crossing import Crossed, cross
from releases.tallies.periods import shares
from releases.tallies.question import NOT_KNOWN, Basis, Period, Question
from releases.tallies.reading import people_among, read
from releases.tallies.table import tally
from releases.tasks import sum_ledger
from tests.releases.making import amended, disputed, summed_every, verified

pytestmark = pytest.mark.django_db

QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"basis": Basis.RELEASE, "wave": "decree-7-2022"},
    {"facility": NOT_KNOWN},
    {"sex": "unknown", "minors": "unknown"},
    {"organisation": "admsp", "category": "terrorism"},
    {"period": Period(date(2022, 5, 1), date(2022, 5, 31))},
    {"period": Period(None, date(2022, 5, 31))},
    {"wave": "decree-7-2022", "period": Period(date(2022, 5, 1), None), "basis": Basis.RELEASE},
)


@pytest.fixture
def history(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Some that were verified, disputed and changed, while the ledger was summed at every three rows."""
    chance = random.Random(7)
    made: list[Release] = []
    with summed_every(3):
        for number in range(8):
            facts: dict[str, Any] = {"home_id": chance.choice(("SY-ID", "SY-RD", None)), "date": "2022-05-03"}
            facts["category"] = chance.choice(("terrorism", "criminal"))
            who = {"sex": chance.choice(("female", "male")), "birth": read_date(chance.choice(("2010", "1980", "")))}
            if number % 4 == 0:
                facts |= {"group_count": 5, "group_governorates": ["SY-DR", "SY-RD"], "group_bound": "about"}
            made.append(
                verified(documenter, supervisor, documentation, who, **facts | chance.choice(({}, {"date": "2022"})))
            )
            sum_ledger()
        disputed(made[1], supervisor)
        amended(made[2], documenter, supervisor, home_id="SY-HM", facility_id="adra")
        disputed(made[3], supervisor)
    return made


def moments() -> Iterator[datetime]:
    """Before the first row, at each, between all of them, and now."""
    times = list(LedgerEntry.objects.order_by("at").values_list("at", flat=True).distinct())
    yield times[0] - timedelta(seconds=1)
    for time in times:
        yield from (time, time + timedelta(microseconds=1))
    yield settled_now()


def whole() -> Any:
    return LedgerEntry.objects.all()


def some() -> Any:
    """The same entries, narrowed, so that nothing that was summed is read."""
    return LedgerEntry.objects.filter(pk__gt=0)


@pytest.mark.parametrize("asked", QUESTIONS)
def test_sums_and_rows_answer_alike_at_every_moment(asked: dict[str, Any], history: list[Release]) -> None:
    assert LedgerSum.objects.values("at").distinct().count() > 1
    for moment in moments():
        question = Question(moment, **asked)
        forget_answers()
        from_sums, from_rows = (tally(entries, question) for entries in (whole(), some()))
        assert from_sums.counted == from_rows.counted
        assert shares(whole(), from_sums) == shares(some(), from_rows)
        for by in By:
            assert divided(whole(), from_sums, by, {}) == divided(some(), from_rows, by, {})
        for crossed in Crossed:
            assert cross(whole(), from_sums, crossed).cells == cross(some(), from_rows, crossed).cells
        assert people_by_days(whole(), from_sums) == people_by_days(some(), from_rows)


def test_what_was_summed_is_read_and_only_what_came_after_it(history: list[Release]) -> None:
    sums, entries = read(whole(), Question(settled_now()), {"home"})
    assert sums.model is LedgerSum
    assert 0 < entries.count() < LedgerEntry.objects.count()
    assert len(read(some(), Question(settled_now()), {"home"})) == 1


@pytest.mark.parametrize(
    ("columns", "level"),
    [
        (set(), Level.WHOLE),
        ({"home", "category"}, Level.WHOLE),
        ({"home", "earliest"}, Level.DAYS),
        ({"sex", "bound", "latest"}, Level.SEXES),
        ({"sex", "category", "latest"}, Level.DATED),
        ({"place", "earliest"}, Level.DATED),
        ({"wave"}, Level.NAMED),
        ({"wave", "earliest"}, Level.DATED),
        ({"mode"}, Level.DATED),
        ({"release"}, None),
    ],
)
def test_the_sums_of_the_fewest_rows_are_read(columns: set[str], level: Level | None) -> None:
    assert Level.least(columns) is level


def test_a_moment_is_summed_again_only_when_as_much_was_written_as_the_last_sums_have(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    """Else the sums of a ledger in which nothing repeats would grow with its square."""
    with summed_every(1):
        for day in range(1, 9):
            verified(documenter, supervisor, documentation, date=f"2022-05-0{day}")
            LedgerSum.objects.make()

    def sizes(level: Level) -> list[int]:
        moments = LedgerSum.objects.filter(level=level).values_list("at").annotate(size=Count("pk"))
        return [size for _at, size in moments.order_by("at")]

    assert sizes(Level.DATED) == [1, 2, 4, 8]
    assert sizes(Level.DAYS) == [1, 2, 4, 8]
    assert sizes(Level.WHOLE) == sizes(Level.NAMED) == [1] * 8


def test_while_somebody_else_makes_sums_nothing_is_summed(
    documenter: User, supervisor: User, documentation: Team
) -> None:
    other = connections["owner"].copy("summing too")
    with other.cursor() as cursor, summed_every(1):
        cursor.execute("SELECT pg_advisory_lock(72022104)")
        verified(documenter, supervisor, documentation)
        assert LedgerSum.objects.make() == 0
        cursor.execute("SELECT pg_advisory_unlock(72022104)")
        assert LedgerSum.objects.make() == len(Level)
    other.close()


def test_people_of_another_organisation_are_not_in_the_sums_that_one_sees(
    history: list[Release], other_supervisor: User, supervisor: User
) -> None:
    question = Question(settled_now())
    entries = LedgerEntry.objects.visible_to
    seen, unseen = (people_among(entries(one), question, {"all": Q()}) for one in (supervisor, other_supervisor))
    assert seen["all"] == tally(some(), question).total.people > 0
    assert unseen["all"] == 0


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT sum_ledger(now() + interval '1 day', 0)",
        "INSERT INTO releases_ledgersum (at, people) VALUES (now(), 1)",
        "UPDATE releases_ledgersum SET people = 9",
        "DELETE FROM releases_ledgersum",
        "UPDATE releases_ledgersumming SET every = 1",
    ],
)
def test_the_application_neither_sums_nor_changes_what_is_summed(
    statement: str, history: list[Release], organisation: Organisation
) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

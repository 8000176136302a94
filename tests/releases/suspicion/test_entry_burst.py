"""Entries faster than anybody types, against the person's own habit; imports are none."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import Team, User
from releases.entry import enter_release
from releases.models import Flag, Release
from releases.suspicion.finding import found_by
from releases.suspicion.keeping import keep
from releases.suspicion.rule import RULES
from tests.releases.records import DIRECT, person
from tests.releases.suspicion.seeing import finding, look_at_register, look_at_release, seen_in, tuned

pytestmark = pytest.mark.django_db

RULE = "entry-burst"


@pytest.fixture(autouse=True)
def small(db: None) -> None:
    """A floor of three, so that a burst has four."""
    tuned(RULE, floor=3)


@pytest.fixture
def long_ago() -> datetime:
    """Just before a full hour, which parts no day's work in two."""
    return (timezone.now() - timedelta(days=40)).replace(hour=9, minute=59, second=30, microsecond=0)


def typed(team: Team, by: User, begin: datetime, number: int, apart: timedelta, **facts: object) -> list[Release]:
    """Releases of people whom somebody else had registered."""
    somebody = person(team, by, external_id=f"{begin.isoformat()} {facts.get('external_id')}")
    return [
        enter_release(
            team, somebody, {"wave_id": "decree-7-2022", "made_at": begin + at * apart, **facts}, [DIRECT], by=by
        )
        for at in range(number)
    ]


def test_more_within_minutes_than_anybody_types(documentation: Team, documenter: User, long_ago: datetime) -> None:
    burst = typed(documentation, documenter, long_ago, 4, timedelta(minutes=2))
    assert seen_in(RULE, *burst) == burst


def test_with_breaks_it_is_work(documentation: Team, documenter: User, long_ago: datetime) -> None:
    assert seen_in(RULE, *typed(documentation, documenter, long_ago, 4, timedelta(minutes=6))) == []


def test_who_always_enters_so_many_has_none(documentation: Team, documenter: User, long_ago: datetime) -> None:
    days = [
        typed(documentation, documenter, long_ago + timedelta(days=day), 4, timedelta(minutes=1)) for day in range(6)
    ]
    assert seen_in(RULE, *(release for day in days for release in day)) == []


def test_an_import_is_none(documentation: Team, documenter: User, long_ago: datetime) -> None:
    rows = [
        typed(documentation, documenter, long_ago + timedelta(seconds=at), 1, timedelta(0), external_id=f"A{at}")[0]
        for at in range(6)
    ]
    beside = typed(documentation, documenter, long_ago, 1, timedelta(0))
    assert seen_in(RULE, *rows, *beside) == []


def test_each_entry_of_a_burst_writes_its_own_flag_and_no_other_anew(
    documentation: Team, documenter: User, long_ago: datetime
) -> None:
    burst = typed(documentation, documenter, long_ago, 4, timedelta(minutes=1))
    keep(RULES[RULE], list(found_by(RULES[RULE])))
    more = typed(documentation, documenter, long_ago + timedelta(minutes=4), 1, timedelta(0))
    look_at_release(more[0].pk)
    counted = Flag.objects.filter(rule=RULE).order_by("release").values_list("release", "seen__entries")
    assert dict(counted) == {**{release.pk: 4 for release in burst}, more[0].pk: 5}
    look_at_register()
    assert {seen for _release, seen in counted.all()} == {finding(RULE, more[0]).seen["entries"]} == {5}

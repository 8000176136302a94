"""A burst of one source, against its own habit and what others told of that day."""

import pytest

from accounts.models import Team, User
from releases.models import Release, Source
from releases.sourcing import merge_sources
from tests.releases.suspicion.seeing import claim, finding, seen_in, submitted, tuned

pytestmark = pytest.mark.django_db

RULE = "source-burst"


@pytest.fixture(autouse=True)
def small(db: None) -> None:
    """A floor of three, so that a burst has four."""
    tuned(RULE, floor=3)


def told(team: Team, by: User, source: str, day: str, number: int, *others: str) -> list[Release]:
    claims = [claim(name) for name in (source, *others)]
    return [submitted(team, by, date=day, claims=claims) for _ in range(number)]


def test_more_in_a_day_than_ever(documentation: Team, documenter: User) -> None:
    burst = told(documentation, documenter, "channel", "2022-05-03", 4)
    before = told(documentation, documenter, "channel", "2022-06-01", 1)
    assert seen_in(RULE, *burst, *before) == burst
    seen = finding(RULE, burst[0])
    assert (seen.seen["releases"], seen.seen["day"], set(seen.others)) == (4, "2022-05-03", {r.pk for r in burst[1:]})


def test_not_more_than_the_floor_is_none(documentation: Team, documenter: User) -> None:
    assert seen_in(RULE, *told(documentation, documenter, "channel", "2022-05-03", 3)) == []


def test_a_source_that_always_tells_so_many_has_none(documentation: Team, documenter: User) -> None:
    days = [told(documentation, documenter, "court", f"2022-06-0{day}", 4) for day in range(1, 6)]
    assert seen_in(RULE, *(release for day in days for release in day)) == []


def test_a_real_mass_release_told_by_many_is_none(documentation: Team, documenter: User) -> None:
    opened = [told(documentation, documenter, f"observer {each}", "2024-12-08", 4) for each in range(3)]
    assert seen_in(RULE, *(release for each in opened for release in each)) == []


def test_what_another_source_tells_as_well_does_not_count(documentation: Team, documenter: User) -> None:
    assert seen_in(RULE, *told(documentation, documenter, "channel", "2022-05-03", 4, "lawyer")) == []


def test_a_month_is_no_day(documentation: Team, documenter: User) -> None:
    assert seen_in(RULE, *told(documentation, documenter, "channel", "2022-05", 4)) == []


def test_entries_that_are_one_source_tell_together(documentation: Team, documenter: User, supervisor: User) -> None:
    burst = [
        *told(documentation, documenter, "channel", "2022-05-03", 2),
        *told(documentation, documenter, "the channel", "2022-05-03", 2),
    ]
    assert seen_in(RULE, *burst) == []
    one, other = Source.objects.get(name="the channel"), Source.objects.get(name="channel")
    merge_sources(one, other, "One page under two names.", by=supervisor)
    assert seen_in(RULE, *burst) == burst

"""Dates that cannot be: before the birth, in the future, before the wave, taken again before let out."""

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.registration import record_arrest
from releases.today import today
from tests.releases.records import made, person
from tests.releases.suspicion.seeing import seen_in, submitted

pytestmark = pytest.mark.django_db


def seen(rule: str, team: Team, by: User, date: str, birth: str = "", **facts: object) -> bool:
    somebody = person(team, by, birth=PartialDate(birth) if birth else None)
    release = submitted(team, by, date=date, detainee=somebody, **{"wave_id": None, **facts})
    return seen_in(rule, release) == [release]


@pytest.mark.parametrize(
    ("date", "birth", "is_seen"),
    [("2012-05", "2013", True), ("2012", "2012", False), ("2012~", "2013", False), ("2012", "1985-03-04", False)],
)
def test_before_the_birth(date: str, birth: str, is_seen: bool, documentation: Team, documenter: User) -> None:
    assert seen("released-before-birth", documentation, documenter, date, birth) is is_seen


@pytest.mark.parametrize(("date", "is_seen"), [("2099", True), ("today", False), ("this year", False)])
def test_in_the_future(date: str, is_seen: bool, documentation: Team, documenter: User) -> None:
    said = {"today": today().isoformat(), "this year": str(today().year)}.get(date, date)
    assert seen("future-date", documentation, documenter, said) is is_seen


def test_a_birth_or_an_arrest_in_the_future_is_the_persons(documentation: Team, documenter: User) -> None:
    unborn, held, fine = (person(documentation, documenter, birth=PartialDate(b)) for b in ("2099", "1990", "1990"))
    record_arrest(held, by=documenter, date=PartialDate("2098-04"), facility=None)
    record_arrest(fine, by=documenter, date=PartialDate("2013"), facility=None)
    assert seen_in("future-date", unborn, held, fine) == [unborn, held]


@pytest.mark.parametrize(
    ("date", "is_seen"),
    [("2022-04-29", True), ("2021", True), ("2022-04", False), ("2022", False), ("2022-05~", False)],
)
def test_before_its_wave(date: str, is_seen: bool, documentation: Team, documenter: User) -> None:
    assert seen("before-wave", documentation, documenter, date, wave_id="decree-7-2022") is is_seen


@pytest.mark.parametrize(("again", "is_seen"), [("2022-04", True), ("2022", False), ("2023", False)])
def test_taken_again_before_let_out(again: str, is_seen: bool, documentation: Team, documenter: User) -> None:
    seen_it = seen(
        "redetained-before-release", documentation, documenter, "2022-05-03", redetained_on=PartialDate(again)
    )
    assert seen_it is is_seen


@pytest.mark.parametrize(
    ("date", "birth", "is_seen"),
    [
        ("2022-05-03", "1910", True),
        ("2022-05-03", "1912", False),
        ("2022-05-03", "1911~", False),
        ("2022", "1990", False),
    ],
)
def test_an_impossible_age(date: str, birth: str, is_seen: bool, documentation: Team, documenter: User) -> None:
    assert seen("impossible-age", documentation, documenter, date, birth) is is_seen


def test_without_a_date_somebody_was_let_out_no_earlier_than_the_wave_began(
    documentation: Team, documenter: User
) -> None:
    old, young = (person(documentation, documenter, birth=PartialDate(birth)) for birth in ("1905", "1950"))
    of_old, of_young = (
        submitted(documentation, documenter, date="", detainee=each) for each in (old, young)
    )  # fmt: skip
    assert seen_in("impossible-age", of_old, of_young) == [of_old]


def test_an_age_that_was_stated_or_reached_when_arrested_is_the_persons(documentation: Team, documenter: User) -> None:
    stated = person(documentation, documenter, age_stated=130, age_stated_on=today())
    arrested, fine = (person(documentation, documenter, birth=PartialDate(birth)) for birth in ("1900", "1960"))
    for each in (arrested, fine):
        record_arrest(each, by=documenter, date=PartialDate("2014"), facility=None)
    assert seen_in("impossible-age", stated, arrested, fine) == [stated, arrested]


def test_what_was_rejected_is_not_asked_about(documentation: Team, documenter: User, supervisor: User) -> None:
    release = submitted(documentation, documenter, date="2021")
    assert seen_in("before-wave", release) == [release]
    made(release, "reject", supervisor)
    assert seen_in("before-wave", release) == []

"""A verified fate “detained again” with a date is an arrest: for what is one event, for two releases of one entry."""

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.models import Detainee
from releases.models import Release
from releases.models.moved import Status
from tests.conftest import ClientOf
from tests.detainees.pairing import merged
from tests.releases.deciding import counted
from tests.releases.knowing import HELD, known_in
from tests.releases.records import person, release_in
from tests.releases.suspicion.seeing import seen_in, submitted

pytestmark = pytest.mark.django_db

AGAIN = {**HELD, "fate": "re-detained"}
RULE = "two-releases-no-arrest"


def again(
    team: Team, by: User, judge: User, of: Detainee, status: Status = Status.VERIFIED, date: str = "2023"
) -> None:
    known_in(status, team, by, judge, of=of, facts=AGAIN, date=date)


@pytest.mark.parametrize(
    ("status", "date", "is_seen"),
    [
        (Status.VERIFIED, "2023", False),
        (Status.SUBMITTED, "2023", True),
        (Status.DISPUTED, "2023", True),
        (Status.VERIFIED, "", True),
        (Status.VERIFIED, "2021", True),
    ],
)
def test_between_two_releases_of_one_entry(
    status: Status, date: str, is_seen: bool, documentation: Team, documenter: User, supervisor: User
) -> None:
    somebody = person(documentation, documenter)
    both = [submitted(documentation, documenter, date=day, detainee=somebody) for day in ("2022-05-03", "2024-02-01")]
    again(documentation, documenter, supervisor, somebody, status, date)
    assert (seen_in(RULE, *both) == both) is is_seen


@pytest.mark.parametrize(("date", "people"), [("2023", 2), ("2021", 1), ("", 1)])
def test_two_releases_of_a_merged_person_with_one_between_are_two_events(
    date: str, people: int, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    entries = [person(documentation, documenter, given) for given in ("أحمد", "محمد")]
    for entry, day in zip(entries, ("2022-05-03", "2024-02-01"), strict=True):
        release_in(Status.VERIFIED, documentation, documenter, supervisor, detainee=entry, date=PartialDate(day))
    again(documentation, documenter, supervisor, entries[1], date=date)
    assert counted() == 2
    merged(*entries, by=supervisor2)
    assert counted() == people


def test_a_release_that_says_so_leads_to_entering_it(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    days = {"date": PartialDate("2022-05-03"), "redetained_on": PartialDate("2022-08")}
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor, **days)
    assert isinstance(release, Release)
    shown = english_of(documenter).get(release.get_absolute_url()).content.decode()
    assert f'href="/releases/findings/new/?after={release.reference}"' in shown

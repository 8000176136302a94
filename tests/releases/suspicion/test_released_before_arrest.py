"""A release before every arrest is flagged; one that may lie after an arrest is not."""

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.registration import record_arrest
from tests.releases.records import person
from tests.releases.suspicion.seeing import finding, seen_in, submitted

pytestmark = pytest.mark.django_db

RULE = "released-before-arrest"


def seen(team: Team, by: User, released: str, *arrests: str) -> bool:
    somebody = person(team, by)
    for arrest in arrests:
        record_arrest(somebody, by=by, date=PartialDate(arrest) if arrest else None, facility=None)
    release = submitted(team, by, date=released, detainee=somebody, wave_id=None)
    return seen_in(RULE, release) == [release]


@pytest.mark.parametrize(("released", "arrests"), [("2012", ["2013"]), ("2012-05", ["2012-06", "2014", ""])])
def test_before_every_arrest(released: str, arrests: list[str], documentation: Team, documenter: User) -> None:
    assert seen(documentation, documenter, released, *arrests)


@pytest.mark.parametrize(
    ("released", "arrests"),
    [("2013", ["2013-12-31"]), ("2013~", ["2014"]), ("2013", ["2012", "2014"]), ("2013", []), ("2013", [""])],
)
def test_what_a_vague_date_or_another_arrest_leaves_possible_is_not(
    released: str, arrests: list[str], documentation: Team, documenter: User
) -> None:
    assert not seen(documentation, documenter, released, *arrests)


def test_it_says_both_dates(documentation: Team, documenter: User) -> None:
    somebody = person(documentation, documenter)
    record_arrest(somebody, by=documenter, date=PartialDate("2014-05"), facility=None)
    release = submitted(documentation, documenter, date="2013", detainee=somebody, wave_id=None)
    assert finding(RULE, release).seen == {"released": "2013", "arrested": ["2014-05"]}

"""Who was inside after the release cannot have been let out, unless an arrest may lie between."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from casework.dates import PartialDate
from detainees.models import Detainee, Stay
from detainees.registration import record_arrest
from releases.models.moved import Status
from tests.releases.knowing import HELD, known, known_in, made
from tests.releases.records import person
from tests.releases.suspicion.seeing import seen_in, submitted

pytestmark = pytest.mark.django_db

RULE = "seen-inside-at-release"
AGAIN = {**HELD, "fate": "re-detained"}


def arrested(team: Team, by: User, *days: str) -> Detainee:
    """Somebody arrested in 2012 and on these days, of which "" is not known."""
    somebody = person(team, by)
    for day in ("2012", *days):
        record_arrest(somebody, by=by, date=PartialDate(day) if day else None, facility=None)
    return somebody


def seen(team: Team, by: User, somebody: Detainee, date: str = "2022-05-03", **facts: object) -> bool:
    release = submitted(team, by, date=date, detainee=somebody, **facts)
    return seen_in(RULE, release) == [release]


def stay(somebody: Detainee, first: str, last: str, by: User) -> None:
    with acting(by):
        Stay.objects.create(
            detention=somebody.detentions.earliest("pk"), facility_id="sednaya", made_by=by,
            from_date=PartialDate(first) if first else None, to_date=PartialDate(last) if last else None,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("date", "is_seen"),
    [("2022-06", True), ("2023", True), ("2022-05-03", False), ("2022", False), ("2021", False), ("2022-05~", False)],
)
def test_a_sighting_that_certainly_lies_after_it(
    date: str, is_seen: bool, documentation: Team, documenter: User
) -> None:
    somebody = arrested(documentation, documenter)
    made(known(documentation, documenter, of=somebody, date=date), "submit", documenter)
    assert seen(documentation, documenter, somebody) is is_seen


@pytest.mark.parametrize(
    ("first", "last", "is_seen"),
    [
        ("2013", "2023", True),
        ("2023", "", True),
        ("2013", "", False),
        ("2013", "2022-05-03", False),
        ("2013", "2022", False),
        ("", "", False),
    ],
)
def test_a_stay_within_which_or_before_which_it_lies(
    first: str, last: str, is_seen: bool, documentation: Team, documenter: User
) -> None:
    somebody = arrested(documentation, documenter)
    stay(somebody, first, last, documenter)
    assert seen(documentation, documenter, somebody) is is_seen


@pytest.mark.parametrize(
    ("arrest", "is_seen"), [("2022-08", False), ("2022", False), ("2022~", False), ("2023-02", True), ("", False)]
)
def test_an_arrest_that_may_lie_between_explains_it(
    arrest: str, is_seen: bool, documentation: Team, documenter: User
) -> None:
    somebody = arrested(documentation, documenter, arrest)
    made(known(documentation, documenter, of=somebody, date="2022-12"), "submit", documenter)
    assert seen(documentation, documenter, somebody) is is_seen


def test_the_only_arrest_ended_with_the_release_also_where_its_date_is_not_known(
    documentation: Team, documenter: User
) -> None:
    somebody = person(documentation, documenter)
    record_arrest(somebody, by=documenter, date=None, facility=None)
    made(known(documentation, documenter, of=somebody, date="2023"), "submit", documenter)
    assert seen(documentation, documenter, somebody)


@pytest.mark.parametrize("date", ["2022-08", ""])
def test_a_new_detention_explains_it_verified_or_not(date: str, documentation: Team, documenter: User) -> None:
    somebody = arrested(documentation, documenter)
    made(known(documentation, documenter, of=somebody, date="2022-12"), "submit", documenter)
    made(known(documentation, documenter, AGAIN, of=somebody, date=date), "submit", documenter)
    assert not seen(documentation, documenter, somebody)


def test_a_new_detention_of_the_releases_own_conditions_explains_it(documentation: Team, documenter: User) -> None:
    somebody = arrested(documentation, documenter)
    made(known(documentation, documenter, of=somebody, date="2022-12"), "submit", documenter)
    assert not seen(documentation, documenter, somebody, redetained_on=PartialDate("2022-09"))


@pytest.mark.parametrize(
    ("status", "is_seen"),
    [(Status.DRAFT, False), (Status.RETURNED, True), (Status.VERIFIED, True), (Status.REJECTED, False),
     (Status.DISPUTED, True), (Status.WITHDRAWN, False)],
)  # fmt: skip
def test_what_is_no_draft_and_not_set_aside_is_asked(
    status: Status, is_seen: bool, documentation: Team, documenter: User, supervisor: User
) -> None:
    somebody = arrested(documentation, documenter)
    known_in(status, documentation, documenter, supervisor, of=somebody, date="2023")
    assert seen(documentation, documenter, somebody) is is_seen


def test_while_it_is_changed_what_is_verified_is_asked(documentation: Team, documenter: User, supervisor: User) -> None:
    somebody = arrested(documentation, documenter)
    finding = known_in(Status.VERIFIED, documentation, documenter, supervisor, of=somebody, date="2023")
    made(finding, "amend", documenter)
    assert seen(documentation, documenter, somebody)


def test_a_transfer_is_no_release(documentation: Team, documenter: User) -> None:
    somebody = arrested(documentation, documenter)
    made(known(documentation, documenter, of=somebody, date="2023"), "submit", documenter)
    assert not seen(documentation, documenter, somebody, mode="transfer")

"""Who is recorded to have died was not let out alive afterwards."""

import pytest

from accounts.models import Team, User
from casework.dates import read_date
from casework.models import OutboxEntry
from casework.moves import Refusal
from releases.findings.entry import change_finding
from releases.models.moved import Status
from releases.suspicion.looking import LOOK_AT_PERSON, look_at_person
from tests.releases.knowing import DEAD, HELD, WHY, death, known, made, ruled
from tests.releases.records import move, person
from tests.releases.suspicion.seeing import flags, seen_in, submitted

pytestmark = pytest.mark.django_db

RULE = "recorded-dead-at-release"


@pytest.mark.parametrize(
    ("died", "is_seen"),
    [("2019", True), ("2022-05-02", True), ("2022-05-03", False), ("2022", False), ("2023", False), ("", False)],
)  # fmt: skip
def test_a_death_that_certainly_lies_before_it(died: str, is_seen: bool, documentation: Team, documenter: User) -> None:
    finding = death(documentation, documenter, date=died)
    release = submitted(documentation, documenter, detainee=finding.detainee)
    assert (seen_in(RULE, release) == [release]) is is_seen


@pytest.mark.parametrize("mode", ["body-returned", "transfer"])
def test_what_is_no_release_contradicts_no_death(mode: str, documentation: Team, documenter: User) -> None:
    finding = death(documentation, documenter, date="2019")
    release = submitted(documentation, documenter, detainee=finding.detainee, mode=mode)
    assert seen_in(RULE, release) == []


def test_another_fate_and_the_death_of_somebody_else_are_none(documentation: Team, documenter: User) -> None:
    somebody = person(documentation, documenter)
    made(known(documentation, documenter, HELD, of=somebody, date="2019"), "submit", documenter)
    death(documentation, documenter, date="2019")
    assert seen_in(RULE, submitted(documentation, documenter, detainee=somebody)) == []


def test_without_a_date_it_was_no_earlier_than_its_wave(documentation: Team, documenter: User) -> None:
    before, after = (death(documentation, documenter, date=day) for day in ("2022-04-29", "2022-05"))
    releases = [submitted(documentation, documenter, date="", detainee=each.detainee) for each in (before, after)]
    assert seen_in(RULE, *releases) == releases[:1]


def test_a_draft_and_what_was_rejected_are_not_asked(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    draft = known(documentation, documenter, DEAD, date="2019")
    rejected = death(documentation, documenter, date="2019")
    no = type(WHY)("rejected", "other-person", "His cousin.")
    assert ruled(ruled(rejected, supervisor, no), supervisor2, no).status == Status.REJECTED
    releases = [submitted(documentation, documenter, detainee=each.detainee) for each in (draft, rejected)]
    assert seen_in(RULE, *releases) == []


def test_it_is_asked_when_a_death_is_submitted_and_stops_the_release(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    release = submitted(documentation, documenter)
    assert release.detainee is not None
    asked = OutboxEntry.objects.filter(task=LOOK_AT_PERSON, ids={"detainee": release.detainee_id})
    before = asked.count()
    death(documentation, documenter, of=release.detainee, date="2019")
    assert asked.count() == before + 1
    look_at_person(release.detainee.pk)
    assert flags() == [RULE]
    move(release, "verify", supervisor)
    assert release.status == Status.SUBMITTED


def test_a_change_that_nobody_verified_takes_no_flag_away(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    finding = ruled(ruled(death(documentation, documenter, date="2019"), supervisor), supervisor2)
    release = submitted(documentation, documenter, detainee=finding.detainee)
    made(finding, "amend", documenter)
    change_finding(finding, {"date": read_date("2023")}, by=documenter)
    made(finding, "submit", documenter)
    assert seen_in(RULE, release) == [release]


def test_it_stops_the_verification_before_any_worker_has_looked(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    finding = death(documentation, documenter, date="2019")
    release = submitted(documentation, documenter, detainee=finding.detainee)
    assert flags() == []
    assert isinstance(move(release, "verify", supervisor), Refusal)


def test_what_another_team_has_not_decided_is_not_told_in_a_flag(
    documentation: Team, family_centre: Team, documenter: User, documenter2: User, supervisor2: User
) -> None:
    finding = death(documentation, documenter, date="2019")
    release = submitted(family_centre, supervisor2, detainee=finding.detainee)
    assert seen_in(RULE, release) == []


def test_what_is_withdrawn_or_taken_back_is_looked_at_again(documentation: Team, documenter: User) -> None:
    finding = death(documentation, documenter, date="2019")
    before = OutboxEntry.objects.filter(task=LOOK_AT_PERSON).count()
    made(finding, "take-back", documenter)
    assert OutboxEntry.objects.filter(task=LOOK_AT_PERSON).count() == before + 1

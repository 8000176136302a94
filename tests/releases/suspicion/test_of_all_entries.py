"""Who was told in several entries is one person: what speaks against a release is read in each while they are one."""

import pytest
from django.utils import timezone

from accounts.models import Team, User
from casework.dates import PartialDate
from casework.models import OutboxEntry
from casework.moves import Refusal
from detainees.models import Detainee
from detainees.registration import record_arrest
from releases.models import Release
from releases.suspicion.looking import LOOK_AT_PERSON, look_at_person
from tests.detainees.pairing import merged, parted
from tests.releases.knowing import death, known, made
from tests.releases.records import move, person
from tests.releases.suspicion.seeing import flags, seen_in, submitted

pytestmark = pytest.mark.django_db

DEAD, INSIDE = "recorded-dead-at-release", "seen-inside-at-release"


def person_of(release: Release) -> Detainee:
    assert release.detainee is not None
    return release.detainee


def worked_off() -> list[str]:
    """The flags that stand when the worker has looked at everybody who was to be looked at."""
    for entry in OutboxEntry.objects.waiting().filter(task=LOOK_AT_PERSON):
        look_at_person(entry.ids["detainee"])
    OutboxEntry.objects.waiting().update(sent_at=timezone.now())
    return flags()


@pytest.fixture
def released(documentation: Team, documenter: User) -> Release:
    return submitted(documentation, documenter)


@pytest.fixture
def dead(documentation: Team, documenter: User) -> Detainee:
    """Another entry, which tells that its person died in 2019."""
    return death(documentation, documenter, date="2019").detainee


@pytest.fixture
def seen(documentation: Team, documenter: User) -> Detainee:
    """Another entry, which tells that its person was seen inside in 2023."""
    somebody = person(documentation, documenter)
    made(known(documentation, documenter, of=somebody, date="2023"), "submit", documenter)
    return somebody


@pytest.mark.parametrize("stands", ["the released", "the dead", "a third"])
def test_a_death_told_in_another_entry_speaks_while_they_are_one(
    stands: str, released: Release, dead: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    assert seen_in(DEAD, released) == []
    entries = {"the released": person_of(released), "the dead": dead, "a third": person(documentation, documenter)}
    kept = entries.pop(stands)
    others = entries.values() if stands == "a third" else [entries[other] for other in entries if other != "a third"]
    merges = merged(kept, *others, by=supervisor)
    assert seen_in(DEAD, released) == [released]
    parted(merges[0], by=supervisor)
    assert seen_in(DEAD, released) == []


def test_a_sighting_told_in_another_entry_speaks_too(released: Release, seen: Detainee, supervisor: User) -> None:
    assert seen_in(INSIDE, released) == []
    merged(person_of(released), seen, by=supervisor)
    assert seen_in(INSIDE, released) == [released]


@pytest.mark.parametrize("arrest", ["2022-08", None])
def test_an_arrest_told_in_another_entry_explains_it(
    arrest: str | None, released: Release, seen: Detainee, documentation: Team, documenter: User, supervisor: User
) -> None:
    record_arrest(person_of(released), by=documenter, date=PartialDate("2012"), facility=None)
    merged(person_of(released), seen, by=supervisor)
    assert seen_in(INSIDE, released) == [released]
    third = person(documentation, documenter)
    record_arrest(third, by=documenter, date=PartialDate(arrest) if arrest else None, facility=None)
    merged(person_of(released), third, by=supervisor)
    assert seen_in(INSIDE, released) == []


def test_the_worker_looks_at_all_entries_after_a_merge_and_after_its_undoing(
    released: Release, dead: Detainee, supervisor: User
) -> None:
    assert worked_off() == []
    (merge,) = merged(dead, person_of(released), by=supervisor)
    assert worked_off() == [DEAD]
    parted(merge, by=supervisor)
    assert worked_off() == []


def test_it_stops_the_verification_before_any_worker_has_looked(
    released: Release, dead: Detainee, supervisor: User
) -> None:
    merged(person_of(released), dead, by=supervisor)
    assert flags() == []
    assert isinstance(move(released, "verify", supervisor), Refusal)


def test_of_an_entry_of_another_team_only_what_is_verified_is_told(
    dead: Detainee, family_centre: Team, supervisor: User, supervisor2: User
) -> None:
    release = submitted(family_centre, supervisor2)
    merged(person_of(release), dead, by=supervisor)
    assert seen_in(DEAD, release) == []

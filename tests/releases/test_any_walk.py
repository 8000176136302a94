"""Wherever a release wanders: what the workflow opens PostgreSQL takes, and the ledger counts what is verified."""

import random

import pytest
from django.db.models import Sum

from accounts.acting import acting
from accounts.models import Team, User
from casework.models import MoveMade
from releases.models import LedgerEntry, Release
from releases.models.releases import Status
from releases.workflow import CHANGE, WORKFLOW
from tests.releases.records import draft, move

pytestmark = pytest.mark.django_db

STEPS = 25


@pytest.mark.parametrize("seed", range(4))
def test_every_walk_stays_whole(
    seed: int, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    chance, people = random.Random(seed), (documenter, supervisor, supervisor2)
    release = draft(documentation, documenter)
    for _step in range(STEPS):
        by = chance.choice(people)
        if by is documenter and chance.random() < 0.3:
            change_home(release, by, chance)
        name = chance.choice([name for name in WORKFLOW.moves for each in people if opens(name, release, each)])
        expected = opens(name, release, by)
        assert isinstance(move(release, name, by), MoveMade) == expected, (name, release.status)
        is_whole(release)


def opens(name: str, release: Release, by: User) -> bool:
    return WORKFLOW.why_not(name, release, by) is None


def change_home(release: Release, by: User, chance: random.Random) -> None:
    """Another fact, where facts are open."""
    if CHANGE.why_not(release, by) is None:
        with acting(by):
            release.home_id = chance.choice(["SY-ID", "SY-HM", "SY-HL"])
            release.save()


def is_whole(release: Release) -> None:
    """The ledger counts the verified revision under its home and nothing else; a verified release shows it."""
    rows = LedgerEntry.objects.filter(release=release).values_list("home").annotate(people=Sum("people"))
    revision = release.verified_revision
    assert {home: people for home, people in rows if people} == ({revision.home_id: 1} if revision else {})
    if release.status == Status.VERIFIED:
        assert revision is not None
        assert release.facts() == revision.facts()

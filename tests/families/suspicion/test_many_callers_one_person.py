"""A hunt: callers whom nobody knows ask within some days for one who was released."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Team, User
from families.models import Inquiry
from releases.models import Release
from releases.models.releases import Status
from tests.families.making import taken
from tests.families.suspicion.seeing import finding, seen_in
from tests.releases.records import draft, made, release_in

pytestmark = pytest.mark.django_db
CODE = "many-callers-one-person"


def call(by: User, team: Team, release: Release, at: int, relationship: str = "friend", **about: Any) -> Inquiry:
    """Somebody asks for the person of a release, from a number that ends in `at`."""
    about |= {"detainee": release.detainee, "relationship": relationship}
    return taken(by, team, number=f"+4477009001{at:02}", **about)


@pytest.fixture
def released(documentation: Team, documenter: User, supervisor: User) -> Release:
    return release_in(Status.VERIFIED, documentation, documenter, supervisor)


def test_three_who_are_no_kin_are_a_hunt(released: Release, documentation: Team, liaison: User) -> None:
    asked = [call(liaison, documentation, released, at) for at in range(3)]
    assert seen_in(CODE, *asked) == asked
    assert set(finding(CODE, asked[0]).others) == {asked[1].pk, asked[2].pk}


def test_two_are_none_and_neither_are_three_from_one_number(
    released: Release, documentation: Team, liaison: User
) -> None:
    asked = [call(liaison, documentation, released, at) for at in (1, 2, 2, 2)]
    assert seen_in(CODE, *asked) == []


def test_a_family_of_which_some_are_known_asks_as_often_as_it_wishes(
    released: Release, documentation: Team, liaison: User
) -> None:
    asked = [call(liaison, documentation, released, at, "sibling") for at in range(4)]
    asked += [call(liaison, documentation, released, 9, said={"identity": "questions"})]
    assert seen_in(CODE, *asked) == []


def test_five_of_whom_nobody_was_checked_are_one_whatever_they_say(
    released: Release, documentation: Team, liaison: User
) -> None:
    asked = [call(liaison, documentation, released, at, "sibling") for at in range(5)]
    assert seen_in(CODE, *asked) == asked


def test_another_cousin_makes_no_new_flags(released: Release, documentation: Team, liaison: User) -> None:
    asked = [call(liaison, documentation, released, at) for at in range(3)]
    before = finding(CODE, asked[0]).fingerprint
    for at in range(3, 5):
        call(liaison, documentation, released, at)
    assert finding(CODE, asked[0]).fingerprint == before
    call(liaison, documentation, released, 5)
    assert finding(CODE, asked[0]).fingerprint != before


def test_months_apart_they_are_no_hunt(released: Release, documentation: Team, liaison: User) -> None:
    days = (timezone.now() - timedelta(days=20 * at) for at in range(3))
    asked = [call(liaison, documentation, released, at, made_at=day) for at, day in enumerate(days)]
    assert seen_in(CODE, *asked) == []


def test_of_somebody_whose_release_is_not_verified_nothing_is_said(
    documentation: Team, documenter: User, liaison: User
) -> None:
    waiting = made(draft(documentation, documenter), "submit", documenter)
    asked = [call(liaison, documentation, waiting, at) for at in range(4)]
    assert seen_in(CODE, *asked) == []

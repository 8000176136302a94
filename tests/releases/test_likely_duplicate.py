"""Nobody verifies a release of a person who may be on the register twice, until somebody has decided."""

import re

import pytest
from django.db import connection
from django.test import Client

from accounts.acting import acting
from accounts.models import Team, User
from detainees.models import DeskThreshold, Detainee, PairDecision
from detainees.models.linkage import FLAGGED_FROM
from detainees.restriction import restrict
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.detainees.finding import paired
from tests.detainees.making import registered, restricted
from tests.detainees.pairing import decided, merged
from tests.faults.attacking import refused as refused_by_postgresql
from tests.faults.attacking import run, write_move
from tests.releases.deciding import button, page, post, refused, why_not
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db

TWICE = (
    "This person may be on the register twice. Decide first, at the desk for duplicates, whether the two entries are "
    "one person."
)
LIKELY_DUPLICATE = "IF016"


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that waits for its verdict."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


@pytest.fixture
def person(waiting: Release) -> Detainee:
    """Whom it is about."""
    assert waiting.detainee is not None
    return waiting.detainee


@pytest.fixture
def twin(family_centre: Team, colleague_documenter: User) -> Detainee:
    """An entry of another team that may be the same person."""
    return registered(colleague_documenter, family_centre)


def chosen(team: Team, least: float, by: User) -> None:
    with acting(by):
        DeskThreshold.objects.update_or_create(team=team, defaults={"least_score": least, "set_by": by})


def test_an_undecided_likely_duplicate_stops_the_verification(
    waiting: Release, person: Detainee, twin: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    paired(person, twin)
    client = client_of(supervisor)
    assert button(waiting, "verify") not in page(client, waiting)
    assert post(client, waiting, "verify") == 403
    assert why_not(waiting, "verify", supervisor) == TWICE
    assert refused(waiting, "verify", supervisor)


def test_postgresql_refuses_the_same(waiting: Release, person: Detainee, twin: Detainee, supervisor: User) -> None:
    paired(person, twin)
    with refused_by_postgresql(LIKELY_DUPLICATE), acting(supervisor):
        write_move(waiting, "verify", "verified", supervisor)


@pytest.mark.parametrize("move", ["return", "reject"])
def test_it_can_still_be_returned_and_rejected(
    move: str, waiting: Release, person: Detainee, twin: Detainee, supervisor: User
) -> None:
    paired(person, twin)
    made(waiting, move, supervisor)


def test_after_somebody_said_different_it_is_verified(
    waiting: Release, person: Detainee, twin: Detainee, supervisor: User
) -> None:
    decided(paired(person, twin), PairDecision.DIFFERENT, by=supervisor)
    assert made(waiting, "verify", supervisor).status == Status.VERIFIED


def test_to_put_it_off_is_no_decision(waiting: Release, person: Detainee, twin: Detainee, supervisor: User) -> None:
    decided(paired(person, twin), PairDecision.LATER, by=supervisor)
    assert refused(waiting, "verify", supervisor)


def test_what_no_desk_asks_for_stops_nothing(
    waiting: Release, person: Detainee, twin: Detainee, supervisor: User
) -> None:
    paired(person, twin, FLAGGED_FROM - 0.01)
    assert made(waiting, "verify", supervisor).status == Status.VERIFIED


def test_a_pair_is_held_against_the_lower_threshold_of_its_two_teams(
    waiting: Release, person: Detainee, twin: Detainee, supervisor: User, overseer: User
) -> None:
    paired(person, twin, 0.9)
    chosen(person.team, 0.95, supervisor)
    assert refused(waiting, "verify", supervisor)
    chosen(twin.team, 0.92, overseer)
    assert made(waiting, "verify", supervisor).status == Status.VERIFIED


@pytest.mark.parametrize("score", [FLAGGED_FROM, FLAGGED_FROM - 0.001])
def test_postgresql_knows_the_usual_threshold(score: float, person: Detainee, twin: Detainee) -> None:
    paired(person, twin, score)
    with connection.cursor() as cursor:
        cursor.execute("SELECT is_likely_duplicate(%s), desk_threshold(%s)", [person.pk, person.team_id])
        assert cursor.fetchall() == [(score >= FLAGGED_FROM, FLAGGED_FROM)]


def test_the_page_leads_to_the_pair(
    waiting: Release, person: Detainee, twin: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    pair = paired(person, twin)
    assert f"/duplicates/{pair.pk}/" in page(client_of(supervisor), waiting)


# -- Of restricted persons nothing is said -----------------------------------------------------------------------------


@pytest.fixture
def namesake(family_centre: Team, overseer: User) -> Detainee:
    """Somebody like the person, closed to everybody of documentation."""
    return restricted(overseer, family_centre)


def told(client: Client, release: Release) -> str:
    """What the page of the record says, without what differs from one answer to the next."""
    return re.sub(r'(nonce|value)="[^"]*"', "", page(client, release).partition("<main")[2])


def test_a_restricted_namesake_changes_nothing_on_the_page_and_stops_nothing(
    waiting: Release, person: Detainee, namesake: Detainee, supervisor: User, client_of: ClientOf
) -> None:
    before = told(client_of(supervisor), waiting)
    paired(person, namesake)
    assert told(client_of(supervisor), waiting) == before
    assert made(waiting, "verify", supervisor).status == Status.VERIFIED


def test_postgresql_says_nothing_of_a_restricted_namesake_either(
    waiting: Release, person: Detainee, namesake: Detainee, supervisor: User
) -> None:
    paired(person, namesake)
    assert run("SELECT is_likely_duplicate(%s)", person.pk) == [(False,)]
    assert run("SELECT is_likely_duplicate(%s)", namesake.pk) == [(True,)]


def test_the_pair_waits_for_those_to_whom_both_are_open(
    person: Detainee, namesake: Detainee, supervisor: User, overseer: User, client_of: ClientOf
) -> None:
    pair = paired(person, namesake)
    for reader, status in ((overseer, 200), (supervisor, 404)):
        assert client_of(reader).get(f"/duplicates/{pair.pk}/").status_code == status


def test_a_release_of_a_restricted_person_is_stopped_by_a_pair_with_an_open_one(
    waiting: Release, person: Detainee, twin: Detainee, supervisor: User
) -> None:
    paired(person, twin)
    restrict(person, [], by=supervisor)
    assert why_not(waiting, "verify", supervisor) == TWICE
    with refused_by_postgresql(LIKELY_DUPLICATE), acting(supervisor):
        write_move(waiting, "verify", "verified", supervisor)


def test_of_a_merged_person_the_entry_that_stands_is_asked(
    waiting: Release, person: Detainee, namesake: Detainee, twin: Detainee, supervisor: User, supervisor2: User
) -> None:
    merged(twin, person, by=supervisor2)
    paired(twin, namesake)
    assert why_not(waiting, "verify", supervisor) is None
    assert run("SELECT is_likely_duplicate(%s)", person.pk) == [(False,)]

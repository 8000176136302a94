"""Claims past their workflow: none falls in silence or stands again by the same hand; nothing counts without them."""

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from releases.falling import CLAIMS
from releases.lists import ClaimState
from releases.models import Claim, Release, Source
from releases.models.releases import Status
from tests.faults.attacking import (
    CLAIM,
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_CARRIED,
    NOT_THEIRS,
    OWN_PART,
    SOMEBODY_ELSE,
    SOURCE,
    as_if_committed,
    refused,
    run,
    send,
    verify_by_sql,
    write_move,
)
from tests.releases.falling import claim_of, fair, falls
from tests.releases.records import draft, made, release_in

pytestmark = pytest.mark.django_db

FALLEN = (
    "UPDATE releases_claim SET state = %s, state_at = now(), state_by_id = %s, state_sentence = 'So.' WHERE id = %s"
)
AGAIN = (
    "UPDATE releases_claim SET state = 'stands', state_at = NULL, state_by_id = NULL, state_sentence = '' WHERE id = %s"
)
MOVED = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'claim', id, %s, state, %s, 0, %s, now(), '', %s FROM releases_claim WHERE id = %s
"""


@pytest.fixture
def counting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that counts by one direct claim."""
    return release_in(Status.VERIFIED, documentation, documenter, supervisor)


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """One that waits for its verdict."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


def fall_by_sql(claim: Claim, name: str, state: str, by: User, why: str = "So.") -> None:
    """What the workflow of claims writes, without asking it."""
    run(MOVED, name, state, by.pk, why, claim.pk)
    run(FALLEN, state, by.pk, claim.pk)


def test_postgresql_knows_the_moves_of_the_workflow_and_no_others() -> None:
    """The one table stands in releases/falling.py; its copy is releases/sql/claims.sql."""
    ours = {(m.name, start, end): m.right.value for m in CLAIMS.moves.values() for start, end in m.transitions.items()}
    every = [(name, one, two) for name in CLAIMS.moves for one in ClaimState.values for two in ClaimState.values]
    known = {each: run("SELECT right_to_move_claim(%s, %s, %s)", *each)[0][0] for each in every}
    assert {each: right for each, right in known.items() if right} == ours


def test_no_claim_falls_without_a_move_that_says_why(waiting: Release, supervisor: User) -> None:
    claim = claim_of(waiting)
    with refused(CLAIM):
        send(supervisor, FALLEN, "withdrawn", supervisor.pk, claim.pk)
    with refused(CLAIM), acting(supervisor):
        fall_by_sql(claim, "withdraw", "withdrawn", supervisor, why="")
    with refused(NOBODY_ACTS):
        run(FALLEN, "withdrawn", supervisor.pk, claim.pk)


def test_a_claim_falls_in_ones_own_name(waiting: Release, supervisor: User, documenter: User) -> None:
    claim = claim_of(waiting)
    with refused(SOMEBODY_ELSE), acting(supervisor):
        fall_by_sql(claim, "withdraw", "withdrawn", documenter)
    with refused(SOMEBODY_ELSE), acting(supervisor):
        run(MOVED, "withdraw", "withdrawn", supervisor.pk, "So.", claim.pk)
        run(FALLEN, "withdrawn", documenter.pk, claim.pk)


def test_who_enters_does_not_find_false(waiting: Release, documenter: User) -> None:
    with refused(NOT_THEIRS), acting(documenter):
        fall_by_sql(claim_of(waiting), "find-false", "found-false", documenter)


def test_a_move_of_a_claim_that_is_only_recorded_is_refused(waiting: Release, supervisor: User) -> None:
    with refused(CLAIM), acting(supervisor):
        run(MOVED, "withdraw", "withdrawn", supervisor.pk, "So.", claim_of(waiting).pk)


def test_who_let_it_fall_does_not_restore_it(waiting: Release, supervisor: User) -> None:
    claim = claim_of(waiting)
    falls(claim, "find-false", supervisor)
    with refused(OWN_PART), acting(supervisor):
        run(MOVED, "restore", "stands", supervisor.pk, "So.", claim.pk)
        run(AGAIN, claim.pk)


def test_control_another_supervisor_does(waiting: Release, supervisor: User, supervisor2: User) -> None:
    claim = claim_of(waiting)
    falls(claim, "find-false", supervisor)
    with acting(supervisor2):
        run(MOVED, "restore", "stands", supervisor2.pk, "So.", claim.pk)
        run(AGAIN, claim.pk)
        as_if_committed()
    claim.refresh_from_db()
    assert claim.state == ClaimState.STANDS


def test_what_rests_on_a_claim_does_not_go_on_counting_without_it(counting: Release, documenter: User) -> None:
    with refused(NOT_CARRIED), acting(documenter):
        fall_by_sql(claim_of(counting), "withdraw", "withdrawn", documenter)


def test_nor_when_two_claims_turn_out_to_be_one(documentation: Team, documenter: User, supervisor: User) -> None:
    release = draft(documentation, documenter, claims=(fair("his mother"), fair("his brother")))
    made(made(release, "submit", documenter), "verify", supervisor)
    mother, brother = Claim.objects.order_by("pk")
    with refused(NOT_CARRIED), acting(documenter):
        Claim.objects.filter(pk=brother.pk).update(derived_from=mother)
    one, other = (claim.source for claim in (mother, brother))
    with refused(NOT_CARRIED), acting(supervisor):
        Source.objects.filter(pk=one.pk).update(merged_into=other, merged_by=supervisor, merged_at="2026-01-01T00:00Z")
    with refused(NOT_CARRIED), acting(documenter):
        Source.objects.filter(pk__in=[one.pk, other.pk]).update(owner_digest="0" * 32)


def test_what_is_not_carried_is_not_verified(documentation: Team, documenter: User, supervisor: User) -> None:
    release = made(draft(documentation, documenter, claims=(fair("his mother"),)), "submit", documenter)
    with refused(NOT_CARRIED):
        verify_by_sql(release, supervisor)


def test_what_is_carried_is_not_disputed_for_want_of_claims(counting: Release, documenter: User) -> None:
    """Else whoever enters could set aside what a supervisor verified."""
    with refused(NOT_CARRIED), acting(documenter):
        write_move(counting, "lose-claims", "disputed", documenter)


def test_whether_two_sources_are_one_is_decided_by_supervisors(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    draft(documentation, documenter, claims=(fair("his mother"), fair("his brother"), fair("his aunt")))
    one, two, three = Source.objects.order_by("pk")
    merged = "UPDATE releases_source SET merged_into_id = %s, merged_by_id = %s, merged_at = now() WHERE id = %s"
    with refused(NOT_THEIRS):
        send(documenter, merged, two.pk, documenter.pk, one.pk)
    with refused(SOURCE), acting(supervisor):
        run(merged, two.pk, supervisor.pk, one.pk)
        run(merged, three.pk, supervisor.pk, two.pk)


def test_the_code_of_a_source_and_what_a_protected_one_said_stay(documentation: Team, documenter: User) -> None:
    draft(documentation, documenter)
    with refused("IF010"):
        send(documenter, "UPDATE releases_source SET reference = 'S-7K3M-9QTA'")
    with refused(NO_PRIVILEGE):
        send(documenter, "DELETE FROM releases_source")


def test_a_giver_is_hidden_by_who_protects_the_source_alone(documentation: Team, documenter: User) -> None:
    draft(documentation, documenter)
    with refused(SOURCE):
        send(documenter, "SELECT hide_giver(id, 'anybody') FROM releases_source")

"""Sightings and fates past their workflow: PostgreSQL asks who wrote, for the two on a death, for what is frozen."""

from itertools import product

import pytest

from accounts.acting import acting
from accounts.models import Team, User
from detainees.registration import record_arrest
from releases.entry import add_claim
from releases.findings.workflow import WORKFLOW
from releases.models import Finding, FindingRevision, FindingVerdict
from releases.models.moved import Status
from tests.faults.attacking import (
    NO_PRIVILEGE,
    NOBODY_ACTS,
    NOT_CARRIED,
    NOT_THEIRS,
    OWN_PART,
    SOMEBODY_ELSE,
    STALE,
    TWICE,
    refused,
    run,
    send,
)
from tests.releases.falling import fair
from tests.releases.knowing import DEAD, WHY, YES, death, known, known_in, made, ruled

pytestmark = pytest.mark.django_db

PAST_THE_WORKFLOW, FACTS_CLOSED, NOT_WHAT_STANDS, KEPT = "IF040", "IF042", "IF043", "IF011"
MOVE = """
INSERT INTO casework_movemade (subject, subject_id, name, from_state, to_state, revision, by_id, at, reason, sentence)
SELECT 'finding', id, %s, status, %s, revision_number, %s, now(), '', '' FROM releases_finding WHERE id = %s
"""
VERDICT = """
INSERT INTO releases_findingverdict (revision_id, ruling, by_id, at, reason, sentence)
SELECT id, %s, %s, now(), %s, %s FROM releases_findingrevision WHERE finding_id = %s AND number = %s
"""
VERIFIED = """
UPDATE releases_finding SET status = 'verified', verified_revision_id = (
    SELECT id FROM releases_findingrevision WHERE finding_id = releases_finding.id AND number = revision_number)
WHERE id = %s
"""


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Finding:
    """A sighting that waits for its verdict."""
    return known_in(Status.SUBMITTED, documentation, documenter, supervisor)


@pytest.fixture
def dead(documentation: Team, documenter: User) -> Finding:
    """A death that waits for two."""
    return death(documentation, documenter)


def write_move(finding: Finding, name: str, to: str, by: User) -> None:
    run(MOVE, name, to, by.pk, finding.pk)


def write_verdict(finding: Finding, by: User, ruling: str = "verified", *, number: int = 1) -> None:
    said = ("", "") if ruling == "verified" else ("other-person", "His cousin.")
    run(VERDICT, ruling, by.pk, *said, finding.pk, number)


def verify_by_sql(finding: Finding, by: User) -> None:
    """What the workflow writes for a verdict of one, without asking it."""
    with acting(by):
        write_move(finding, "verify", "verified", by)
        write_verdict(finding, by)
        run(VERIFIED, finding.pk)


def test_postgresql_knows_the_table_of_moves() -> None:
    every = list(product(WORKFLOW.moves, Status.values, Status.values))
    known_to_it = {each: run("SELECT right_to_move_finding(%s, %s, %s)", *each)[0][0] for each in every}
    table = {
        (move.name, start, end): move.right.value
        for move in WORKFLOW.moves.values()
        for start, end in move.transitions.items()
    }
    assert {each: right for each, right in known_to_it.items() if right} == table


def test_what_the_workflow_would_write_is_taken(waiting: Finding, supervisor: User) -> None:
    verify_by_sql(waiting, supervisor)
    waiting.refresh_from_db()
    assert waiting.status == Status.VERIFIED


def test_no_state_without_a_move(waiting: Finding, supervisor: User) -> None:
    with refused(PAST_THE_WORKFLOW):
        send(supervisor, VERIFIED, waiting.pk)


def test_no_own_verdict(documentation: Team, author_supervisor: User, supervisor: User) -> None:
    finding = known_in(Status.SUBMITTED, documentation, author_supervisor, supervisor)
    with refused(OWN_PART):
        verify_by_sql(finding, author_supervisor)


def test_no_verdict_by_who_may_not_decide(waiting: Finding, documenter2: User) -> None:
    with refused(NOT_THEIRS):
        verify_by_sql(waiting, documenter2)


def test_no_verdict_in_anothers_name(waiting: Finding, supervisor: User, supervisor2: User) -> None:
    with refused(SOMEBODY_ELSE), acting(supervisor):
        write_move(waiting, "verify", "verified", supervisor)
        write_verdict(waiting, supervisor2)


def test_nothing_uncarried_is_verified(documentation: Team, documenter: User, supervisor: User) -> None:
    finding = made(known(documentation, documenter, claims=(fair("a nurse"),)), "submit", documenter)
    with refused(NOT_CARRIED):
        verify_by_sql(finding, supervisor)


def test_no_death_is_verified_by_one(dead: Finding, supervisor: User) -> None:
    with refused(PAST_THE_WORKFLOW):
        verify_by_sql(dead, supervisor)


def test_no_death_is_verified_with_one_verdict_in(dead: Finding, supervisor: User, supervisor2: User) -> None:
    ruled(dead, supervisor)
    with refused(PAST_THE_WORKFLOW), acting(supervisor2):
        write_move(dead, "verify", "verified", supervisor2)
        run(VERIFIED, dead.pk)


def test_no_death_is_verified_by_two_verdicts_of_which_one_says_no(
    dead: Finding, supervisor: User, supervisor2: User
) -> None:
    ruled(dead, supervisor, WHY)
    with refused(PAST_THE_WORKFLOW), acting(supervisor2):
        write_move(dead, "give-verdict", "submitted", supervisor2)
        write_verdict(dead, supervisor2)
        write_move(dead, "verify", "verified", supervisor2)
        run(VERIFIED, dead.pk)


def test_nobody_gives_both_verdicts(dead: Finding, supervisor: User) -> None:
    ruled(dead, supervisor)
    with refused(TWICE), acting(supervisor):
        write_move(dead, "give-verdict", "submitted", supervisor)
        write_verdict(dead, supervisor)


def test_two_verdicts_that_are_in_do_not_wait(dead: Finding, supervisor: User, supervisor2: User) -> None:
    ruled(dead, supervisor)
    with refused(PAST_THE_WORKFLOW), acting(supervisor2):
        write_move(dead, "give-verdict", "submitted", supervisor2)
        write_verdict(dead, supervisor2)


def test_a_verdict_that_is_recorded_as_given_was_given(dead: Finding, supervisor: User) -> None:
    with refused(PAST_THE_WORKFLOW), acting(supervisor):
        write_move(dead, "give-verdict", "submitted", supervisor)


def test_a_verdict_on_a_revision_that_was_taken_back_is_stale(
    dead: Finding, documenter: User, supervisor: User
) -> None:
    made(made(dead, "take-back", documenter), "submit", documenter)
    with refused(STALE), acting(supervisor):
        write_move(dead, "give-verdict", "submitted", supervisor)
        write_verdict(dead, supervisor, number=1)


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["releases_findingverdict", "releases_findingrevision"])
def test_verdicts_and_revisions_stay_as_they_are(statement: str, table: str, dead: Finding, supervisor: User) -> None:
    ruled(dead, supervisor)
    with refused(NO_PRIVILEGE):
        send(supervisor, statement.format(table))


def test_facts_that_wait_for_a_verdict_do_not_change(waiting: Finding, documenter: User) -> None:
    with refused(FACTS_CLOSED):
        send(documenter, "UPDATE releases_finding SET place = 'elsewhere' WHERE id = %s", waiting.pk)


@pytest.mark.parametrize("change", ["kind = 'fate'", "detainee_id = detainee_id + 1", "team_id = team_id + 1"])
def test_of_whom_it_is_and_what_never_changes(change: str, documentation: Team, documenter: User) -> None:
    finding = known(documentation, documenter)
    with refused(KEPT):
        send(documenter, f"UPDATE releases_finding SET {change} WHERE id = %s", finding.pk)


def test_no_revision_is_made_up(waiting: Finding, documenter: User) -> None:
    with refused(NOT_WHAT_STANDS), acting(documenter):
        FindingRevision.objects.create(finding=waiting, number=2, submitted_by=documenter, **waiting.facts())


def test_nobody_acts_and_nothing_is_written(documentation: Team, documenter: User) -> None:
    finding = known(documentation, documenter)
    with refused(NOBODY_ACTS):
        run("UPDATE releases_finding SET note = 'x' WHERE id = %s", finding.pk)


def test_a_death_does_not_stay_verified_without_what_carried_it(
    dead: Finding, documenter: User, supervisor: User, supervisor2: User
) -> None:
    ruled(ruled(dead, supervisor), supervisor2)
    claim = dead.claims.order_by("pk")[0]
    moved = MOVE.replace("'finding'", "'claim'").replace("status", "state").replace("revision_number", "0")
    moved = moved.replace("releases_finding", "releases_claim").replace("'', ''", "'', 'So.'")
    fallen = "UPDATE releases_claim SET state = %s, state_at = now(), state_by_id = %s, state_sentence = 'So.'"
    with refused(NOT_CARRIED), acting(documenter):
        run(moved, "withdraw", "withdrawn", documenter.pk, claim.pk)
        run(f"{fallen} WHERE id = %s", "withdrawn", documenter.pk, claim.pk)


def test_a_third_verdict_is_not_taken(dead: Finding, supervisor: User, supervisor2: User) -> None:
    ruled(ruled(dead, supervisor, YES), supervisor2, YES)
    assert FindingVerdict.objects.count() == 2
    with refused(PAST_THE_WORKFLOW), acting(supervisor):
        write_move(dead, "give-verdict", "submitted", supervisor)


def test_no_verdict_on_a_death_that_is_not_carried(documentation: Team, documenter: User, supervisor: User) -> None:
    weak = made(known(documentation, documenter, DEAD, claims=(fair("a nurse"),)), "submit", documenter)
    with refused(NOT_CARRIED), acting(supervisor):
        write_move(weak, "give-verdict", "submitted", supervisor)
        write_verdict(weak, supervisor, "returned")


def test_one_sends_no_carried_death_back(dead: Finding, supervisor: User) -> None:
    with refused(PAST_THE_WORKFLOW), acting(supervisor):
        write_move(dead, "return", "returned", supervisor)
        run("UPDATE releases_finding SET status = 'returned' WHERE id = %s", dead.pk)


def verify_as_second(finding: Finding, by: User) -> None:
    """What the workflow writes for the second of two verdicts that agree, without asking it."""
    with acting(by):
        write_move(finding, "give-verdict", "submitted", by)
        write_verdict(finding, by)
        write_move(finding, "verify", "verified", by)
        run(VERIFIED, finding.pk)


def test_a_second_verdict_that_agrees_is_taken(dead: Finding, supervisor: User, supervisor2: User) -> None:
    verify_as_second(ruled(dead, supervisor), supervisor2)
    dead.refresh_from_db()
    assert dead.status == Status.VERIFIED


def test_a_verdict_on_another_state_of_the_record_leads_nowhere(
    dead: Finding, documenter: User, supervisor: User, supervisor2: User
) -> None:
    ruled(dead, supervisor)
    add_claim(dead, fair("a guard"), by=documenter)
    with refused(PAST_THE_WORKFLOW):
        verify_as_second(dead, supervisor2)


def test_a_verdict_of_who_wrote_of_the_person_since_leads_nowhere(
    dead: Finding, supervisor: User, supervisor2: User
) -> None:
    ruled(dead, supervisor)
    record_arrest(dead.detainee, by=supervisor, date=None, facility=None)
    with refused(PAST_THE_WORKFLOW):
        verify_as_second(dead, supervisor2)


def test_the_look_of_a_verdict_is_not_its_givers_to_say(dead: Finding, supervisor: User, supervisor2: User) -> None:
    ruled(dead, supervisor)
    forged = VERDICT.replace("sentence)", "sentence, look)").replace("%s, %s FROM", "%s, %s, 7 FROM")
    with acting(supervisor2):
        write_move(dead, "give-verdict", "submitted", supervisor2)
        run(forged, "verified", supervisor2.pk, "", "", dead.pk, 1)
        write_move(dead, "verify", "verified", supervisor2)
        run(VERIFIED, dead.pk)
    assert set(FindingVerdict.objects.values_list("look", flat=True)) == {1}


def reopen(finding: Finding, by: User) -> None:
    with acting(by):
        write_move(finding, "reopen", "draft", by)
        run("UPDATE releases_finding SET status = 'draft' WHERE id = %s", finding.pk)


def test_who_decided_does_not_reopen(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, author_supervisor: User
) -> None:
    finding = known_in(Status.DISPUTED, documentation, documenter, supervisor)
    made(finding, "withdraw", supervisor2)
    with refused(OWN_PART):
        reopen(finding, supervisor2)
    reopen(finding, author_supervisor)


def test_none_of_the_two_who_rejected_a_death_reopens_it(
    dead: Finding, supervisor: User, supervisor2: User, author_supervisor: User
) -> None:
    no = type(WHY)("rejected", "other-person", "His cousin.")
    ruled(ruled(dead, supervisor, no), supervisor2, no)
    for judge in (supervisor, supervisor2):
        with refused(OWN_PART):
            reopen(dead, judge)
    reopen(dead, author_supervisor)

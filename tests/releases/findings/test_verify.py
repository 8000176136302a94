"""Verifying what one supervisor decides on: sightings, and fates that are no death."""

import pytest

from accounts.models import Team, User
from casework.models import MoveMade, Notice
from releases.findings.workflow import WORKFLOW
from releases.models import Finding, FindingVerdict
from releases.models.moved import Status, StatusIsMovedOnly
from releases.suspicion.by_hand import raise_flag
from releases.tasks import tell_of_finding
from tests.conftest import ClientOf
from tests.detainees.pairing import pair_of
from tests.releases.falling import fair
from tests.releases.knowing import HELD, SEEN, known, known_in, made, move, page, sentence
from tests.releases.records import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Finding:
    """A sighting that waits for a supervisor."""
    return known_in(Status.SUBMITTED, documentation, documenter, supervisor)


@pytest.mark.parametrize("facts", [SEEN, HELD])
def test_a_supervisor_who_wrote_no_part_verifies_it(
    facts: dict[str, str], documentation: Team, documenter: User, supervisor: User
) -> None:
    finding = known_in(Status.VERIFIED, documentation, documenter, supervisor, facts=facts)
    verdict = FindingVerdict.objects.get()
    assert (verdict.revision, verdict.by) == (finding.verified_revision, supervisor)
    assert finding.last_verified_at is not None


def test_nobody_verifies_their_own_record(documentation: Team, author_supervisor: User, supervisor: User) -> None:
    finding = known_in(Status.SUBMITTED, documentation, author_supervisor, supervisor)
    assert "You wrote part of this record" in sentence(move(finding, "verify", author_supervisor))


def test_who_wrote_a_part_of_the_person_does_not_decide(
    documentation: Team, documenter: User, author_supervisor: User
) -> None:
    somebody = person(documentation, author_supervisor)
    finding = made(known(documentation, documenter, of=somebody), "submit", documenter)
    assert "You wrote part of this record" in sentence(move(finding, "reject", author_supervisor))


def test_too_little_does_not_verify(documentation: Team, documenter: User, supervisor: User) -> None:
    finding = made(known(documentation, documenter, claims=(fair("a nurse"),)), "submit", documenter)
    assert "one independent claim graded C3 or better is missing" in sentence(move(finding, "verify", supervisor))


def test_a_flag_on_the_person_stops_it(waiting: Finding, documenter: User, supervisor: User) -> None:
    raise_flag(waiting.detainee, "blocking", "This is another man.", by=documenter)
    assert "A flag stops the verification" in sentence(move(waiting, "verify", supervisor))


def test_a_likely_duplicate_of_the_person_stops_it(documentation: Team, documenter: User, supervisor: User) -> None:
    one, other = (person(documentation, documenter) for _ in range(2))
    pair_of(one, other)
    finding = made(known(documentation, documenter, of=one), "submit", documenter)
    assert "on the register twice" in sentence(move(finding, "verify", supervisor))


def test_a_change_has_a_verdict_of_its_own_and_what_was_verified_stands_meanwhile(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    finding = made(known_in(Status.VERIFIED, documentation, documenter, supervisor), "amend", documenter)
    before = finding.verified_revision
    made(finding, "submit", documenter)
    assert finding.verified_revision == before
    made(finding, "verify", supervisor)
    assert finding.verified_revision is not None
    assert finding.verified_revision.number == 2


def test_one_supervisor_disputes_and_another_reopens(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    finding = made(known_in(Status.VERIFIED, documentation, documenter, supervisor), "dispute", supervisor2)
    assert finding.verified_revision is None
    made(finding, "withdraw", supervisor)
    assert "another supervisor reopens it" in sentence(move(finding, "reopen", supervisor))
    assert made(finding, "reopen", supervisor2).status == Status.DRAFT


def test_the_status_is_set_by_no_other_way(waiting: Finding) -> None:
    waiting.status = Status.VERIFIED
    with pytest.raises(StatusIsMovedOnly):
        waiting.save()
    with pytest.raises(StatusIsMovedOnly):
        Finding.objects.update(status=Status.VERIFIED)


def test_the_owner_is_told(waiting: Finding, documenter: User, supervisor: User, english_of: ClientOf) -> None:
    made(waiting, "return", supervisor)
    told = MoveMade.objects.get(name="return")
    tell_of_finding(told.pk, waiting.pk)
    tell_of_finding(told.pk, waiting.pk)
    assert Notice.objects.visible_to(documenter).count() == 1
    shown = english_of(documenter).get("/").content.decode()
    assert waiting.get_absolute_url() in shown
    assert "Returned to you" in shown


def test_the_page_offers_what_the_workflow_offers(
    waiting: Finding, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    shown = page(client_of(supervisor), waiting)
    offered = [name for name in WORKFLOW.moves if f"/moves/{name}/" in shown]
    assert offered == ["take-back", "verify", "return", "reject"]
    assert "/moves/verify/" not in page(client_of(documenter), waiting)

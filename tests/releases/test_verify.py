"""Verifying: by a supervisor who wrote no part, on claims that carry it, once."""

import pytest

from accounts.models import Team, User
from casework.models import MoveMade, OutboxEntry
from releases.entry import add_claim
from releases.models import Release, Verdict
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import button, counted, page, post, refused, why_not
from tests.releases.records import DIRECT, draft, made, release_in

pytestmark = pytest.mark.django_db

OWN = "You wrote part of this record since it was last verified: somebody else decides on it."


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that waits for its verdict."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


@pytest.fixture
def own(documentation: Team, author_supervisor: User, supervisor: User) -> Release:
    """A release that waits, written by a supervisor."""
    return release_in(Status.SUBMITTED, documentation, author_supervisor, supervisor)


def test_a_supervisor_verifies_and_it_counts(waiting: Release, supervisor: User, client_of: ClientOf) -> None:
    client = client_of(supervisor)
    assert button(waiting, "verify") in page(client, waiting)
    assert post(client, waiting, "verify") == 302
    waiting.refresh_from_db()
    assert (waiting.status, waiting.verified_revision.number, counted()) == (Status.VERIFIED, 1, 1)  # type: ignore[union-attr]
    assert button(waiting, "verify") not in page(client, waiting)


def test_who_verified_and_when_is_kept(waiting: Release, supervisor: User) -> None:
    made(waiting, "verify", supervisor)
    verdict, move = Verdict.objects.get(), MoveMade.objects.get(name="verify")
    assert (verdict.by, verdict.revision, verdict.ruling) == (supervisor, waiting.verified_revision, "verified")
    assert (move.by, move.from_state, move.to_state, move.revision) == (supervisor, "submitted", "verified", 1)
    assert waiting.last_verified_at == verdict.at


def test_the_owner_is_told_by_the_outbox(waiting: Release, supervisor: User) -> None:
    made(waiting, "verify", supervisor)
    assert [entry.task for entry in OutboxEntry.objects.filter(ids__release=waiting.pk)] == [
        "releases.tasks.tell_owner"
    ]


def test_nobody_verifies_their_own_record(own: Release, author_supervisor: User, client_of: ClientOf) -> None:
    client = client_of(author_supervisor)
    assert button(own, "verify") not in page(client, own)
    assert post(client, own, "verify") == 403
    assert why_not(own, "verify", author_supervisor) == OWN
    assert refused(own, "verify", author_supervisor)
    assert own.status == Status.SUBMITTED


def test_the_page_says_why_not(own: Release, author_supervisor: User, client_of: ClientOf) -> None:
    author_supervisor.language = "en"
    author_supervisor.save(update_fields=["language"])
    assert OWN in page(client_of(author_supervisor), own)


def test_a_claim_makes_one_an_author(waiting: Release, supervisor: User, supervisor2: User) -> None:
    add_claim(waiting, DIRECT, by=supervisor)
    assert why_not(waiting, "verify", supervisor) == OWN
    assert why_not(waiting, "verify", supervisor2) is None


def test_what_one_wrote_before_the_last_verification_binds_no_more(
    own: Release, author_supervisor: User, supervisor: User, documenter: User
) -> None:
    made(made(made(own, "verify", supervisor), "amend", documenter), "submit", documenter)
    made(own, "verify", author_supervisor)
    assert own.verified_revision is not None
    assert own.verified_revision.number == 2


@pytest.mark.parametrize("role", ["documenter", "documenter2", "overseer", "administrator"])
def test_who_is_no_supervisor_of_the_team_does_not_verify(
    role: str, waiting: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    person = request.getfixturevalue(role)
    assert post(client_of(person), waiting, "verify") == 403
    assert why_not(waiting, "verify", person) == "Only a supervisor of this team decides on its records."


@pytest.mark.parametrize("role", ["liaison", "analyst", "other_supervisor"])
def test_who_does_not_see_it_does_not_find_it(
    role: str, waiting: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    assert post(client_of(request.getfixturevalue(role)), waiting, "verify") == 404


def test_claims_that_do_not_carry_it_are_not_enough(documentation: Team, documenter: User, supervisor: User) -> None:
    weak = {**DIRECT, "reliability": "C", "credibility": "3"}
    release = made(draft(documentation, documenter, claims=(weak,)), "submit", documenter)
    assert "do not carry it" in str(why_not(release, "verify", supervisor))
    assert refused(release, "verify", supervisor)


@pytest.mark.parametrize("status", [status for status in Status if status != Status.SUBMITTED])
def test_only_what_was_submitted_is_verified(
    status: Status, documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    assert refused(release, "verify", supervisor2)


def test_a_page_of_an_earlier_revision_decides_nothing(
    waiting: Release, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    made(made(waiting, "take-back", documenter), "submit", documenter)
    assert post(client_of(supervisor), waiting, "verify", revision="1") == 409
    assert waiting.status == Status.SUBMITTED


@pytest.mark.parametrize("revision", ["", "x", "-1", "99999999999999999999"])
def test_a_page_without_its_revision_decides_nothing(
    revision: str, waiting: Release, supervisor: User, client_of: ClientOf
) -> None:
    assert post(client_of(supervisor), waiting, "verify", revision=revision) in (409, 422)
    assert not Verdict.objects.exists()

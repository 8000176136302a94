"""Rejecting: what did not happen is set aside, and reopened by another supervisor only."""

import pytest

from accounts.models import Team, User
from releases.models import Release, Verdict
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import post, refused, why_not
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that waits for its verdict."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


def test_it_is_set_aside_with_its_reason(waiting: Release, supervisor: User, client_of: ClientOf) -> None:
    assert post(client_of(supervisor), waiting, "reject", reason="did-not-happen", sentence="He is still held.") == 302
    assert Verdict.objects.get().ruling == "rejected"


def test_without_a_reason_nothing_is_rejected(waiting: Release, supervisor: User, client_of: ClientOf) -> None:
    assert post(client_of(supervisor), waiting, "reject", reason="", sentence="") == 422
    assert not Verdict.objects.exists()


def test_nobody_rejects_their_own_record(documentation: Team, author_supervisor: User, supervisor: User) -> None:
    release = release_in(Status.SUBMITTED, documentation, author_supervisor, supervisor)
    assert refused(release, "reject", author_supervisor)


def test_a_rejected_release_takes_no_facts_and_no_claims(
    waiting: Release, supervisor: User, documenter: User, client_of: ClientOf
) -> None:
    made(waiting, "reject", supervisor)
    for page in ("change", "claims/new"):
        assert client_of(documenter).get(f"/releases/{waiting.reference}/{page}/").status_code == 403


def test_a_documenter_does_not_reject(waiting: Release, documenter2: User) -> None:
    assert why_not(waiting, "reject", documenter2) == "Only a supervisor of this team decides on its records."


def test_it_is_rejected_once(waiting: Release, supervisor: User, supervisor2: User) -> None:
    made(waiting, "reject", supervisor)
    assert refused(waiting, "reject", supervisor2)

"""Taking back what was submitted, before anybody decided."""

import pytest

from accounts.models import Team, User
from releases.models import Release, Revision
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import post, refused, why_not
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that waits for its verdict."""
    return release_in(Status.SUBMITTED, documentation, documenter, supervisor)


@pytest.mark.parametrize("role", ["documenter", "documenter2", "supervisor"])
def test_any_who_enter_in_the_team_take_it_back(
    role: str, waiting: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    assert post(client_of(request.getfixturevalue(role)), waiting, "take-back") == 302
    waiting.refresh_from_db()
    assert waiting.status == Status.DRAFT


def test_the_frozen_revision_stays_without_a_verdict(waiting: Release, documenter: User) -> None:
    made(waiting, "take-back", documenter)
    assert Revision.objects.filter(release=waiting, number=1, verdict__isnull=True).exists()


def test_submitted_again_it_is_another_revision(waiting: Release, documenter: User) -> None:
    made(made(waiting, "take-back", documenter), "submit", documenter)
    assert list(Revision.objects.filter(release=waiting).values_list("number", flat=True)) == [1, 2]


def test_what_was_decided_is_not_taken_back(waiting: Release, documenter: User, supervisor: User) -> None:
    made(waiting, "verify", supervisor)
    assert why_not(waiting, "take-back", documenter) == "This is not possible while the record is “verified”."


@pytest.mark.parametrize("role", ["overseer", "liaison", "colleague_documenter"])
def test_who_does_not_enter_in_the_team_does_not_take_it_back(
    role: str, waiting: Release, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(role)
    assert why_not(waiting, "take-back", person) == "Only documenters and supervisors of this team enter its records."


def test_a_supervisor_who_decides_at_the_same_time_sees_that_it_is_gone(
    waiting: Release, documenter: User, supervisor: User
) -> None:
    made(waiting, "take-back", documenter)
    assert refused(waiting, "verify", supervisor)

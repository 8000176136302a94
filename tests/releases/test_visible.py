"""Who sees a release: the team in every state, its organisation what counts, a source those who enter and verify."""

from collections.abc import Callable

import pytest

from accounts.models import Team, User
from releases.models import Claim, Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db

TEAM = {"documenter", "supervisor", "overseer"}  # the organisation's supervisors see the work of all its teams
READERS = TEAM | {"colleague_documenter", "liaison", "analyst"}
CAST = [*READERS, "administrator", "other_documenter", "other_supervisor"]
NOT_COUNTED = [status for status in Status if status != Status.VERIFIED]
SeenBy = Callable[[], set[str]]


@pytest.fixture
def seen_by(request: pytest.FixtureRequest) -> SeenBy:
    """The members of the cast who see the only release."""
    people: dict[str, User] = {name: request.getfixturevalue(name) for name in CAST}
    return lambda: {name for name, person in people.items() if Release.objects.visible_to(person).exists()}


@pytest.mark.parametrize("status", NOT_COUNTED)
def test_what_is_not_verified_is_the_teams(
    status: Status, seen_by: SeenBy, documentation: Team, documenter: User, supervisor: User
) -> None:
    release_in(status, documentation, documenter, supervisor)
    assert seen_by() == TEAM


def test_what_counts_is_seen_by_all_who_read_it(
    seen_by: SeenBy, documentation: Team, documenter: User, supervisor: User
) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    assert seen_by() == READERS
    made(release, "amend", documenter)
    assert seen_by() == READERS
    made(release, "dispute", supervisor)
    assert seen_by() == TEAM


def test_sources_are_for_those_who_enter_and_verify_in_the_team(
    request: pytest.FixtureRequest, documentation: Team, documenter: User, supervisor: User
) -> None:
    release_in(Status.VERIFIED, documentation, documenter, supervisor)
    told = {name for name in CAST if Claim.objects.visible_to(request.getfixturevalue(name)).exists()}
    assert told == {"documenter", "supervisor"}


@pytest.mark.parametrize(
    ("method", "part"),
    [("get", ""), ("get", "change/"), ("post", "change/"), ("post", "claims/new/"),
     ("get", "moves/verify/"), ("post", "moves/verify/")],
)  # fmt: skip
def test_what_one_may_not_see_is_not_found(
    method: str, part: str, documentation: Team, documenter: User, supervisor: User, other_supervisor: User,
    client_of: ClientOf,
) -> None:  # fmt: skip
    """It answers as a reference does that nobody has: whether it exists is not told."""
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    ask = getattr(client_of(other_supervisor), method)
    answers = [ask(f"/releases/{reference}/{part}") for reference in (release.reference, "R-2222-2222")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert release.reference not in answers[0].content.decode().replace(f"/releases/{release.reference}/{part}", "")

"""Reopening: by another supervisor than the one who set it aside."""

import pytest

from accounts.models import Team, User
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import button, page, post, refused, why_not
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db

SET_ASIDE = [Status.REJECTED, Status.WITHDRAWN]


@pytest.mark.parametrize("status", SET_ASIDE)
def test_another_supervisor_reopens_it_as_a_draft(
    status: Status, documentation: Team, documenter: User, supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    client = client_of(supervisor2)
    assert button(release, "reopen") in page(client, release)
    assert post(client, release, "reopen") == 302
    release.refresh_from_db()
    assert release.status == Status.DRAFT


@pytest.mark.parametrize("status", SET_ASIDE)
def test_who_set_it_aside_does_not_reopen_it(
    status: Status, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    assert "another supervisor reopens it" in str(why_not(release, "reopen", supervisor))
    assert post(client_of(supervisor), release, "reopen") == 403


def test_a_documenter_does_not_reopen(documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(Status.REJECTED, documentation, documenter, supervisor)
    assert refused(release, "reopen", documenter)


def test_after_it_was_reopened_it_goes_its_way_again(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = release_in(Status.WITHDRAWN, documentation, documenter, supervisor)
    made(made(made(release, "reopen", supervisor2), "submit", documenter), "verify", supervisor2)
    assert (release.status, release.revision_number) == (Status.VERIFIED, 2)


def test_who_set_it_aside_before_may_reopen_what_another_set_aside_since(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User
) -> None:
    release = release_in(Status.REJECTED, documentation, documenter, supervisor)
    made(made(made(release, "reopen", supervisor2), "submit", documenter), "reject", supervisor2)
    assert why_not(release, "reopen", supervisor) is None
    assert refused(release, "reopen", supervisor2)

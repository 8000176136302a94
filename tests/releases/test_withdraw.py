"""Withdrawing what was disputed: it is over, unless another supervisor reopens it."""

import pytest

from accounts.models import Team, User
from releases.entry import add_claim
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import counted, post, refused, why_not
from tests.releases.records import DIRECT, made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def disputed(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that was verified and ceased to count."""
    return release_in(Status.DISPUTED, documentation, documenter, supervisor)


def test_it_is_withdrawn_with_a_reason(disputed: Release, supervisor: User, client_of: ClientOf) -> None:
    said = {"reason": "source-found-false", "sentence": "The list was forged."}
    assert post(client_of(supervisor), disputed, "withdraw", **said) == 302
    disputed.refresh_from_db()
    assert (disputed.status, counted()) == (Status.WITHDRAWN, 0)


def test_without_a_reason_it_stays(disputed: Release, supervisor: User, client_of: ClientOf) -> None:
    assert post(client_of(supervisor), disputed, "withdraw", sentence="") == 422
    assert disputed.status == Status.DISPUTED


def test_what_counts_is_disputed_first(documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(Status.VERIFIED, documentation, documenter, supervisor)
    assert refused(release, "withdraw", supervisor)


def test_who_wrote_part_since_does_not_withdraw(disputed: Release, supervisor2: User) -> None:
    add_claim(disputed, DIRECT, by=supervisor2)
    assert "You wrote part" in str(why_not(disputed, "withdraw", supervisor2))


def test_a_documenter_does_not_withdraw(disputed: Release, documenter: User, client_of: ClientOf) -> None:
    assert post(client_of(documenter), disputed, "withdraw") == 403


def test_a_withdrawn_release_takes_nothing_more(
    disputed: Release, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    made(disputed, "withdraw", supervisor)
    for page in ("change", "claims/new"):
        assert client_of(documenter).get(f"/releases/{disputed.reference}/{page}/").status_code == 403
    assert refused(disputed, "amend", documenter)

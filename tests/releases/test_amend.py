"""Beginning a change of what is verified: until it is verified again, the last verified revision counts."""

import pytest

from accounts.models import Team, User
from releases.entry import change_facts
from releases.models import LedgerEntry, Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import button, counted, page, post, refused
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that counts, of Idlib."""
    return release_in(Status.VERIFIED, documentation, documenter, supervisor)


def test_the_facts_are_open_again_and_it_counts_on(counting: Release, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    assert client.get(f"/releases/{counting.reference}/change/").status_code == 403
    assert post(client, counting, "amend") == 302
    assert client.get(f"/releases/{counting.reference}/change/").status_code == 200
    assert counted() == 1


def test_readers_see_the_verified_facts_until_the_change_is_verified(
    counting: Release, documenter: User, analyst: User, client_of: ClientOf
) -> None:
    made(counting, "amend", documenter)
    change_facts(counting, {"authority": "a committee nobody verified"}, by=documenter)
    assert "a committee nobody verified" not in page(client_of(analyst), counting)
    assert "a committee nobody verified" in page(client_of(documenter), counting)


def test_the_supervisor_sees_what_has_changed(
    counting: Release, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    made(counting, "amend", documenter)
    change_facts(counting, {"authority": "the governor"}, by=documenter)
    made(counting, "submit", documenter)
    assert 'id="changes"' in page(client_of(supervisor), counting)


def test_the_new_revision_takes_the_place_of_the_old_one(counting: Release, documenter: User, supervisor: User) -> None:
    made(counting, "amend", documenter)
    change_facts(counting, {"home_id": "SY-HM"}, by=documenter)
    made(made(counting, "submit", documenter), "verify", supervisor)
    rows = LedgerEntry.objects.order_by("pk").values_list("people", "home", "revision_number")
    assert list(rows) == [(1, "SY-ID", 1), (-1, "SY-ID", 1), (1, "SY-HM", 2)]
    assert len({entry.at for entry in LedgerEntry.objects.filter(pk__in=LedgerEntry.objects.order_by("-pk")[:2])}) == 1


def test_what_is_disputed_is_amended_too(documentation: Team, documenter: User, supervisor: User) -> None:
    made(release_in(Status.DISPUTED, documentation, documenter, supervisor), "amend", documenter)
    assert counted() == 0


@pytest.mark.parametrize("role", ["analyst", "liaison", "overseer", "colleague_documenter"])
def test_who_does_not_enter_in_the_team_does_not_amend(
    role: str, counting: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    client = client_of(request.getfixturevalue(role))
    assert button(counting, "amend") not in page(client, counting)
    assert post(client, counting, "amend") == 403


def test_a_draft_needs_no_amending(documentation: Team, documenter: User, supervisor: User) -> None:
    assert refused(release_in(Status.DRAFT, documentation, documenter, supervisor), "amend", documenter)

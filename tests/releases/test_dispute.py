"""Disputing: what counts ceases to count until it is verified again; the ledger says -1, then +1."""

import pytest

from accounts.models import Team, User
from releases.entry import change_facts
from releases.models import LedgerEntry, Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import button, counted, page, post, refused, why_not
from tests.releases.records import made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A release that counts."""
    return release_in(Status.VERIFIED, documentation, documenter, supervisor)


def test_it_ceases_to_count(counting: Release, supervisor: User, client_of: ClientOf) -> None:
    assert counted() == 1
    assert post(client_of(supervisor), counting, "dispute") == 302
    counting.refresh_from_db()
    assert (counting.status, counting.verified_revision, counted()) == (Status.DISPUTED, None, 0)


def test_verified_again_it_counts_again(
    counting: Release, documenter: User, supervisor: User, supervisor2: User
) -> None:
    for name, by in (("dispute", supervisor), ("amend", documenter), ("submit", documenter), ("verify", supervisor2)):
        made(counting, name, by)
    assert list(LedgerEntry.objects.order_by("pk").values_list("people", flat=True)) == [1, -1, 1]
    assert counting.status == Status.VERIFIED


def test_who_verified_it_may_dispute_it(counting: Release, supervisor: User) -> None:
    assert why_not(counting, "dispute", supervisor) is None


@pytest.mark.parametrize("missing", [{"reason": ""}, {"sentence": ""}])
def test_it_needs_a_reason(missing: dict[str, str], counting: Release, supervisor: User, client_of: ClientOf) -> None:
    assert post(client_of(supervisor), counting, "dispute", **missing) == 422
    assert counted() == 1


@pytest.mark.parametrize("way", [("amend",), ("amend", "submit")])
def test_what_counts_is_disputed_also_while_a_change_is_under_way(
    way: tuple[str, ...], counting: Release, documenter: User, supervisor: User
) -> None:
    """The change goes on where it was, and keeps its place in the queue."""
    for name in way:
        made(counting, name, documenter)
    status, since = counting.status, counting.status_since
    made(counting, "dispute", supervisor)
    assert (counting.status, counting.status_since, counted()) == (status, since, 0)
    assert counting.verified_revision is None


def test_a_change_that_was_disputed_meanwhile_cannot_be_dropped(
    counting: Release, documenter: User, supervisor: User
) -> None:
    made(made(counting, "amend", documenter), "dispute", supervisor)
    assert why_not(counting, "drop-change", documenter) == "No revision of this release counts now."


def test_what_does_not_count_is_not_disputed(documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    assert refused(release, "dispute", supervisor)
    assert why_not(release, "dispute", supervisor) == "No revision of this release counts now."


def test_beginning_a_change_writes_no_part_and_changing_a_fact_does(
    counting: Release, author_supervisor: User, client_of: ClientOf
) -> None:
    made(counting, "amend", author_supervisor)
    client = client_of(author_supervisor)
    assert button(counting, "dispute") in page(client, counting)
    change_facts(counting, {"home_id": "SY-HM"}, by=author_supervisor)
    assert button(counting, "dispute") not in page(client, counting)
    assert post(client, counting, "dispute") == 403


def test_a_documenter_does_not_dispute(counting: Release, documenter: User, client_of: ClientOf) -> None:
    assert post(client_of(documenter), counting, "dispute") == 403
    assert counted() == 1


@pytest.mark.parametrize("role", ["liaison", "analyst", "colleague_documenter"])
def test_who_reads_what_is_verified_does_not_dispute_it(
    role: str, counting: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    assert post(client_of(request.getfixturevalue(role)), counting, "dispute") == 403

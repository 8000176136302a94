"""Dropping a change: the record shows again what is verified, to the letter."""

import pytest

from accounts.models import Team, User
from casework.dates import PartialDate
from releases.entry import change_facts
from releases.models import LedgerEntry, Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.deciding import button, page, post, refused, why_not
from tests.releases.records import draft, made, release_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(documentation: Team, documenter: User, supervisor: User) -> Release:
    """A verified release of which the facts were changed, and not verified again."""
    release = made(release_in(Status.VERIFIED, documentation, documenter, supervisor), "amend", documenter)
    change_facts(release, {"home_id": "SY-HM", "date": PartialDate("2023"), "needs": ["medical"]}, by=documenter)
    return release


WAYS: list[tuple[str, ...]] = [(), ("submit", "return"), ("submit", "reject")]


@pytest.mark.parametrize("way", WAYS)
def test_the_facts_are_again_those_that_count(
    way: tuple[str, ...], changed: Release, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    for name in way:
        made(changed, name, documenter if name == "submit" else supervisor)
    client = client_of(documenter)
    assert button(changed, "drop-change") in page(client, changed)
    assert post(client, changed, "drop-change") == 302
    changed.refresh_from_db()
    assert changed.status == Status.VERIFIED
    assert changed.verified_revision is not None
    assert changed.facts() == changed.verified_revision.facts()


def test_nothing_is_counted_twice_or_lost(changed: Release, documenter: User) -> None:
    made(changed, "drop-change", documenter)
    assert list(LedgerEntry.objects.values_list("people", "home")) == [(1, "SY-ID")]


def test_what_never_counted_has_nothing_to_go_back_to(documentation: Team, documenter: User, supervisor: User) -> None:
    release = release_in(Status.DRAFT, documentation, documenter, supervisor)
    assert why_not(release, "drop-change", documenter) == "No revision of this release counts now."
    assert refused(release, "drop-change", documenter)


def test_what_waits_for_a_verdict_is_taken_back_first(changed: Release, documenter: User) -> None:
    made(changed, "submit", documenter)
    assert refused(changed, "drop-change", documenter)


@pytest.mark.parametrize("role", ["overseer", "analyst"])
def test_who_does_not_enter_in_the_team_drops_nothing(
    role: str, changed: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    assert post(client_of(request.getfixturevalue(role)), changed, "drop-change") == 403


def test_a_first_draft_says_what_becomes_of_a_mistake_and_offers_no_change_to_drop(
    documentation: Team, documenter: User, supervisor: User, changed: Release, english_of: ClientOf
) -> None:
    first, client = draft(documentation, documenter), english_of(documenter)
    assert "Entered by mistake?" in page(client, first)
    assert "Drop the change" not in page(client, first)
    assert "Entered by mistake?" not in page(client, changed)

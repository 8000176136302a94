"""Changing the facts of a release while somebody else does the same."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Team, User
from releases.models import Release
from tests.conftest import ClientOf
from tests.releases.records import draft

pytestmark = pytest.mark.django_db


def typed(version: int, **changes: str) -> dict[str, Any]:
    """What the page of change sends."""
    facts = {"wave": "decree-7-2022", "facility": "sednaya", "home": "SY-ID", "mode": "amnesty", "category": "unknown"}
    rest = {"health": "unknown", "security_case": "unknown", "wish": "not-asked", "version": str(version)}
    return {**facts, **rest, **changes}


@pytest.fixture
def release(documentation: Team, documenter: User) -> Release:
    return draft(documentation, documenter)


def save(client: Client, release: Release, version: int, **changes: str) -> int:
    status = client.post(f"/releases/{release.reference}/change/", typed(version, **changes)).status_code
    release.refresh_from_db()
    return status


@pytest.mark.parametrize("changed", [{"note": "Ask the driver."}, {"wish": "nobody", "wish_how": "by telephone"}])
def test_what_is_no_fact_is_not_overwritten_in_silence_either(
    changed: dict[str, str], release: Release, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    opened = release.version
    assert save(client_of(documenter2), release, opened, **changed) == 302
    assert save(client_of(documenter), release, opened, note="Mine.") == 409
    assert [getattr(release, name) for name in changed] == list(changed.values())


def test_sent_again_it_is_stored_on_purpose(
    release: Release, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    opened = release.version
    save(client_of(documenter2), release, opened, note="Theirs.")
    assert save(client_of(documenter), release, release.version, note="Mine.") == 302
    assert release.note == "Mine."

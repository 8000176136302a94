"""The cast, a sentence each. Everyone is ready to work: undertaking accepted, second factor set up.

def test_a_liaison_sees_no_draft(client_of: ClientOf, liaison: User) -> None:
    response = client_of(liaison).get("/releases/")
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import Organisation, Team, User
from casework import remembering
from casework.kept import forget_kept
from config import keys
from families.quarantine.limits import forget_refused
from tests import cast
from tests.cast import PASSWORD, TOTP_SECRET, make_person
from tests.database import django_db_setup, temporary_tables

__all__ = ["PASSWORD", "TOTP_SECRET", "ClientOf", "django_db_setup", "make_person", "temporary_tables"]

ClientOf = Callable[[User | AnonymousUser], Client]


class QuickArgon2(Argon2PasswordHasher):
    """argon2 as in the product, with so little work that a hundred sign-ins take no time."""

    time_cost, memory_cost, parallelism = 1, 8, 1


# The same examples each day: a suite that is red is red for everybody, and can be looked into.
hypothesis.settings.register_profile("daily", derandomize=True, deadline=None)
hypothesis.settings.load_profile("daily")


def pytest_configure(config: pytest.Config) -> None:
    """The installation that the tests stand for: keys that every process of a run shares, and no demo mode."""
    settings.KEYS = {name: hashlib.sha256(f"ifraj tests {name}".encode()).hexdigest() for name in keys.NAMES}
    settings.SECRET_KEY = settings.KEYS["secret"]
    settings.DEMO = False
    # Playwright keeps a loop of its own in the process of the tests; nothing of ours is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    settings.PASSWORD_HASHERS = [f"{__name__}.{QuickArgon2.__name__}"]
    # Files are not asked for here; a browser gets them from the live server.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("whitenoise")]
    # Pages name style sheets by their own names: nothing has to be collected before a test.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several processes, a file's tests stay together, and so do all that visit the one running application."""
    for item in items:
        shared = "site" in getattr(item, "fixturenames", ())
        group = "application" if shared else f"{item.path.parent.name}-{item.path.stem}"
        item.add_marker(pytest.mark.xdist_group(group))


class Forgets(dict[Any, Any]):
    """A memory that keeps nothing."""

    def __setitem__(self, key: Any, value: Any) -> None:
        pass


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reference rows of an earlier test are gone with its transaction; what a page costs is with all that it counts."""
    forget_kept()
    forget_refused()
    monkeypatch.setattr(remembering, "_kept", Forgets())


@pytest.fixture
def remembers(nothing_kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pages remember is remembered, as in service; no minute is over while the test runs."""
    minute = remembering.this_minute()
    monkeypatch.setattr(remembering, "_kept", {})
    monkeypatch.setattr(remembering, "this_minute", lambda: minute)


@pytest.fixture(autouse=True)
def own_media(tmp_path: Path, settings: Settings) -> None:
    """Files that a test stores are this test's."""
    settings.MEDIA_ROOT = tmp_path / "media"


# -- Places ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def organisation(db: None) -> Organisation:
    """The organisation to which most of the cast belongs."""
    return cast.organisation("organisation")


@pytest.fixture
def documentation(organisation: Organisation) -> Team:
    """The team whose records most tests are about."""
    return cast.team("documentation")


@pytest.fixture
def family_centre(organisation: Organisation) -> Team:
    """Another team of the same organisation."""
    return cast.team("family_centre")


@pytest.fixture
def other_organisation(db: None) -> Organisation:
    """An organisation that shares the register, and sees nothing of the first one's work."""
    return cast.organisation("other_organisation")


@pytest.fixture
def other_team(other_organisation: Organisation) -> Team:
    """The only team of the other organisation."""
    return cast.team("other_team")


# -- People ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def documenter(documentation: Team) -> User:
    """Enters the records that most tests are about."""
    return cast.person("documenter")


@pytest.fixture
def documenter2(documentation: Team) -> User:
    """Enters beside the first documenter, in the same team."""
    return cast.person("documenter2")


@pytest.fixture
def supervisor(documentation: Team) -> User:
    """Verifies the team's records, and wrote none of them."""
    return cast.person("supervisor")


@pytest.fixture
def supervisor2(documentation: Team, family_centre: Team) -> User:
    """Verifies in both teams."""
    return cast.person("supervisor2")


@pytest.fixture
def author_supervisor(documentation: Team) -> User:
    """A supervisor who also enters: what they wrote, another one has to verify."""
    return cast.person("author_supervisor")


@pytest.fixture
def liaison(documentation: Team) -> User:
    """Answers families out of verified releases, and sees no source."""
    return cast.person("liaison")


@pytest.fixture
def analyst(documentation: Team) -> User:
    """Counts verified releases."""
    return cast.person("analyst")


@pytest.fixture
def administrator(documentation: Team) -> User:
    """Invites people and gives roles, and opens no case."""
    return cast.person("administrator")


@pytest.fixture
def administrator2(documentation: Team) -> User:
    """The second administrator, who confirms what the first one gives."""
    return cast.person("administrator2")


@pytest.fixture
def colleague_documenter(family_centre: Team) -> User:
    """Enters in another team of the same organisation."""
    return cast.person("colleague_documenter")


@pytest.fixture
def overseer(family_centre: Team) -> User:
    """A supervisor of another team of the organisation: sees the work, without its sources, and decides nothing."""
    return cast.person("overseer")


@pytest.fixture
def other_documenter(other_team: Team) -> User:
    """Enters for another organisation."""
    return cast.person("other_documenter")


@pytest.fixture
def other_supervisor(other_team: Team) -> User:
    """Verifies for another organisation."""
    return cast.person("other_supervisor")


@pytest.fixture
def stranger() -> AnonymousUser:
    """Somebody without an account."""
    return AnonymousUser()


@pytest.fixture
def client_of() -> ClientOf:
    """A browser in which this person is signed in; a stranger's is signed in as nobody."""

    def signed_in(person: User | AnonymousUser) -> Client:
        client = Client()
        if isinstance(person, User):
            client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def english_of(client_of: ClientOf) -> ClientOf:
    """The same, read in English."""

    def signed_in(person: User | AnonymousUser) -> Client:
        client = client_of(person)
        client.post("/preferences/", {"language": "en"})
        return client

    return signed_in

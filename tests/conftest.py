"""The cast, a sentence each. Everyone is ready to work: undertaking accepted, second factor set up.

def test_a_liaison_sees_no_draft(client_of: ClientOf, liaison: User) -> None:
    response = client_of(liaison).get("/releases/")
"""

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import undertaking
from accounts.acting import acting
from accounts.founding import found_member, found_organisation, found_person, found_team
from accounts.models import Organisation, Team, User
from accounts.rights import Role
from accounts.sealing import seal
from accounts.signing_in import SECOND_FACTOR
from casework import remembering
from casework.kept import forget_kept
from config import keys
from families.quarantine.limits import forget_refused
from tests.database import django_db_setup, temporary_tables

__all__ = ["PASSWORD", "TOTP_SECRET", "ClientOf", "django_db_setup", "make_person", "temporary_tables"]

PASSWORD = "olive wagon seven lanterns"  # of everyone in the cast
HASHED = (
    "argon2$argon2id$v=19$m=102400,t=2,p=8$TjVNR1M0UElVaUk1dmhUTXhSc211Tg$vdvo2z5/gvmdyjXvcXIBl2RjFJJsxSoKIj9aJ1dQXDU"
)
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # of everyone in the cast, base32
ClientOf = Callable[[User | AnonymousUser], Client]


class QuickArgon2(Argon2PasswordHasher):
    """argon2 as in the product, with so little work that a hundred sign-ins take no time."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


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


@pytest.fixture(autouse=True)
def own_media(tmp_path: Path, settings: Settings) -> None:
    """Files that a test stores are this test's."""
    settings.MEDIA_ROOT = tmp_path / "media"


# -- Places ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def organisation(db: None) -> Organisation:
    """The organisation to which most of the cast belongs."""
    return found_organisation("admsp", "رابطة معتقلي ومفقودي سجن صيدنايا", "ADMSP")


@pytest.fixture
def documentation(organisation: Organisation) -> Team:
    """The team whose records most tests are about."""
    return found_team(organisation, "documentation", "فريق التوثيق", "Documentation team")


@pytest.fixture
def family_centre(organisation: Organisation) -> Team:
    """Another team of the same organisation."""
    return found_team(organisation, "family-centre", "مركز العائلات", "Family centre", family_centre=True)


@pytest.fixture
def other_organisation(db: None) -> Organisation:
    """An organisation that shares the register, and sees nothing of the first one's work."""
    return found_organisation("other", "منظمة أخرى", "Another organisation")


@pytest.fixture
def other_team(other_organisation: Organisation) -> Team:
    """The only team of the other organisation."""
    return found_team(other_organisation, "documentation", "فريق التوثيق", "Documentation team")


# -- People ------------------------------------------------------------------------------------------------------------


def make_person(username: str, *places: tuple[Team, Role]) -> User:
    """Somebody who holds these roles and is ready to work."""
    person = found_person(
        username,
        username.replace("_", " ").title(),
        alias=f"alias of {username}",
        undertaking_accepted_at=timezone.now(),
        undertaking_version=undertaking.VERSION,
        password=_hashed(),
    )
    with acting(person):
        Authenticator.objects.create(
            user=person, type=Authenticator.Type.TOTP, data={"secret": seal(TOTP_SECRET, SECOND_FACTOR)}
        )
    for team, role in places:
        found_member(person, team, role)
    return person


@pytest.fixture
def documenter(documentation: Team) -> User:
    """Enters the records that most tests are about."""
    return make_person("documenter", (documentation, Role.DOCUMENTER))


@pytest.fixture
def documenter2(documentation: Team) -> User:
    """Enters beside the first documenter, in the same team."""
    return make_person("documenter2", (documentation, Role.DOCUMENTER))


@pytest.fixture
def supervisor(documentation: Team) -> User:
    """Verifies the team's records, and wrote none of them."""
    return make_person("supervisor", (documentation, Role.SUPERVISOR))


@pytest.fixture
def supervisor2(documentation: Team, family_centre: Team) -> User:
    """Verifies in both teams."""
    return make_person("supervisor2", (documentation, Role.SUPERVISOR), (family_centre, Role.SUPERVISOR))


@pytest.fixture
def author_supervisor(documentation: Team) -> User:
    """A supervisor who also enters: what they wrote, another one has to verify."""
    return make_person("author_supervisor", (documentation, Role.DOCUMENTER), (documentation, Role.SUPERVISOR))


@pytest.fixture
def liaison(documentation: Team) -> User:
    """Answers families out of verified releases, and sees no source."""
    return make_person("liaison", (documentation, Role.LIAISON))


@pytest.fixture
def analyst(documentation: Team) -> User:
    """Counts verified releases."""
    return make_person("analyst", (documentation, Role.ANALYST))


@pytest.fixture
def administrator(documentation: Team) -> User:
    """Invites people and gives roles, and opens no case."""
    return make_person("administrator", (documentation, Role.ADMINISTRATOR))


@pytest.fixture
def administrator2(documentation: Team) -> User:
    """The second administrator, who confirms what the first one gives."""
    return make_person("administrator2", (documentation, Role.ADMINISTRATOR))


@pytest.fixture
def colleague_documenter(family_centre: Team) -> User:
    """Enters in another team of the same organisation."""
    return make_person("colleague_documenter", (family_centre, Role.DOCUMENTER))


@pytest.fixture
def overseer(family_centre: Team) -> User:
    """A supervisor of another team of the organisation: sees the work, without its sources, and decides nothing."""
    return make_person("overseer", (family_centre, Role.SUPERVISOR))


@pytest.fixture
def other_documenter(other_team: Team) -> User:
    """Enters for another organisation."""
    return make_person("other_documenter", (other_team, Role.DOCUMENTER))


@pytest.fixture
def other_supervisor(other_team: Team) -> User:
    """Verifies for another organisation."""
    return make_person("other_supervisor", (other_team, Role.SUPERVISOR))


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

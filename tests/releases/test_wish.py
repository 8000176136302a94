"""Who may be told is written down at any time: it makes no new revision, and each wish is kept as it stood."""

import pytest

from accounts.models import Team, User
from releases.models import Release, Wish
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.records import release_in

pytestmark = pytest.mark.django_db
SAID = {"wish": "named-relatives", "wish_relatives": "الأم", "wish_how": "بالهاتف", "wish_of": ""}


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    return release_in(Status.VERIFIED, documentation, documenter, supervisor)


def address(release: Release) -> str:
    return f"/releases/{release.reference}/wish/"


def test_of_a_verified_release_it_is_written_down_and_nothing_is_verified_anew(
    release: Release, documenter: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    assert address(release) in client.get(f"/releases/{release.reference}/").content.decode()
    assert client.post(address(release), {**SAID, "version": release.version}).status_code == 302
    after = Release.objects.get()
    assert (after.wish, after.wish_relatives, after.wish_asked_by) == ("named-relatives", "الأم", documenter)
    assert (after.status, after.verified_revision) == (Status.VERIFIED, release.verified_revision)
    kept = Wish.objects.get()
    assert (kept.wish, kept.relatives, kept.how, kept.by) == ("named-relatives", "الأم", "بالهاتف", documenter)


@pytest.mark.parametrize("missing", ["wish_how", "wish_relatives"])
def test_what_is_missing_is_said(missing: str, release: Release, documenter: User, client_of: ClientOf) -> None:
    answer = client_of(documenter).post(address(release), {**SAID, missing: "", "version": release.version})
    assert answer.status_code == 422
    assert missing in answer.context["form"].errors
    assert not Wish.objects.exists()


def test_of_two_who_write_at_once_the_second_is_told_and_loses_nothing(
    release: Release, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    version = release.version
    assert client_of(documenter).post(address(release), {**SAID, "version": version}).status_code == 302
    late = client_of(documenter2).post(address(release), {**SAID, "wish_relatives": "الأخت", "version": version})
    assert late.status_code == 409
    assert "الأخت" in late.content.decode()
    assert Release.objects.get().wish_relatives == "الأم"


@pytest.mark.parametrize(("reader", "status"), [("liaison", 403), ("analyst", 403), ("other_documenter", 404)])
def test_who_does_not_enter_writes_no_wish(
    reader: str, status: int, release: Release, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    person = request.getfixturevalue(reader)
    assert client_of(person).post(address(release), {**SAID, "version": release.version}).status_code == status

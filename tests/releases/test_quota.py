"""One account does not fill the disk: so many uploads under way, so many bytes a day, and a sentence beyond."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation
from pytest_django.fixtures import Settings

from accounts.acting import acting
from accounts.models import User
from casework.mistake import Mistake
from releases.evidence.receiving import begin
from releases.models import Upload
from tests.conftest import ClientOf
from tests.releases.test_upload import TUS, begun

pytestmark = pytest.mark.django_db
MIB = 1024 * 1024


@pytest.fixture
def client(documenter: User, client_of: ClientOf) -> Client:
    return client_of(documenter)


def refusal(size: int, by: User) -> str:
    """The sentence with which another file is refused; "" where it is taken."""
    with translation.override("en"):
        answer = begin("photo.jpg", size, by=by)
    return answer.sentence if isinstance(answer, Mistake) else ""


def test_so_many_uploads_are_under_way_at_once(client: Client, settings: Settings) -> None:
    settings.UPLOADS_UNDER_WAY = 2
    first = begun(client, 10).headers["Location"]
    begun(client, 10)
    third = begun(client, 10)
    assert (third.status_code, third.headers["Content-Type"]) == (413, "text/plain; charset=utf-8")
    client.delete(first, headers=TUS)
    assert begun(client, 10).status_code == 201


def test_so_many_bytes_come_within_a_day(documenter: User, settings: Settings) -> None:
    settings.UPLOADED_A_DAY = 3 * MIB
    assert refusal(2 * MIB, documenter) == ""
    assert "more than 3 MB within a day" in refusal(2 * MIB, documenter)
    assert refusal(1 * MIB, documenter) == ""


def test_another_account_has_a_quota_of_its_own(documenter: User, documenter2: User, settings: Settings) -> None:
    settings.UPLOADS_UNDER_WAY = 1
    assert refusal(10, documenter) == ""
    assert "under way (1)" in refusal(10, documenter)
    assert refusal(10, documenter2) == ""


def test_what_came_yesterday_is_not_counted(documenter: User, settings: Settings) -> None:
    settings.UPLOADED_A_DAY = MIB
    with acting(documenter):
        Upload.objects.create(
            person=documenter, name="old.jpg", bytes=MIB, begun_at=timezone.now() - timedelta(hours=25)
        )
    assert refusal(MIB, documenter) == ""

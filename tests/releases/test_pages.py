"""Every page of a release opens for those who may see it, in every state."""

import pytest

from accounts.models import Team, User
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.records import draft, release_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Status)
def test_the_record_opens_in_every_state(
    status: Status, documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(status, documentation, documenter, supervisor)
    for reader in (documenter, supervisor):
        page = client_of(reader).get(f"/releases/{release.reference}/")
        assert page.status_code == 200
        assert release.reference in page.content.decode()


def test_the_list_opens_with_every_filter(documentation: Team, documenter: User, client_of: ClientOf) -> None:
    draft(documentation, documenter)
    query = "status=draft&wave=decree-7-2022&facility=sednaya&home=SY-ID&mode=amnesty&mine=on&sort=-date"
    page = client_of(documenter).get(f"/releases/?{query}")
    assert "R-" in page.content.decode()


def test_the_queue_shows_what_waits(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    release = release_in(Status.SUBMITTED, documentation, documenter, supervisor)
    assert release.reference in client_of(supervisor).get("/releases/queue/").content.decode()


def test_what_waits_beyond_the_first_page_of_the_queue_is_reached(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("releases.deciding.asked.QUEUE.size", 1)
    first, second = (release_in(Status.SUBMITTED, documentation, documenter, supervisor) for _turn in range(2))
    page = client_of(supervisor).get("/releases/queue/")
    assert [row.pk for row in page.context["page"].rows] == [first.pk]
    rest = client_of(supervisor).get("/releases/queue/", {"after": page.context["page"].after})
    assert [row.pk for row in rest.context["page"].rows] == [second.pk]


@pytest.mark.parametrize("address", ["/releases/new/", "/releases/waves/"])
def test_a_documenter_opens_the_other_pages(address: str, documenter: User, client_of: ClientOf) -> None:
    assert client_of(documenter).get(address).status_code == 200

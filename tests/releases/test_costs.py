"""What pages of releases ask of the database does not grow with what is on them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.releases.records import draft, move, person, release_in

pytestmark = pytest.mark.django_db


def questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("address", "reader"),
    [
        ("/releases/", "documenter"),
        ("/releases/?scope=verified", "documenter"),
        ("/releases/", "liaison"),
        ("/releases/?sort=-date&home=SY-ID", "liaison"),
        ("/releases/queue/", "supervisor"),
    ],
)
def test_more_rows_cost_no_more_questions(
    address: str,
    reader: str,
    documentation: Team,
    documenter: User,
    supervisor: User,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    client = client_of(request.getfixturevalue(reader))

    def more() -> None:
        release_in(Status.VERIFIED, documentation, documenter, supervisor)
        move(draft(documentation, supervisor), "submit", supervisor)
        move(draft(documentation, documenter), "submit", documenter)

    more()
    few = questions(client, address)
    more()
    more()
    assert questions(client, address) == few


def test_more_releases_of_a_person_cost_no_more_questions(
    documentation: Team, documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    detainee = person(documentation, documenter)
    client = client_of(documenter)
    release_in(Status.VERIFIED, documentation, documenter, supervisor, detainee=detainee)
    few = questions(client, f"/detainees/{detainee.reference}/")
    for _ in range(3):
        release_in(Status.VERIFIED, documentation, documenter, supervisor, detainee=detainee)
    assert questions(client, f"/detainees/{detainee.reference}/") == few

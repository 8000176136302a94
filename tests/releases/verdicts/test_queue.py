"""The queue narrowed and ordered; its address names nobody; the count is that of what is shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.acting import acting
from accounts.membership import close
from accounts.models import Team, User
from releases.deciding.asked import AskedQueue
from releases.models import Claim
from tests import cast
from tests.conftest import ClientOf
from tests.releases.records import draft, made
from tests.releases.verdicts.waiting import waiting, weak

pytestmark = pytest.mark.django_db


def rows(client: Client, query: str = "") -> list[str]:
    """The references in the queue at this address."""
    page = client.get(f"/releases/queue/?{query}").context["page"]
    assert page.count == len(page.rows)
    return [row.reference for row in page.rows]


@pytest.fixture
def client(supervisor: User, client_of: ClientOf) -> Client:
    return client_of(supervisor)


def test_by_wave(documentation: Team, documenter: User, supervisor: User, client: Client) -> None:
    one = waiting(documentation, documenter, supervisor)
    waiting(documentation, documenter, supervisor, wave_id=None, date="2022")
    assert rows(client, "wave=decree-7-2022") == [one.reference]


def test_by_who_entered_it(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client: Client
) -> None:
    waiting(documentation, documenter, supervisor)
    theirs = waiting(documentation, documenter2, supervisor)
    assert rows(client, f"documenter={documenter2.pk}") == [theirs.reference]


def test_by_source_through_its_reference(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    one = waiting(documentation, documenter, supervisor)
    waiting(documentation, documenter, supervisor, claims=({**DIRECT_OF_ANOTHER},))
    source = Claim.objects.get(release=one).source
    assert rows(client, f"source={source.reference.lower()}") == [one.reference]


DIRECT_OF_ANOTHER = {
    "source": None, "source_name": "another lawyer", "source_kind": "lawyer", "source_owner": "",
    "connection": "witness", "reliability": "B", "credibility": "2", "text": "", "said_on": None, "cite": "not-asked",
}  # fmt: skip


def test_a_source_that_is_not_theirs_is_a_sentence_and_no_wider_list(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    waiting(documentation, documenter, supervisor)
    page = client.get("/releases/queue/?source=S-7K3M-9QTA")
    assert page.context["form"].errors["source"]
    assert page.context["page"].rows == []


def test_by_grade(documentation: Team, documenter: User, supervisor: User, client: Client) -> None:
    good, poor = waiting(documentation, documenter, supervisor), weak(documentation, documenter, supervisor)
    assert rows(client, "grade=B2") == [good.reference]
    assert rows(client, "grade=none") == [poor.reference]


def test_what_nothing_stands_against(documentation: Team, documenter: User, supervisor: User, client: Client) -> None:
    good = waiting(documentation, documenter, supervisor)
    weak(documentation, documenter, supervisor)
    assert rows(client, "ready=on") == [good.reference]


def test_by_age(documentation: Team, documenter: User, supervisor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting(documentation, documenter, supervisor)
    assert AskedQueue(supervisor, QueryDict("age=7")).waiting().count() == 0
    later = timezone.now() + timedelta(days=8)
    monkeypatch.setattr("releases.deciding.asked.timezone.now", lambda: later)
    assert AskedQueue(supervisor, QueryDict("age=7")).waiting().count() == 1


def test_without_what_one_wrote(
    documentation: Team, documenter: User, author_supervisor: User, supervisor: User, client_of: ClientOf
) -> None:
    waiting(documentation, author_supervisor, supervisor)
    theirs = waiting(documentation, documenter, supervisor)
    assert rows(client_of(author_supervisor), "others=on") == [theirs.reference]


def test_whose_owner_has_left(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, administrator: User, client: Client
) -> None:
    waiting(documentation, documenter, supervisor)
    left = waiting(documentation, documenter2, supervisor)
    with acting(administrator):
        close(documenter2, administrator)
    assert rows(client, "owner=left") == [left.reference]


def test_by_documenter_in_order_and_back(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client: Client
) -> None:
    second, first = (waiting(documentation, by, supervisor) for by in (documenter2, documenter))
    assert rows(client, "sort=documenter") == [first.reference, second.reference]
    assert rows(client, "sort=-documenter") == [second.reference, first.reference]


def test_by_wave_in_order_with_what_has_none_last(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    none = waiting(documentation, documenter, supervisor, wave_id=None, date="2022")
    one = waiting(documentation, documenter, supervisor)
    assert rows(client, "sort=wave") == rows(client, "sort=-wave") == [one.reference, none.reference]


def test_the_address_of_a_page_names_nobody(
    documentation: Team, documenter2: User, supervisor: User, client: Client
) -> None:
    waiting(documentation, documenter2, supervisor)
    page = client.get("/releases/queue/?sort=documenter").content.decode()
    addresses = [part.split('"')[0] for part in page.split('href="')[1:]]
    assert not any(documenter2.username in each or "أحمد" in each for each in addresses)


def test_more_rows_with_three_filters_cost_no_more_questions(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    address = f"/releases/queue/?wave=decree-7-2022&documenter={documenter.pk}&ready=on"

    def questions() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    made(draft(documentation, documenter), "submit", documenter)
    few = questions()
    for _ in range(3):
        made(draft(documentation, documenter), "submit", documenter)
    assert questions() == few


def test_more_people_to_choose_from_cost_no_more_questions(
    documentation: Team, documenter: User, supervisor: User, client: Client
) -> None:
    """Their names are read with them."""

    def questions() -> int:
        client.get("/releases/queue/")
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/releases/queue/").content.decode()
        assert f'<option value="{documenter.pk}">' in page
        return len(asked)

    few = questions()
    for name in ("documenter2", "author_supervisor"):
        cast.person(name)
    assert questions() == few

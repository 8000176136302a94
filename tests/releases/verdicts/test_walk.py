"""Through the queue, one record after the other: a verdict opens the next, and what a colleague has open is skipped."""

import json
import re
from base64 import b64decode

import pytest
from django.http import QueryDict
from django.test import Client

from accounts.models import Team, User
from releases.deciding.asked import AskedQueue
from releases.deciding.presence import be_at
from releases.deciding.walking import address_on_way
from releases.models import Release
from releases.suspicion.by_hand import raise_flag
from tests.conftest import ClientOf
from tests.releases.deciding import REASON
from tests.releases.records import made
from tests.releases.verdicts.waiting import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(documentation: Team, documenter: User, supervisor: User) -> list[Release]:
    """Three releases in the order in which they wait."""
    return [waiting(documentation, documenter, supervisor) for _turn in range(3)]


def way(user: User, release: Release, query: str = "") -> str:
    """The address of a record on the way through this person's queue."""
    return address_on_way(release, AskedQueue(user, QueryDict(query)))


def decide(client: Client, address: str, name: str, **fields: str) -> str:
    """Where a verdict on the record at this address leads."""
    path, _question, query = address.partition("?")
    answer = client.post(f"{path}moves/{name}/?{query}", {"revision": "1", **fields})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_a_verdict_opens_the_next(three: list[Release], supervisor: User, client_of: ClientOf) -> None:
    client = client_of(supervisor)
    second = decide(client, way(supervisor, three[0]), "verify")
    assert second.startswith(f"/releases/{three[1].reference}/?at=")
    third = decide(client, second, "return", **REASON)
    assert third.startswith(f"/releases/{three[2].reference}/?at=")
    assert decide(client, third, "reject", **REASON) == "/releases/queue/"


def test_it_says_what_was_done_with_the_way_back(three: list[Release], supervisor: User, english_of: ClientOf) -> None:
    client = english_of(supervisor)
    onward = decide(client, way(supervisor, three[0]), "verify")
    page = client.get(onward).content.decode()
    said = page.partition('class="messages"')[2].partition("<main")[0]
    assert "Done: Verify." in said
    assert f'href="/releases/{three[0].reference}/"' in said
    assert three[0].detainee is not None
    assert three[0].detainee.name_ar in said


def test_what_the_browser_holds_of_it_names_nobody(
    three: list[Release], supervisor: User, english_of: ClientOf
) -> None:
    client = english_of(supervisor)
    decide(client, way(supervisor, three[0]), "verify")
    packed = client.cookies["messages"].value.split(":")[0]
    held = json.loads(b64decode(packed + "=" * (-len(packed) % 4), b"-_"))
    assert three[0].detainee is not None
    assert three[0].reference in str(held)
    assert three[0].detainee.name_ar not in str(held)


@pytest.mark.parametrize("flagged", [True, False])
def test_where_a_flag_stands_the_key_asks_once_more(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, english_of: ClientOf, flagged: bool
) -> None:
    release = waiting(documentation, documenter, supervisor)
    if flagged:
        raise_flag(release, "warning", "Ask Amal first.", by=supervisor2)
    page = english_of(supervisor).get(f"/releases/{release.reference}/").content.decode()
    assert ('data-asks="A warning or an open flag stands on this page. Press V again to decide."' in page) == flagged


def test_without_the_queue_a_verdict_stays_at_its_record(
    three: list[Release], supervisor: User, client_of: ClientOf
) -> None:
    address = f"/releases/{three[0].reference}/"
    assert decide(client_of(supervisor), address, "verify") == address


def test_what_a_colleague_has_open_is_skipped(
    three: list[Release], supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    be_at(three[1], by=supervisor2)
    onward = decide(client_of(supervisor), way(supervisor, three[0]), "verify")
    assert three[2].reference in onward


def test_what_one_wrote_is_skipped(
    documentation: Team, documenter: User, supervisor: User, author_supervisor: User, client_of: ClientOf
) -> None:
    first, _own, last = (waiting(documentation, by, supervisor) for by in (documenter, author_supervisor, documenter))
    assert last.reference in decide(client_of(author_supervisor), way(author_supervisor, first), "verify")


def test_the_way_keeps_its_filters_and_its_order(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, client_of: ClientOf
) -> None:
    first, _other, last = (waiting(documentation, by, supervisor) for by in (documenter, documenter2, documenter))
    query = f"documenter={documenter.pk}&sort=-since"
    onward = decide(client_of(supervisor), way(supervisor, last, query), "verify")
    assert first.reference in onward
    assert query in onward


def test_the_page_leads_on_and_back_by_keys(three: list[Release], supervisor: User, client_of: ClientOf) -> None:
    page = client_of(supervisor).get(way(supervisor, three[1])).content.decode()
    links = dict(re.findall(r'href="/releases/(R-[^/]+)/\?at=[^"]+" data-key="(Key\w)"', page))
    assert links == {three[0].reference: "KeyK", three[2].reference: "KeyJ"}
    assert 'data-key="KeyV" aria-keyshortcuts="v"' in page
    assert 'data-key="KeyR" aria-keyshortcuts="r"' in page


def test_what_is_refused_has_no_key(
    documentation: Team, author_supervisor: User, supervisor: User, client_of: ClientOf
) -> None:
    own = waiting(documentation, author_supervisor, supervisor)
    page = client_of(author_supervisor).get(f"/releases/{own.reference}/").content.decode()
    assert "KeyV" not in page
    assert "KeyR" not in page


def test_who_came_too_late_goes_on_from_where_they_were(
    three: list[Release], supervisor: User, supervisor2: User, client_of: ClientOf
) -> None:
    """The record has left the queue, and its place is still in the address."""
    address = way(supervisor, three[1])
    made(three[1], "verify", supervisor2)
    page = client_of(supervisor).get(address).content.decode()
    assert f"/releases/{three[2].reference}/?at=" in page
    path, _question, query = address.partition("?")
    late = client_of(supervisor).post(f"{path}moves/verify/?{query}", {"revision": "1"})
    assert late.status_code == 403
    assert f"/releases/{three[2].reference}/?at=" in late.content.decode()


def test_a_place_that_was_made_up_opens_the_page_and_nothing_more(
    three: list[Release], supervisor: User, client_of: ClientOf
) -> None:
    page = client_of(supervisor).get(f"/releases/{three[0].reference}/?at=nonsense")
    assert page.status_code == 200
    assert 'data-key="KeyJ"' not in page.content.decode()

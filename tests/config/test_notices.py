"""The page of notices: all that one was told, as far as one may see it; put aside; counted in the head."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.discussing import say
from casework.models import MoveMade, Notice, NoticeKind
from casework.watching import watch
from casework.worked_on import KINDS
from config.notices.looking import waiting_notices
from detainees.restriction import restrict
from releases.handing import hand_over
from releases.models import Release
from releases.models.releases import Status
from releases.tasks import tell_owner
from tests.conftest import ClientOf
from tests.releases.records import draft, made, release_in

pytestmark = pytest.mark.django_db

RELEASE = KINDS["release"]


def told_of_last(release: Release) -> None:
    last = MoveMade.objects.of("release", release.pk).order_by("pk").last()
    assert last is not None
    tell_owner(last.pk, release.pk)


@pytest.fixture
def all_kinds(documentation: Team, documenter: User, documenter2: User, supervisor: User) -> dict[str, Release]:
    """Of each kind one notice for the documenter, by the reference of its record."""
    own = release_in(Status.RETURNED, documentation, documenter, supervisor)
    told_of_last(own)
    handed, mentioned, watched = (draft(documentation, documenter2) for _each in range(3))
    hand_over(handed, documenter, by=documenter2)
    say(RELEASE, mentioned, "Look at the date.", [documenter], by=documenter2)
    watch(RELEASE, watched, by=documenter)
    made(watched, "submit", documenter2)
    return {"moved": own, "handed": handed, "mentioned": mentioned, "watched": watched}


def page(client: Any, query: str = "") -> str:
    return str(client.get(f"/notices/{query}").content.decode())


def test_every_kind_stands_on_the_page(all_kinds: dict[str, Release], documenter: User, client_of: ClientOf) -> None:
    shown = page(client_of(documenter))
    assert all(release.reference in shown for release in all_kinds.values())


@pytest.mark.parametrize("kind", NoticeKind.values)
def test_one_kind_is_chosen(kind: str, all_kinds: dict[str, Release], documenter: User, client_of: ClientOf) -> None:
    shown = page(client_of(documenter), f"?kind={kind}")
    assert {name for name, release in all_kinds.items() if release.reference in shown} == {kind}


def test_one_is_put_aside_and_found_among_those_put_aside(
    all_kinds: dict[str, Release], documenter: User, client_of: ClientOf
) -> None:
    client, notice = client_of(documenter), Notice.objects.get(person=documenter, kind="mentioned")
    answer = client.post("/notices/put-aside/", {"notice": notice.pk, "from": "notices"})
    assert answer.headers["Location"] == "/notices/"
    assert all_kinds["mentioned"].reference not in page(client)
    assert all_kinds["mentioned"].reference in page(client, "?state=aside")


@pytest.mark.parametrize("name", ["notice", "until"])
@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 19, "-1", "x"])
def test_a_number_that_is_none_puts_nothing_aside(
    name: str, number: str, all_kinds: dict[str, Release], documenter: User, client_of: ClientOf
) -> None:
    assert client_of(documenter).post("/notices/put-aside/", {name: number}).status_code == 302
    assert Notice.objects.visible_to(documenter).unread().count() == 4


def test_all_of_a_kind_are_put_aside_and_no_other(
    all_kinds: dict[str, Release], documenter: User, client_of: ClientOf
) -> None:
    client, last = client_of(documenter), Notice.objects.order_by("pk").last()
    assert last is not None
    client.post("/notices/put-aside/", {"until": last.pk, "kind": "watched", "from": "notices"})
    left = Notice.objects.visible_to(documenter).unread().values_list("kind", flat=True)
    assert set(left) == {"moved", "handed", "mentioned"}


def test_nobody_puts_aside_what_another_one_was_told(
    all_kinds: dict[str, Release], documenter: User, supervisor: User, client_of: ClientOf
) -> None:
    notice = Notice.objects.filter(person=documenter).first()
    assert notice is not None
    client_of(supervisor).post("/notices/put-aside/", {"notice": notice.pk})
    assert Notice.objects.visible_to(documenter).unread().count() == 4


def test_the_head_counts_what_is_not_put_aside_and_knows_at_once_when_it_is(
    all_kinds: dict[str, Release], documenter: User, english_of: ClientOf
) -> None:
    client, notice = english_of(documenter), Notice.objects.filter(person=documenter).first()
    assert notice is not None
    assert "Notices: 4 new" in page(client)
    client.post("/notices/put-aside/", {"notice": notice.pk, "from": "notices"})
    assert "Notices: 3 new" in page(client)


def test_what_one_may_not_see_is_not_counted(
    all_kinds: dict[str, Release], documenter: User, administrator: User, supervisor: User
) -> None:
    Notice.objects.create(
        person=administrator,
        kind=NoticeKind.WATCHED,
        subject="release",
        subject_id=all_kinds["moved"].pk,
        by=supervisor,
    )
    assert waiting_notices(administrator, 100) == 0
    assert waiting_notices(documenter, 100) == 4


def test_the_page_asks_no_more_for_more_notices(
    documentation: Team, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    client, asked = client_of(documenter), []
    for more in (2, 12):
        for _each in range(more):
            hand_over(draft(documentation, documenter2), documenter, by=documenter2)
        client.get("/notices/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/notices/")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_next_page_goes_on_where_the_first_ends_and_leads_back(
    documentation: Team, documenter: User, documenter2: User, client_of: ClientOf
) -> None:
    client = client_of(documenter)
    handed = [draft(documentation, documenter2) for _each in range(27)]
    for release in handed:
        hand_over(release, documenter, by=documenter2)
    first = client.get("/notices/").context["page"]
    second = client.get("/notices/", {"after": first.after}).context["page"]
    back = client.get("/notices/", {"before": second.before}).context["page"]
    shown = [line.record.pk for line in (*first.lines, *second.lines)]
    assert shown == [release.pk for release in reversed(handed)]
    assert [line.record.pk for line in back.lines] == [line.record.pk for line in first.lines]
    assert (first.before, second.after, back.before) == ("", "", "")


@pytest.fixture
def open_behind_closed(
    documentation: Team, documenter: User, documenter2: User, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> list[Release]:
    """Two releases that the documenter was given and may open; behind them, newer, six that were closed to them."""
    monkeypatch.setattr("config.notices.looking.BLOCK", 2)
    releases = [draft(documentation, documenter2) for _each in range(8)]
    for release in releases:
        hand_over(release, documenter, by=documenter2)
    for release in releases[2:]:
        assert release.detainee is not None
        restrict(release.detainee, [documenter2], by=supervisor)
    return releases[:2]


def test_what_is_closed_to_one_hides_nothing_behind_it(
    open_behind_closed: list[Release], documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.notices.looking.SIZE", 4)
    page = client_of(documenter).get("/notices/").context["page"]
    assert [line.record for line in page.lines] == open_behind_closed[::-1]
    assert page.after == ""
    assert waiting_notices(User.objects.get(pk=documenter.pk), 100) == 2


def test_what_is_closed_to_one_is_looked_at_no_further_than_a_page_can_wait(
    open_behind_closed: list[Release], documenter: User, english_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.notices.looking.LOOKED_AT", 5)
    client = english_of(documenter)
    answer = client.get("/notices/")
    assert "Nothing here is open to you any more" in answer.content.decode()
    further = client.get("/notices/", {"after": answer.context["page"].after}).context["page"]
    assert [line.record for line in further.lines] == open_behind_closed[::-1]
    assert waiting_notices(User.objects.get(pk=documenter.pk), 100) == 0


def test_a_backlog_that_opens_no_more_is_put_aside(
    open_behind_closed: list[Release], documenter: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.notices.looking.LOOKED_AT", 5)
    client = client_of(documenter)
    answer = client.get("/notices/")
    until = answer.context["page"].newest
    assert f'name="until" value="{until}"' in answer.content.decode()
    client.post("/notices/put-aside/", {"until": until, "from": "notices"})
    assert not Notice.objects.visible_to(documenter).unread().exists()

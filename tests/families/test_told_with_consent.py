"""A caller is told what was found on the register: not without their consent to search it, and asked for that first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Team, User
from casework.dates import read_date
from casework.idempotency import draw_key
from casework.moves import Refusal
from detainees.models import Detainee
from families.models import Answer, BadNews, Inquiry
from families.news.writing import write_news
from families.taking import take_call
from releases.models import Release
from releases.models.releases import Status
from tests.conftest import ClientOf
from tests.families.at_desk import waits
from tests.families.making import SOUGHT, agreed, answered, checked, destroyed, moved, taken, told, wished
from tests.families.test_answer import ROW
from tests.faults.attacking import refused, send
from tests.releases.knowing import death, ruled
from tests.releases.records import made, person, release_in

pytestmark = pytest.mark.django_db
NOT_SAID = [("match", "refused"), ("match", "withdrawn"), ("keep", "withdrawn")]


@pytest.fixture
def release(documentation: Team, documenter: User, supervisor: User) -> Release:
    """Verified, and any checked relative may be told."""
    found = release_in(Status.VERIFIED, documentation, documenter, supervisor, date=read_date("8/12/2024"))
    return wished(found, "checked-relative", documenter)


@pytest.fixture
def inquiry(release: Release, documentation: Team, liaison: User) -> Inquiry:
    """A checked sister asks for who was released."""
    return asked(release, documentation, liaison)


def asked(release: Release, team: Team, by: User, *consents: str) -> Inquiry:
    found = taken(by, team, detainee=release.detainee, relationship="sibling", consents=consents or ("keep", "match"))
    return checked(moved(found, "match", by=by), by)


@pytest.mark.parametrize(("purpose", "answer"), NOT_SAID)
def test_who_does_not_agree_is_told_nothing(
    purpose: str, answer: str, release: Release, inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    agreed(inquiry, purpose, liaison, answer)
    client, page = client_of(liaison), f"/families/{inquiry.reference}/"
    assert isinstance(answered(inquiry, liaison), Refusal)
    not_yet = client.get(f"{page}answer/")
    assert not_yet.status_code == 403
    assert f'href="{page}"' in not_yet.content.decode()
    assert client.post(f"{page}answer/", {"once": draw_key(), "how": "call"}).status_code == 403
    shown = client.get(page).content.decode()
    assert f"{page}answer/" not in shown
    assert f"{page}news/new/" not in shown
    for kind in ("release", "nothing"):
        with refused("IF056"):
            send(liaison, ROW, kind, False, inquiry.pk, release.pk)
    assert not Answer.objects.exists()


def test_who_was_not_asked_is_asked_first_and_then_told(
    release: Release, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    unasked = asked(release, documentation, liaison, "keep")
    client, page = client_of(liaison), f"/families/{unasked.reference}/"
    assert ([line.inquiry for line in waits(client, "to-ask")], waits(client, "released")) == ([unasked], [])
    assert f"{page}consent/match/" in client.get("/families/waiting/to-ask/").content.decode()
    assert client.get(f"{page}answer/").status_code == 403
    assert release.reference not in client.get(page).content.decode()
    assert isinstance(answered(unasked, liaison), Refusal)
    agreed(unasked, "match", liaison)
    assert release.reference in client.get(page).content.decode()
    assert ([line.inquiry for line in waits(client, "released")], waits(client, "to-ask")) == ([unasked], [])
    assert told(unasked, liaison).kind == "release"


def test_the_desk_says_of_nobody_who_refused_that_a_release_stands(
    release: Release, inquiry: Inquiry, liaison: User, client_of: ClientOf
) -> None:
    agreed(inquiry, "match", liaison, "refused")
    page = client_of(liaison).get("/families/")
    assert (page.context["desk"].released, page.context["desk"].kinds) == ([], [])
    assert release.reference not in page.content.decode()


def test_who_takes_it_back_after_they_were_told_is_not_told_again(
    release: Release, inquiry: Inquiry, supervisor: User, liaison: User, client_of: ClientOf
) -> None:
    told(inquiry, liaison)
    made(release, "dispute", supervisor)
    client = client_of(liaison)
    assert [row.answer.inquiry for row in client.get("/families/").context["desk"].again] == [inquiry]
    agreed(inquiry, "match", liaison, "withdrawn")
    assert client.get("/families/").context["desk"].again == []
    assert list(client.get("/families/waiting/again/").context["rows"]) == []
    assert not Answer.objects.visible_to(liaison).to_be_told_again().exists()


def test_bad_news_is_neither_written_nor_told_to_who_does_not_agree(
    documentation: Team, documenter: User, supervisor: User, supervisor2: User, liaison: User, client_of: ClientOf
) -> None:
    fate = ruled(ruled(death(documentation, documenter), supervisor), supervisor2)
    said = {"kind": "death", "finding": fate, "evidence": "The registry.", "language": "ar", "text": "نأسف."}
    families = [
        checked(
            moved(taken(liaison, documentation, detainee=fate.detainee, relationship="parent"), "match", by=liaison),
            liaison,
        )
        for _each in range(2)
    ]
    first, second = (Inquiry.objects.for_rows().get(pk=each.pk) for each in families)
    news = write_news(first, said, by=liaison)
    assert isinstance(news, BadNews)
    assert isinstance(write_news(second, said, by=liaison), Refusal)  # one family at a time
    agreed(first, "match", liaison, "withdrawn")
    news.refresh_from_db()
    assert news.dropped_by == liaison
    assert isinstance(write_news(first, said, by=liaison), Refusal)
    assert client_of(liaison).get(f"/families/{first.reference}/news/new/").status_code == 403
    assert isinstance(write_news(second, said, by=liaison), BadNews)  # nobody's way is stopped by who is told nothing


def test_the_queries_of_the_desk_do_not_grow_with_those_who_are_to_be_asked(
    release: Release, documentation: Team, liaison: User, client_of: ClientOf
) -> None:
    client = client_of(liaison)
    asked(release, documentation, liaison, "keep")
    waits(client, "to-ask")
    with CaptureQueriesContext(connection) as few:
        waits(client, "to-ask")
    for _each in range(3):
        asked(release, documentation, liaison, "keep")
    with CaptureQueriesContext(connection) as many:
        assert len(waits(client, "to-ask")) == 4
    assert len(many) == len(few)


@pytest.mark.parametrize("let_go", ["destroyed", "not searched"])
def test_a_check_goes_on_counting_in_the_inquiry_that_is_kept(
    let_go: str, release: Release, documentation: Team, liaison: User
) -> None:
    kept, twice = asked_twice(release, release.detainee, documentation, liaison)
    if let_go == "destroyed":
        destroyed(twice, liaison)
    else:
        agreed(twice, "match", liaison, "refused")
    assert told(kept, liaison).kind == "release"


@pytest.mark.parametrize("let_go", ["destroyed", "not searched"])
def test_who_asked_for_two_and_lets_one_go_is_checked_anew(
    let_go: str, release: Release, documentation: Team, documenter: User, liaison: User
) -> None:
    kept, twice = asked_twice(release, person(documentation, documenter), documentation, liaison)
    assert told(kept, liaison).kind == "nothing"
    if let_go == "destroyed":
        destroyed(twice, liaison)
    else:
        agreed(twice, "match", liaison, "refused")
    assert told(kept, liaison).kind == "nothing"
    assert told(checked(Inquiry.objects.for_rows().get(pk=kept.pk), liaison), liaison).kind == "release"


def asked_twice(release: Release, whom: Detainee | None, team: Team, by: User) -> tuple[Inquiry, Inquiry]:
    """Two inquiries of one caller, who was checked: about who was released, and about `whom`."""
    kept = asked(release, team, by)
    about = {**SOUGHT, "channel": "hotline", "asks": ["released"], "priority": "normal"}
    twice = take_call(team, about, by=by, caller=kept.relative, said={}, detainee=whom)
    for purpose in ("keep", "match"):
        agreed(twice, purpose, by)
    return kept, twice

"""What was searched is found again by Back and reload, in this session alone and for a while."""

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from accounts.models import Session, Team, User
from accounts.sessions import digest
from casework import searched
from tests.conftest import ClientOf
from tests.detainees.making import registered

pytestmark = pytest.mark.django_db
PAGES = pytest.mark.parametrize("page", ["/search/", "/detainees/search/"])
NAME = "خالد"


def sent(client: Client, page: str, sought: str = NAME) -> str:
    """The address that a search leads to."""
    answer = client.post(page, {"sought": sought})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


@PAGES
def test_the_page_that_is_found_is_an_address_that_can_be_opened_again(
    page: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    person, client = registered(documenter, documentation), client_of(documenter)
    found = sent(client, page)
    for _time in range(2):
        answer = client.get(found)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert person.reference in answer.content.decode()
        assert answer.context["search"]["sought"].value() == NAME


@PAGES
def test_nothing_of_what_was_typed_stands_in_the_address(page: str, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    first, second = sent(client, page, "Khaled"), sent(client, page, "Khaled")
    assert first != second  # drawn, and not made of what was typed
    assert first.startswith(f"{page}?of=")
    assert len(first.partition("=")[2]) == 8


@PAGES
def test_a_token_opens_nothing_in_another_session(
    page: str, documentation: Team, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    person = registered(documenter, documentation)
    found = sent(english_of(documenter), page)
    for client in (english_of(documenter), english_of(documenter2)):
        answer = client.get(found)
        assert answer.status_code == 410
        text = answer.content.decode()
        assert "This search is over" in text
        assert person.reference not in text
        assert NAME not in text
        assert answer.context["search"]["sought"].value() is None


@PAGES
def test_a_token_opens_nothing_on_another_page(page: str, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    _page, _mark, query = sent(client, page).partition("?")
    for other in ("/search/", "/detainees/search/", "/detainees/unidentified/", "/releases/evidence/transcripts/"):
        assert client.get(f"{other}?{query}").status_code == (200 if other == page else 410)


@PAGES
def test_it_is_over_with_the_session(page: str, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    found = sent(client, page)
    client.post("/accounts/logout/")
    client.force_login(documenter)
    assert client.get(found).status_code == 410


def test_who_is_signed_out_everywhere_is_not_signed_in_by_a_search(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    found = sent(client, "/search/")
    Session.objects.filter(person=documenter).delete()
    assert client.post("/search/", {"sought": NAME}).headers["Location"].startswith("/accounts/login/")
    assert client.get(found).headers["Location"].startswith("/accounts/login/")
    assert not Session.objects.filter(person=documenter).exists()


def test_a_search_prolongs_no_session(documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    row = Session.objects.get(session_key=digest(client.session.session_key or ""))
    sent(client, "/search/")
    after = Session.objects.get(pk=row.pk)
    assert (after.person_id, after.started_at) == (row.person_id, row.started_at.replace(microsecond=0))
    assert abs((after.expire_date - row.expire_date).total_seconds()) < 1


def test_few_are_kept_the_newest() -> None:
    session = SessionBase()
    tokens = [searched.keep(session, "search", f"name {number}") for number in range(searched.KEPT + 2)]
    assert [searched.kept(session, "search", token) for token in tokens[:3]] == [None, None, "name 2"]
    assert searched.kept(session, "search", tokens[-1]) == f"name {searched.KEPT + 1}"


@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "\0", "%00", "خالد"])
def test_what_is_no_token_finds_nothing(token: str, documenter: User, client_of: ClientOf) -> None:
    client = client_of(documenter)
    sent(client, "/search/")
    assert client.get("/search/", {"of": token}).status_code == 410

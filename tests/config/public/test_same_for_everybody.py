"""A public page is sent alike to everybody, may be kept for minutes, and leaves nothing with whoever reads it."""

from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import User
from config.public.page import _seconds
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db
PAGES = ["/public/ar/", "/public/en/money/", "/public/ku/", "/public/tr/money/", "/public/de/", "/public/fr/contact/"]
EVERYWHERE = [*PAGES, "/public/"]


@pytest.mark.parametrize("page", EVERYWHERE)
def test_a_page_may_be_kept_by_everybody_for_minutes(page: str, client: Client) -> None:
    headers = client.get(page).headers
    assert {"public", "must-revalidate"} <= set(headers["Cache-Control"].split(", "))
    assert "no-store" not in headers["Cache-Control"]
    assert 0 < int(headers["Cache-Control"].split("max-age=")[1].split(",")[0]) <= 300
    assert headers["ETag"]


@pytest.mark.parametrize("page", EVERYWHERE)
def test_no_cookie_is_set_and_none_is_read(page: str, supervisor: User, client_of: ClientOf, client: Client) -> None:
    of_a_person = client_of(supervisor).get(page)
    of_a_stranger = client.get(page)
    assert of_a_person.content == of_a_stranger.content
    assert not of_a_person.cookies
    assert not of_a_stranger.cookies
    assert of_a_person.headers["ETag"] == of_a_stranger.headers["ETag"]
    assert "no-store" not in of_a_person.headers["Cache-Control"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_depends_on_its_address_alone(page: str, client: Client) -> None:
    assert "Vary" not in client.get(page).headers


def test_the_door_depends_on_the_language_asked_for_and_on_nothing_else(client: Client) -> None:
    response = client.get("/public/", headers={"accept-language": "tr-TR,tr;q=0.9"})
    assert response.headers["Vary"] == "Accept-Language"
    assert response.headers["Content-Language"] == "tr"
    assert response.headers["Content-Location"] == "/public/tr/"


@pytest.mark.parametrize("page", EVERYWHERE)
def test_who_has_the_page_is_not_sent_it_again(page: str, client: Client) -> None:
    tag = client.get(page).headers["ETag"]
    again = client.get(page, headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("page", EVERYWHERE)
def test_the_policy_has_nothing_of_one_answer_alone(page: str, client: Client) -> None:
    """A kept page cannot carry a nonce, and needs none: no script, no style of its own."""
    response = client.get(page)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "nonce" not in policy
    assert b"<script" not in response.content
    assert b"<style" not in response.content


def test_what_is_looked_up_after_midnight_is_not_kept_as_if_it_were_before(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock is read before the page is drawn: what takes long does not make yesterday's page today's."""
    read: list[str] = []

    def clock() -> datetime:
        read.append("clock")
        return timezone.now()

    def draw(*_given: object, **_named: object) -> HttpResponse:
        read.append("page")
        return HttpResponse()

    monkeypatch.setattr("config.public.page.timezone.localtime", clock)
    monkeypatch.setattr("config.public.page.render", draw)
    client.get("/public/ar/")
    assert read == ["clock", "page"]


def test_nothing_is_kept_over_midnight_in_syria() -> None:
    zone = timezone.get_default_timezone()
    assert _seconds(datetime(2026, 3, 1, 23, 59, 10, tzinfo=zone)) == 50
    assert _seconds(datetime(2026, 3, 1, 12, 0, tzinfo=zone)) == 300

"""Signing out: asked first, the session gone, the browser told to forget."""

from django.test import Client

from accounts.models import Session, User
from tests.conftest import ClientOf


def test_following_a_link_signs_nobody_out(client_of: ClientOf, documenter: User) -> None:
    browser = client_of(documenter)
    assert browser.get("/accounts/logout/").status_code == 200
    assert browser.get("/accounts/").status_code == 200


def test_signing_out_ends_the_session_and_clears_the_browser(client_of: ClientOf, documenter: User) -> None:
    browser = client_of(documenter)
    answer = browser.post("/accounts/logout/")
    assert answer["Location"] == "/accounts/login/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "no-store"
    assert browser.cookies["sessionid"].value == ""
    assert not Session.objects.filter(person=documenter).exists()


def test_the_old_cookie_opens_nothing(client_of: ClientOf, documenter: User) -> None:
    browser = client_of(documenter)
    key = browser.session.session_key or ""
    browser.post("/accounts/logout/")
    thief = Client()
    thief.cookies["sessionid"] = key
    assert thief.get("/accounts/").status_code == 302


def test_after_signing_out_nobody_is_sent_elsewhere(client_of: ClientOf, documenter: User) -> None:
    answer = client_of(documenter).post("/accounts/logout/", {"next": "//example.org/"})
    assert answer["Location"] == "/accounts/login/"

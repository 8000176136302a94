"""What goes wrong below /public/ is said in the page's language, without a word about signing in."""

from unittest.mock import patch

import pytest
from django.test import Client

from config.public.languages import LANGUAGES
from config.public.saying import Sentences

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_that_is_not_there(code: str, client: Client) -> None:
    response = client.get(f"/public/{code}/not-there/")
    page = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{code}"' in page
    assert Sentences("errors", LANGUAGES[code])["404"][0].plain in page.replace("&#x27;", "'")
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    for word in ("login", "sign in", "تسجيل الدخول", "/accounts/"):
        assert word not in page.lower()


def test_an_address_without_a_language_is_answered_in_the_readers(client: Client) -> None:
    response = client.get("/public/not-there/", headers={"accept-language": "de"})
    assert response.status_code == 404
    assert response.headers["Vary"] == "Accept-Language"
    assert b"Diese Seite gibt es nicht" in response.content


def test_another_method_is_answered_in_the_pages_frame(client: Client) -> None:
    response = client.post("/public/fr/money/")
    assert response.status_code == 405
    assert "Cette page ne s’utilise pas ainsi" in response.content.decode()
    assert response.headers["Allow"]


def test_what_breaks_is_said_in_the_pages_frame(client: Client) -> None:
    client.raise_request_exception = False

    def breaks(*_given: object, **_named: object) -> None:
        raise RuntimeError

    with patch("config.public.views.answer", breaks):
        response = client.get("/public/tr/")
    assert response.status_code == 500
    assert "Bizde bir hata oldu" in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


def test_elsewhere_the_pages_of_the_house_are_shown(client: Client) -> None:
    assert b"css/site.css" in client.get("/not-there/").content

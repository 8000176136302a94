"""A form that is sent after the session has ended."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

TYPED = {"given_ar": "أحمد", "password": "secret", "submit": "1"}


def sent(client: Client, **headers: str) -> Any:
    return client.post("/releases/new/", TYPED, headers=headers)


def test_what_was_typed_is_shown_again(db: None) -> None:
    answer: HttpResponse = sent(Client(), **{"Sec-Fetch-Site": "same-origin"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert 'name="given_ar" value="أحمد"' in page
    assert 'name="submit" value="1"' in page
    assert "secret" not in page


def test_a_form_from_elsewhere_is_led_to_the_entrance(db: None) -> None:
    answer = sent(Client(), **{"Sec-Fetch-Site": "cross-site"})
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_a_part_of_a_page_is_led_there_too(db: None) -> None:
    answer = sent(Client(), **{"Sec-Fetch-Site": "same-origin", "HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/accounts/login/")

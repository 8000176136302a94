"""What a person chooses for themselves."""

import pytest
from django.test import Client

from accounts.founding import found_person
from accounts.models import User


@pytest.fixture
def person(db: None) -> User:
    """Somebody with an account, without a role."""
    return found_person("layla", "ليلى")


@pytest.fixture
def browser_of(person: User, client: Client) -> Client:
    """Their browser, signed in."""
    client.force_login(person)
    return client


def test_a_choice_is_kept_on_the_account(browser_of: Client, person: User) -> None:
    answer = browser_of.post("/preferences/", {"language": "en", "digits": "arabic", "next": "/releases/?home=SY-ID"})
    assert answer["Location"] == "/releases/?home=SY-ID"
    person.refresh_from_db()
    assert (person.language, person.digits) == ("en", "arabic")


def test_colours_and_keys_are_kept_on_the_account(browser_of: Client, person: User) -> None:
    browser_of.post("/preferences/", {"scheme": "dark", "shortcuts": "off"})
    person.refresh_from_db()
    assert (person.scheme, person.shortcuts) == ("dark", False)


def test_what_is_no_option_is_passed_over(browser_of: Client, person: User) -> None:
    browser_of.post("/preferences/", {"language": "xx", "digits": "roman", "scheme": "<b>"})
    person.refresh_from_db()
    assert (person.language, person.digits, person.scheme) == ("ar", "western", "auto")


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(client: Client, elsewhere: str) -> None:
    assert client.post("/preferences/", {"language": "en", "next": elsewhere})["Location"] == "/"


def test_a_stranger_chooses_a_language(client: Client) -> None:
    client.post("/preferences/", {"language": "en"})
    assert client.cookies["django_language"].value == "en"


def test_a_choice_is_never_made_by_following_a_link(client: Client) -> None:
    assert client.get("/preferences/?language=en").status_code == 405

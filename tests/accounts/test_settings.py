"""How the pages look to one person: chosen on one page, at once, and nobody else's pages change."""

from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from casework.dates import PartialDate, say_date
from config.interface.moments import moment, months_as
from tests.conftest import ClientOf

PAGE = "/accounts/settings/"
CHOICES = {"language": "ar", "digits": "arabic", "months": "international", "scheme": "dark", "text_size": "largest"}


def test_what_is_chosen_holds_from_the_next_page_on(client_of: ClientOf, documenter: User) -> None:
    browser = client_of(documenter)
    assert browser.post(PAGE, CHOICES).status_code == 302
    page = browser.get(PAGE).content.decode()
    assert 'lang="ar"' in page
    assert 'data-scheme="dark"' in page
    assert 'data-text="largest"' in page
    assert "data-shortcuts" not in page
    assert "١٬٢٠٤" in page


@pytest.mark.parametrize("changed", [{"language": "xx"}, {"digits": ""}, {"months": "hijri"}, {"text_size": "huge"}])
def test_what_is_no_option_is_refused_and_nothing_changes(
    client_of: ClientOf, documenter: User, changed: dict[str, str]
) -> None:
    answer = client_of(documenter).post(PAGE, CHOICES | changed)
    assert answer.status_code == 422
    documenter.refresh_from_db()
    assert (documenter.scheme, documenter.text_size) == ("auto", "normal")


def test_nobody_elses_pages_change(client_of: ClientOf, documenter: User, supervisor: User) -> None:
    client_of(documenter).post(PAGE, CHOICES)
    assert "data-text" not in client_of(supervisor).get(PAGE).content.decode()


def test_months_have_the_names_that_the_reader_chose() -> None:
    day = date(2024, 5, 17)
    assert "أيار" in moment(day)
    with months_as("international"):
        assert "مايو" in moment(day)
    assert "أيار" in moment(day)


def test_what_is_no_page_keeps_the_syrian_names() -> None:
    """A statement is the same whoever draws it."""
    with months_as("international"):
        assert say_date(PartialDate("2024-05"), "ar") == "أيار 2024"


def test_the_pages_of_signing_in_keep_the_language(client_of: ClientOf, documenter: User) -> None:
    """Planted fault: without `keep_language` they are Arabic again."""
    browser = client_of(documenter)
    browser.post(PAGE, {**CHOICES, "language": "en"})
    browser.get("/")
    browser.post("/accounts/logout/")
    assert 'lang="en"' in browser.get("/accounts/login/").content.decode()


def test_who_never_chose_here_is_spoken_to_in_their_language_after_signing_out(
    client_of: ClientOf, documenter: User
) -> None:
    User.objects.filter(pk=documenter.pk).update(language="en")
    browser = client_of(documenter)
    browser.get("/accounts/")
    browser.post("/accounts/logout/")
    assert 'lang="en"' in browser.get("/accounts/login/").content.decode()


def test_a_stranger_has_no_settings(client: Client, db: None) -> None:
    assert client.get(PAGE)["Location"].startswith("/accounts/login/")

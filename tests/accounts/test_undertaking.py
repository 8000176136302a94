"""The undertaking of confidentiality comes before any case.

Planted fault: `UndertakingFirst` taken out of MIDDLEWARE turns the first test red.
"""

import pytest

from accounts import undertaking
from accounts.acting import acting
from accounts.models import User
from tests.conftest import ClientOf

PAGE = "/accounts/undertaking/"


@pytest.fixture
def newcomer(documenter: User) -> User:
    """A documenter who accepted an earlier text."""
    with acting(documenter):
        User.objects.filter(pk=documenter.pk).update(undertaking_version=undertaking.VERSION - 1)
    return documenter


@pytest.mark.parametrize("address", ["/", "/releases/", "/detainees/", "/releases/new/", "/people/"])
def test_before_it_is_accepted_no_case_opens(client_of: ClientOf, newcomer: User, address: str) -> None:
    assert client_of(newcomer).get(address)["Location"] == PAGE
    assert client_of(newcomer).post(address)["Location"] == PAGE


@pytest.mark.parametrize("address", ["/accounts/", "/accounts/2fa/", "/accounts/logout/", "/accounts/password/change/"])
def test_ones_own_account_is_open_before(client_of: ClientOf, newcomer: User, address: str) -> None:
    assert client_of(newcomer).get(address).status_code == 200


def test_accepting_it_opens_the_way_and_is_recorded(client_of: ClientOf, newcomer: User) -> None:
    browser = client_of(newcomer)
    assert browser.post(PAGE, {"accepted": "on"})["Location"] == "/"
    newcomer.refresh_from_db()
    assert newcomer.undertaking_version == undertaking.VERSION
    assert newcomer.undertaking_accepted_at is not None
    assert browser.get("/").status_code == 200
    assert newcomer.account_changes.filter(what="undertaking-accepted", by=newcomer).exists()


def test_without_the_tick_nothing_is_accepted(client_of: ClientOf, newcomer: User) -> None:
    assert client_of(newcomer).post(PAGE).status_code == 422
    newcomer.refresh_from_db()
    assert not undertaking.is_accepted_by(newcomer)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_is_read_in_ones_own_language(client_of: ClientOf, newcomer: User, language: str) -> None:
    User.objects.filter(pk=newcomer.pk).update(language=language)
    page = client_of(newcomer).get(PAGE).content.decode()
    assert undertaking.TEXT[language][0] in page


def test_both_languages_say_as_much() -> None:
    assert len(undertaking.TEXT["ar"]) == len(undertaking.TEXT["en"])

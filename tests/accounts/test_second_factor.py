"""The second factor: nothing before it is set up, its keys sealed, each code good once.

Planted fault: `SecondFactorFirst` taken out of MIDDLEWARE turns the first test red.
"""

import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.acting import acting
from accounts.models import AccountChange, CacheEntry, User
from accounts.models.changes import What
from accounts.sealing import NotSealedHere, seal
from accounts.signing_in import MFAAdapter
from tests.accounts.signing_in import code, person_in, sign_in
from tests.conftest import PASSWORD, TOTP_SECRET, ClientOf

SET_UP = "/accounts/2fa/totp/activate/"


@pytest.fixture
def newcomer(documenter: User) -> User:
    """A documenter who has a password and has not yet set up a second factor."""
    with acting(documenter):
        Authenticator.objects.filter(user=documenter).delete()
    return documenter


@pytest.mark.parametrize(
    "address", ["/", "/releases/", "/detainees/", "/accounts/", "/people/", "/accounts/undertaking/"]
)
def test_without_a_second_factor_every_page_leads_to_setting_it_up(
    client_of: ClientOf, newcomer: User, address: str
) -> None:
    assert client_of(newcomer).get(address)["Location"] == SET_UP
    assert client_of(newcomer).post(address)["Location"] == SET_UP


def test_a_part_of_a_page_leads_the_whole_page_there(client_of: ClientOf, newcomer: User) -> None:
    answer = client_of(newcomer).get("/releases/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == SET_UP


def test_signing_out_and_choosing_a_language_are_possible_before(client_of: ClientOf, newcomer: User) -> None:
    assert client_of(newcomer).get("/accounts/logout/").status_code == 200
    assert client_of(newcomer).post("/preferences/", {"language": "en"}).status_code == 302


def test_recovery_codes_alone_are_no_second_factor(client_of: ClientOf, newcomer: User) -> None:
    with acting(newcomer):
        Authenticator.objects.create(user=newcomer, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert client_of(newcomer).get("/")["Location"] == SET_UP


def test_in_the_demo_it_is_offered_only(client_of: ClientOf, newcomer: User, settings: Settings) -> None:
    settings.DEMO = True
    page = client_of(newcomer).get("/accounts/")
    assert page.status_code == 200
    assert "/accounts/2fa/" in page.content.decode()


def secret_on(page: str) -> str:
    """The key that the page shows for those who cannot read the picture."""
    found = re.search(r"\b[A-Z2-7]{32}\b", page)
    assert found
    return found[0]


def set_up(client: Client) -> str:
    """Go through the page as a person does; the key."""
    page = client.get(SET_UP).content.decode()
    assert "<svg" in page
    secret = secret_on(page)
    answer = client.post(SET_UP, {"code": code(secret)})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    return secret


def test_after_the_first_password_it_is_set_up_without_asking_again(client: Client, newcomer: User) -> None:
    sign_in(client, "documenter")
    set_up(client)
    assert client.get("/accounts/").status_code == 200


def test_its_key_and_the_recovery_codes_are_sealed_in_the_database(client: Client, newcomer: User) -> None:
    sign_in(client, "documenter")
    secret = set_up(client)
    kept = json.dumps(list(Authenticator.objects.filter(user=newcomer).values_list("data", flat=True)))
    assert secret not in kept
    seeds = [data.get("secret") or data.get("seed") for data in json.loads(kept)]
    assert len(seeds) == 2
    assert all(seed.startswith("1.") for seed in seeds)
    assert secret in [MFAAdapter().decrypt(seed) for seed in seeds]


def test_recovery_codes_are_shown_once_and_are_good_once(client: Client, newcomer: User) -> None:
    sign_in(client, "documenter")
    set_up(client)
    shown = re.findall(r"\b\d{8}\b", client.get("/accounts/2fa/recovery-codes/").content.decode())
    assert len(shown) == 10
    assert not re.findall(r"\b\d{8}\b", client.get("/accounts/2fa/recovery-codes/").content.decode())
    for outcome in (newcomer.pk, None):
        browser = Client()
        sign_in(browser, "documenter")
        browser.post("/accounts/2fa/authenticate/", {"code": shown[0]})
        assert person_in(browser) == outcome


def test_a_code_is_good_once_in_every_half_minute_in_which_it_is_accepted(documenter: User) -> None:
    """Also after half a minute, when the library has forgotten it, and the code is still accepted for a slow clock."""
    for steps in (0, -1):
        seen = code(steps=steps)
        for outcome in (documenter.pk, None):
            browser = Client()
            sign_in(browser, "documenter")
            browser.post("/accounts/2fa/authenticate/", {"code": seen})
            assert person_in(browser) == outcome
            CacheEntry.objects.filter(cache_key__contains="totp.used").delete()


def test_the_code_that_set_it_up_does_not_also_sign_in(client: Client, newcomer: User) -> None:
    sign_in(client, "documenter")
    seen = code(set_up(client))
    browser = Client()
    sign_in(browser, "documenter")
    browser.post("/accounts/2fa/authenticate/", {"code": seen})
    assert person_in(browser) is None


def test_removing_it_asks_for_the_password_and_leads_to_a_new_one(client_of: ClientOf, documenter: User) -> None:
    browser = client_of(documenter)
    session = browser.session
    session["started"] = int(time.time()) - 600
    session.save()
    asked = browser.post("/accounts/2fa/totp/deactivate/")["Location"]
    assert asked.startswith("/accounts/reauthenticate/")
    browser.post(asked, {"password": PASSWORD})
    browser.post("/accounts/2fa/totp/deactivate/")
    assert not documenter.has_set_up_second_factor()
    assert browser.get("/")["Location"] == SET_UP


def test_setting_it_up_and_removing_it_are_recorded(client: Client, newcomer: User) -> None:
    sign_in(client, "documenter")
    set_up(client)
    kinds = list(AccountChange.objects.filter(person=newcomer, by=newcomer).values_list("what", flat=True))
    assert kinds.count(What.SECOND_FACTOR_SET) == 2  # the cast's and this one
    assert kinds.count(What.SECOND_FACTOR_REMOVED) == 1


def test_a_key_that_was_sealed_for_something_else_opens_nothing(documenter: User) -> None:
    assert MFAAdapter().decrypt(MFAAdapter().encrypt(TOTP_SECRET)) == TOTP_SECRET
    kept = Authenticator.objects.get(user=documenter).data["secret"]
    assert MFAAdapter().decrypt(kept) == TOTP_SECRET
    with pytest.raises(NotSealedHere):
        MFAAdapter().decrypt(seal(TOTP_SECRET, "session"))

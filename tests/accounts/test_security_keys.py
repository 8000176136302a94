"""Security keys beside the password: added under a name, shown after it, removed by their person alone.

Planted faults: without `check_key` in accounts/sql/second_factor.sql the test of an exchanged credential stays red no
more; with `MFA_PASSKEY_LOGIN_ENABLED` a key alone would sign in.
"""

import json
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.acting import acting
from accounts.models import AccountChange, User
from accounts.models.changes import What
from tests.accounts.keys import SoftKey
from tests.accounts.signing_in import code, person_in, sign_in
from tests.conftest import PASSWORD, ClientOf

INDEX, ADD, SHOW = "/accounts/2fa/", "/accounts/2fa/keys/add/", "/accounts/2fa/authenticate/"
KEY = Authenticator.Type.WEBAUTHN


def challenge(page: Any, kind: str = "request_options") -> str:
    return str(page.context["js_data"][kind]["publicKey"]["challenge"])


def add(browser: Client, key: SoftKey, name: str = "Blue key") -> Any:
    sent = key.added(challenge(browser.get(ADD), "creation_options"))
    return browser.post(ADD, {"name": name, "credential": json.dumps(sent)})


def show(browser: Client, key: SoftKey) -> Any:
    """The password, then the key."""
    sign_in(browser, "documenter")
    return browser.post(SHOW, {"credential": json.dumps(key.shown(challenge(browser.get(SHOW))))})


def test_a_key_is_added_and_signs_in_after_the_password(client_of: ClientOf, documenter: User, client: Client) -> None:
    key = SoftKey()
    assert add(client_of(documenter), key).status_code == 302
    assert "Blue key" in client_of(documenter).get(INDEX).content.decode()
    show(client, key)
    assert person_in(client) == documenter.pk


def test_a_person_has_several_keys_each_with_its_name(client_of: ClientOf, documenter: User) -> None:
    browser = client_of(documenter)
    add(browser, SoftKey(), "Blue key")
    add(browser, SoftKey(), "")
    page = browser.get(INDEX).content.decode()
    assert "Blue key" in page
    assert "2" in str(Authenticator.objects.filter(user=documenter, type=KEY).latest("pk"))


def test_the_same_answer_signs_in_once(client_of: ClientOf, documenter: User, client: Client) -> None:
    """A challenge is asked once; what was answered to an older one is refused."""
    key = SoftKey()
    add(client_of(documenter), key)
    sign_in(client, "documenter")
    answer = json.dumps(key.shown(challenge(client.get(SHOW))))
    client.get(SHOW)  # another challenge
    client.post(SHOW, {"credential": answer})
    assert person_in(client) is None


def test_somebody_elses_key_is_refused(client_of: ClientOf, documenter: User, supervisor: User, client: Client) -> None:
    theirs = SoftKey()
    add(client_of(documenter), SoftKey())
    add(client_of(supervisor), theirs)
    assert show(client, theirs).status_code == 200
    assert person_in(client) is None


def test_a_key_of_another_address_is_refused(client_of: ClientOf, documenter: User, client: Client) -> None:
    """Planted fault: with `MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN` a page that looks like ours could ask for it."""
    key = SoftKey()
    add(client_of(documenter), key)
    key.host = "testserver.example.org"
    show(client, key)
    assert person_in(client) is None


def test_a_key_alone_signs_nobody_in() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("mfa_login_webauthn")


@pytest.mark.parametrize(
    "sent", ["", "{", "[]", "7", '"x"', "{}", '{"id": 1}', '{"response": 5}', '{"rawId": "", "response": {}}',
             '{"id":"AA","rawId":"AA","type":"x","response":{"clientDataJSON":"AA","attestationObject":"AA"}}',
             '{"id":"AA","rawId":"AA","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"}}',
             "[" * 5_000, '"' + "a" * 30_000 + '"'],
)  # fmt: skip
def test_what_no_key_says_is_refused_with_a_sentence(
    client_of: ClientOf, documenter: User, client: Client, sent: str
) -> None:
    browser = client_of(documenter)
    add(browser, SoftKey())
    browser.get(ADD)
    answer = browser.post(ADD, {"name": "x", "credential": sent})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    sign_in(client, "documenter")
    client.get(SHOW)
    assert client.post(SHOW, {"credential": sent}).status_code == 200
    assert person_in(client) is None


def test_an_eleventh_key_is_too_many(client_of: ClientOf, documenter: User) -> None:
    for _count in range(10):
        SoftKey().belongs_to(documenter)
    assert add(client_of(documenter), SoftKey()).context["form"].errors
    assert Authenticator.objects.filter(user=documenter, type=KEY).count() == 10


def test_a_key_gets_another_name(client_of: ClientOf, documenter: User) -> None:
    key = SoftKey().belongs_to(documenter)
    browser = client_of(documenter)
    assert browser.post(f"/accounts/2fa/keys/{key.pk}/name/", {"name": "a\u202eb"}).status_code == 200
    assert browser.post(f"/accounts/2fa/keys/{key.pk}/name/", {"name": "Green key"})["Location"] == INDEX
    key.refresh_from_db()
    assert str(key) == "Green key"


def test_removing_a_key_asks_again_and_then_it_is_refused(
    client_of: ClientOf, documenter: User, client: Client
) -> None:
    key = SoftKey()
    kept = key.belongs_to(documenter)
    browser = client_of(documenter)
    session = browser.session
    session["started"] = int(time.time()) - 600
    session.save()
    address = f"/accounts/2fa/keys/{kept.pk}/remove/"
    asked = browser.post(address)["Location"]
    assert asked.startswith("/accounts/reauthenticate/")
    browser.post(asked, {"password": PASSWORD})
    browser.post(address)
    assert not Authenticator.objects.filter(pk=kept.pk).exists()
    show(client, key)
    assert person_in(client) is None


def test_a_key_shows_again_that_it_is_you(client_of: ClientOf, documenter: User) -> None:
    key = SoftKey()
    key.belongs_to(documenter)
    browser = client_of(documenter)
    again = "/accounts/2fa/keys/again/?next=/accounts/2fa/"
    wrong = browser.post(again, {"credential": "{}"})
    assert wrong.status_code == 200
    assert wrong.context["form"].errors
    sent = json.dumps(key.shown(challenge(browser.get(again))))
    assert browser.post(again, {"credential": sent})["Location"] == INDEX


def test_a_key_is_a_second_factor_and_the_last_one_gone_leads_to_a_new_one(
    client_of: ClientOf, documenter: User
) -> None:
    with acting(documenter):
        Authenticator.objects.filter(user=documenter).delete()
    browser = client_of(documenter)
    assert browser.get("/")["Location"] == "/accounts/2fa/totp/activate/"
    assert add(browser, SoftKey())["Location"] == "/accounts/2fa/recovery-codes/"
    assert browser.get("/").status_code == 200
    key = Authenticator.objects.get(user=documenter, type=KEY)
    browser.post(f"/accounts/2fa/keys/{key.pk}/remove/")
    assert browser.get("/")["Location"] == "/accounts/2fa/totp/activate/"


def test_a_code_still_signs_in_beside_a_key(client_of: ClientOf, documenter: User, client: Client) -> None:
    add(client_of(documenter), SoftKey())
    sign_in(client, "documenter")
    client.post(SHOW, {"code": code()})
    assert person_in(client) == documenter.pk


def test_adding_and_removing_are_recorded(client_of: ClientOf, documenter: User) -> None:
    browser = client_of(documenter)
    add(browser, SoftKey())
    key = Authenticator.objects.get(user=documenter, type=KEY)
    browser.post(f"/accounts/2fa/keys/{key.pk}/remove/")
    kinds = list(AccountChange.objects.filter(person=documenter, by=documenter).values_list("what", flat=True))
    assert kinds.count(What.KEY_ADDED) == kinds.count(What.KEY_REMOVED) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mfa_authenticator SET data = jsonb_set(data, '{credential}', '{}') WHERE id = %s",
        "UPDATE mfa_authenticator SET user_id = user_id + 1 WHERE id = %s",
        "UPDATE mfa_authenticator SET data = jsonb_set(data, '{name}', '\"x\"') WHERE id = %s",
        "DELETE FROM mfa_authenticator WHERE id = %s",
        "INSERT INTO mfa_authenticator (user_id, type, data, created_at) SELECT user_id, type, data, created_at"
        " FROM mfa_authenticator WHERE id = %s",
    ],
)
def test_somebody_else_touches_no_key_even_by_sql(documenter: User, supervisor: User, statement: str) -> None:
    key = SoftKey().belongs_to(documenter)
    with pytest.raises(DatabaseError), transaction.atomic(), acting(supervisor), connection.cursor() as cursor:
        cursor.execute(statement, [key.pk])


def test_a_credential_is_never_exchanged_not_even_by_its_person(documenter: User) -> None:
    key = SoftKey().belongs_to(documenter)
    with pytest.raises(DatabaseError), transaction.atomic(), acting(documenter), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mfa_authenticator SET data = jsonb_set(data, '{credential}', '{}') WHERE id = %s", [key.pk]
        )


def test_a_reset_by_two_takes_keys_and_codes_too(
    client_of: ClientOf, documenter: User, administrator: User, administrator2: User, client: Client
) -> None:
    """And the person is told who made the link and who confirmed it."""
    SoftKey().belongs_to(documenter)
    admin = client_of(administrator)
    shown = admin.post(f"/people/{documenter.pk}/remove-second-factor/")
    link = admin.get(shown["Location"]).context["link"].removeprefix("http://testserver")
    waits = documenter.invitations.get()
    client_of(administrator2).post(f"/people/links/{waits.pk}/confirm/")
    client.get(link)
    new = "quiet harbour 19 almonds"
    client.post("/accounts/invitation/", {"password": new, "again": new})
    assert not Authenticator.objects.filter(user=documenter).exists()
    told = AccountChange.objects.filter(person=documenter).values_list("what", "by__username")
    assert {(What.LINK_MADE, "administrator"), (What.LINK_CONFIRMED, "administrator2")} <= set(told)

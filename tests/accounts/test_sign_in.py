"""Signing in: user name and password, then the second factor; nothing says whether somebody exists."""

from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.acting import acting
from accounts.models import Session, User
from accounts.sessions import digest
from tests.accounts.signing_in import code, person_in, sign_in
from tests.conftest import PASSWORD


def test_the_password_alone_opens_nothing(client: Client, documenter: User) -> None:
    assert sign_in(client, "documenter")["Location"] == "/accounts/2fa/authenticate/"
    assert person_in(client) is None
    assert client.get("/")["Location"].startswith("/accounts/login/")


def test_password_and_code_open_the_door(client: Client, documenter: User) -> None:
    sign_in(client, "documenter")
    assert client.post("/accounts/2fa/authenticate/", {"code": code()})["Location"] == "/"
    assert person_in(client) == documenter.pk


def test_the_user_name_may_be_typed_in_capitals(client: Client, documenter: User) -> None:
    assert sign_in(client, " Documenter ")["Location"] == "/accounts/2fa/authenticate/"


def test_a_wrong_code_opens_nothing(client: Client, documenter: User) -> None:
    sign_in(client, "documenter")
    answer = client.post("/accounts/2fa/authenticate/", {"code": code(steps=40)})
    assert answer.status_code == 200
    assert person_in(client) is None


def refusal(client: Client, username: str, password: str) -> str:
    page = sign_in(client, username, password)
    errors: dict[str, list[str]] = page.context["form"].errors  # type: ignore[attr-defined]
    return str(errors["__all__"][0])


def test_wrong_password_unknown_name_and_closed_account_read_the_same(
    client: Client, documenter: User, supervisor: User, administrator: User
) -> None:
    with acting(administrator):
        User.objects.filter(pk=supervisor.pk).update(is_active=False)
    wrong = refusal(client, "documenter", "not the password")
    assert wrong == refusal(client, "nobody", "not the password") == refusal(client, "supervisor", PASSWORD)


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each run of argon2, whose time is nearly all that an answer takes."""
    runs: list[str] = []
    for name in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, name)

        def count(*args: Any, name: str = name, real: Any = real, **kwargs: Any) -> Any:
            runs.append(name)
            return real(*args, **kwargs)

        monkeypatch.setattr(Argon2PasswordHasher, name, count)
    return runs


def test_unknown_name_wrong_password_and_no_password_yet_cost_one_hash_each(
    client: Client, documenter: User, supervisor: User, hashes: list[str]
) -> None:
    costs = []
    for username in ("nobody", "documenter", "supervisor"):
        hashes.clear()
        sign_in(client, username, "not the password")
        costs.append(len(hashes))
    assert costs == [1, 1, 1]


def test_the_session_gets_a_new_key_at_signing_in(client: Client, documenter: User) -> None:
    """A key that somebody else planted before is worth nothing after."""
    client.post("/preferences/", {"language": "en"})
    session = client.session
    session["planted"] = True
    session.save()
    before = str(session.session_key)
    client.cookies["sessionid"] = before
    sign_in(client, "documenter")
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    after = client.cookies["sessionid"].value
    assert person_in(client) == documenter.pk
    assert after != before
    assert not Session.objects.filter(pk=digest(before)).exists()


def test_where_one_came_from_is_where_one_goes_and_nowhere_else(client: Client, documenter: User) -> None:
    client.post("/accounts/login/?next=//example.org/", {"login": "documenter", "password": PASSWORD})
    assert client.post("/accounts/2fa/authenticate/", {"code": code()})["Location"] == "/"


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email", "account_inactive"])
def test_nobody_registers_and_nothing_goes_by_mail(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("address", ["/accounts/signup/", "/accounts/password/reset/", "/accounts/email/"])
def test_the_pages_of_the_library_that_we_do_not_use_are_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_nobody_signs_in_as_the_actor_of_a_job(client: Client, db: None) -> None:
    User.objects.system("linkage")
    assert sign_in(client, "system-linkage", "!").status_code == 200
    assert person_in(client) is None


def test_pages_of_somebody_signed_in_are_kept_by_no_browser(client: Client, documenter: User) -> None:
    client.force_login(documenter)
    assert client.get("/accounts/")["Cache-Control"] == "no-store"
    assert client.get("/accounts/login/")["Cache-Control"] == "no-store"


def test_passwords_are_hashed_with_argon2(documenter: User) -> None:
    assert documenter.password.startswith("argon2$argon2id$")


def test_a_hash_that_is_out_of_date_is_made_anew_at_signing_in(client: Client, documenter: User) -> None:
    """By the person themselves: PostgreSQL lets nobody else change a password."""
    older = Argon2PasswordHasher()
    older.time_cost, older.memory_cost, older.parallelism = 1, 16, 1
    with acting(documenter):
        User.objects.filter(pk=documenter.pk).update(password=older.encode(PASSWORD, "somesaltsomesalt"))
    sign_in(client, "documenter")
    kept = User.objects.get(pk=documenter.pk).password
    assert "m=8," in kept

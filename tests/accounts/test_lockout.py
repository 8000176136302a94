"""Refused attempts are counted by name and by address, in PostgreSQL, before the password is looked at."""

from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import CacheEntry, User
from tests.accounts.signing_in import code, person_in, sign_in

LOCKED = "Too many attempts"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Refusals of passwords without argon2's half second; what ran is in the list."""
    runs: list[str] = []

    def refuse(self: Any, password: str, encoded: str) -> bool:
        runs.append("verify")
        return False

    def encode(self: Any, password: str, salt: str) -> str:
        runs.append("encode")
        return f"argon2$made for a test {salt}"

    monkeypatch.setattr(Argon2PasswordHasher, "verify", refuse)
    monkeypatch.setattr(Argon2PasswordHasher, "encode", encode)
    return runs


@pytest.fixture(autouse=True)
def in_english(client: Client) -> None:
    """The pages in English."""
    client.cookies["django_language"] = "en"


def said(client: Client, username: str, address: str = "198.51.100.7") -> str:
    return sign_in(client, username, "not the password", address).content.decode()


def test_five_wrong_passwords_close_a_name_for_every_address(
    client: Client, documenter: User, cheap_hashes: list[str]
) -> None:
    for _time in range(5):
        assert LOCKED not in said(client, "documenter")
    cheap_hashes.clear()
    assert LOCKED in said(client, "documenter", address="203.0.113.9")
    assert LOCKED in said(client, "DOCUMENTER ", address="203.0.113.10")
    assert cheap_hashes == [], "a password was looked at although the name is closed"


def test_another_name_is_not_closed_with_it(client: Client, documenter: User, supervisor: User) -> None:
    for _time in range(6):
        said(client, "documenter")
    assert LOCKED not in said(client, "supervisor")


def test_a_name_that_nobody_has_is_closed_in_the_same_way(client: Client, db: None) -> None:
    """Otherwise the lock would say who exists."""
    for _time in range(5):
        assert LOCKED not in said(client, "nobody")
    assert LOCKED in said(client, "nobody")


def test_an_address_is_closed_that_tries_many_names(client: Client, documenter: User, cheap_hashes: list[str]) -> None:
    for count in range(30):
        said(client, f"name{count}")
    cheap_hashes.clear()
    assert LOCKED in said(client, "documenter")
    assert LOCKED not in said(client, "documenter", address="203.0.113.9")
    assert cheap_hashes


def test_who_forges_an_address_is_counted_by_the_real_one(client: Client, documenter: User) -> None:
    for count in range(30):
        client.post(
            "/accounts/login/",
            {"login": f"name{count}", "password": "x"},
            REMOTE_ADDR="198.51.100.7",
            headers={"X-Forwarded-For": f"203.0.113.{count}"},
        )
    assert LOCKED in said(client, "documenter")


def test_behind_the_proxy_the_address_is_the_one_that_the_proxy_saw(
    client: Client, documenter: User, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for count in range(31):
        client.post(
            "/accounts/login/",
            {"login": f"name{count}", "password": "x"},
            REMOTE_ADDR="127.0.0.1",
            headers={"X-Forwarded-For": f"192.0.2.{count}, 198.51.100.7"},
        )
    answer = client.post(
        "/accounts/login/",
        {"login": "documenter", "password": "x"},
        REMOTE_ADDR="127.0.0.1",
        headers={"X-Forwarded-For": "198.51.100.7"},
    )
    assert LOCKED in answer.content.decode()


def test_the_counts_lie_in_postgresql(client: Client, documenter: User) -> None:
    said(client, "documenter")
    counts = CacheEntry.objects.filter(cache_key__contains="login_failed")
    assert counts.count() == 2
    assert not counts.filter(cache_key__contains="documenter").exists(), "the key tells the name"


def test_five_wrong_codes_close_the_second_factor(
    client: Client, documenter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *args: True)
    sign_in(client, "documenter")
    for _time in range(5):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    answer = client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert LOCKED in answer.content.decode()
    assert person_in(client) is None


def test_the_cache_is_the_table_of_the_database(db: None) -> None:
    cache.set("a-test", "remembered", 60)
    assert CacheEntry.objects.filter(cache_key__endswith="a-test").exists()

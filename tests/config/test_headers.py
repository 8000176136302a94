"""What every page tells the browser: talk to nobody else, keep nothing, tell no other site where one came from."""

import pytest
from django.test import Client

from accounts.models import User
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/releases/", "/detainees/", "/tallies/", "/accounts/", "/not-there/", "/releases/R-2222-2222/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_talks_to_nobody_else(address: str, supervisor: User, client_of: ClientOf) -> None:
    said = client_of(supervisor).get(address).headers["Content-Security-Policy"]
    policy = dict(part.strip().split(" ", 1) for part in said.split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    allowed = {source for sources in policy.values() for source in sources.split()}
    assert {source for source in allowed if not source.startswith("'nonce-")} == {"'none'", "'self'"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_of_a_person_is_kept(address: str, supervisor: User, client_of: ClientOf) -> None:
    assert client_of(supervisor).get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/accounts/login/", "/not-there/", "/healthz"])
def test_a_stranger_is_told_the_same(address: str, client: Client) -> None:
    headers = client.get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"

"""What the tests about signing in share: the form, a code of this moment."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client

from tests.conftest import PASSWORD, TOTP_SECRET


def code(secret: str = TOTP_SECRET, steps: int = 0) -> str:
    """What the authenticator app shows now, or `steps` half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def sign_in(client: Client, username: str, password: str = PASSWORD, address: str = "198.51.100.7") -> HttpResponse:
    """Send the form of the first page."""
    return client.post("/accounts/login/", {"login": username, "password": password}, REMOTE_ADDR=address)  # type: ignore[return-value]


def person_in(client: Client) -> int | None:
    """The id of who is signed in in this browser, or None."""
    found = client.session.get("_auth_user_id")
    return None if found is None else int(found)

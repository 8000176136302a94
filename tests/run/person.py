"""Somebody before the site of an installation: what they send arrives as the proxy hands it on."""

import http.client
import re
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.run.compose import HOST

FORWARDED = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7", "Accept-Language": "en"}
SET_UP = "/accounts/2fa/totp/activate/"
UNDERTAKING = "/accounts/undertaking/"


@dataclass
class Answer:
    status: int
    location: str
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


@dataclass
class Person:
    """One browser."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> Answer:
        return self._ask("GET", address)

    def post(self, address: str, **fields: str) -> Answer:
        return self._ask("POST", address, urlencode({**fields, "csrfmiddlewaretoken": self.cookies["csrftoken"]}))

    def _ask(self, method: str, address: str, body: str | None = None) -> Answer:
        parts = urlsplit(address)
        headers = FORWARDED | {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), body, headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.getheader("Location") or "", response.read())
        for line in response.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                assert morsel["secure"] or not morsel.value, line
                self.cookies[name] = morsel.value
        connection.close()
        return answer

    def take_up(self, link: str, password: str) -> Answer:
        """Set the password that a link is for."""
        self.get(self.get(link).location)
        return self.post(urlsplit(link).path, password=password, again=password)

    def sign_in(self, username: str, password: str) -> Answer:
        """Send the form; where it leads."""
        self.get("/accounts/login/")
        return self.post("/accounts/login/", login=username, password=password)

    def set_up_second_factor(self) -> str:
        """Go through the page, and accept the undertaking that comes after it; the secret of the authenticator."""
        found = re.search(r"\b[A-Z2-7]{32}\b", self.get(SET_UP).text)
        assert found
        assert self.post(SET_UP, code=code(found[0])).status == 302
        self.get(UNDERTAKING)
        self.post(UNDERTAKING, accepted="on")
        return found[0]


def code(secret: str, steps: int = 0) -> str:
    """What an authenticator shows now, or `steps` half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))

"""A small browser: one connection kept alive, cookies, what a form needs. It measures from sending to the last byte."""

import gzip
import http.client
import re
import secrets
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"
IDLE = 2.0  # seconds after which a connection is opened anew, because the server may be closing it
HEADERS = {"Accept": "text/html", "Accept-Encoding": "gzip", "Accept-Language": "ar", "Sec-Fetch-Site": "same-origin"}
_LINKED = re.compile(r'<(?:script[^>]* src|link(?! rel="(?:alternate|apple))[^>]* href)="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back: milliseconds until the last byte, bytes over the wire with the head, the text."""

    status: int
    milliseconds: float
    bytes: int
    text: str
    location: str


class Browser:
    """One person's session on one connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}
        self.headers: dict[str, str] = {**HEADERS}
        self._last = 0.0

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form; the token is that of the page last seen."""
        return self._ask("POST", path, urlencode({**fields, "csrfmiddlewaretoken": self.token}))

    def post_file(self, path: str, fields: dict[str, str], name: str, file: Path) -> Answer:
        """Send a form with a file in it."""
        mark = secrets.token_hex(16)
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
                 for field, value in {**fields, "csrfmiddlewaretoken": self.token}.items()]  # fmt: skip
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file.name}"\r\n\r\n'
        body = "".join([*parts, head]).encode() + file.read_bytes() + f"\r\n--{mark}--\r\n".encode()
        return self._ask("POST", path, body, f"multipart/form-data; boundary={mark}")

    def _ask(self, method: str, path: str, body: str | bytes | None, kind: str = FORM) -> Answer:
        headers = {**self.headers, "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers |= {
                "Content-Type": kind,
                "Origin": f"http://127.0.0.1:{self.port}",
                "Referer": f"http://127.0.0.1:{self.port}{path}",
            }
        if time.monotonic() - self._last > IDLE:
            self._connection.close()
        began = time.perf_counter()
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        milliseconds = (time.perf_counter() - began) * 1000
        self._last = time.monotonic()
        self._keep(response)
        size = len(content) + sum(len(name) + len(value) + 4 for name, value in response.getheaders())
        if response.getheader("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        text = content.decode("utf-8", "replace")
        return Answer(response.status, milliseconds, size, text, response.getheader("Location") or "")

    def _keep(self, response: http.client.HTTPResponse) -> None:
        for line in response.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self._cookies[name] = morsel.value

    @property
    def token(self) -> str:
        return self._cookies.get("csrftoken", "")

    def sign_in(self, username: str, password: str) -> None:
        self.get("/accounts/login/")
        answer = self.post("/accounts/login/", {"login": username, "password": password})
        if answer.status != 302 or self.get("/").status != 200:
            raise SystemExit(f"{username} could not sign in: {answer.status} {answer.location}")


def hidden(text: str, name: str) -> str:
    """The value of a hidden field of a page."""
    for tag in re.findall(r"<input[^>]*>", text):
        if f'name="{name}"' in tag and (value := re.search(r'value="([^"]*)"', tag)):
            return value[1]
    raise LookupError(f"The page has no field {name}.")


def linked(text: str) -> list[str]:
    """Paths of the style sheets, scripts and icons that a page asks for."""
    found = [urlsplit(address).path for address in _LINKED.findall(text)]
    return list(dict.fromkeys(path for path in found if path.startswith("/static/")))

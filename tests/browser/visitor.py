"""Somebody at a browser: one context, signed in through the form, reading in their language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import gettext, override, pgettext
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect

from tests.browser.site import Site

PHONE, DESKTOP = (360, 740), (1280, 800)
PATIENCE = 20_000  # milliseconds, for whatever a busy machine is to show
READ_LANGUAGE, TOKEN = re.compile('<html lang="([a-z]+)"'), re.compile('name="csrfmiddlewaretoken" value="([^"]+)"')
READ_TOKEN = "JSON.parse(document.body.getAttribute('hx-headers'))['X-CSRFToken']"
# What is closed around a field: the filters of a list are folded away by what stands before them.
FOLDED = "xpath=(ancestor::details | ancestor::form/details[@class='filters-fold'])[not(@open)]/summary"
POST = f"""async ([path, fields]) => {{
    const headers = {{"X-CSRFToken": {READ_TOKEN}}};
    return (await fetch(path, {{method: "POST", headers, body: new URLSearchParams(fields)}})).status;
}}"""


@dataclass(frozen=True)
class Seat:
    """Where somebody sits: the size of the screen, the language they read, light or dark, with script or without."""

    size: tuple[int, int] = DESKTOP
    language: str = "en"
    scheme: str = "light"
    script: bool = True

    def __str__(self) -> str:
        device = "phone" if self.size == PHONE else "desktop"
        return f"{self.language}-{device}-{self.scheme}"


def at_seats(*seats: Seat, daily: int = 1) -> pytest.MarkDecorator:
    """The test at each of these seats: at the first `daily` of them every day, at the others with --full."""
    marks = [[] if at < daily else [pytest.mark.full] for at in range(len(seats))]
    each = [pytest.param(seat, id=str(seat), marks=mark) for seat, mark in zip(seats, marks, strict=True)]
    return pytest.mark.parametrize("seat", each)


@dataclass
class Visitor:
    """One person at one seat. `complaints` is what the browser complained of, and what it asked of others."""

    site: Site
    context: BrowserContext
    page: Page
    seat: Seat
    name: str = ""
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, site: Site, browser: Browser, seat: Seat) -> "Visitor":
        width, height = seat.size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if seat.scheme == "dark" else "light",
            java_script_enabled=seat.script,
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        visitor = cls(site, context, context.new_page(), seat)
        visitor._listen()
        return visitor

    def _listen(self) -> None:
        self.context.on("request", self._ask)
        self.context.on("response", self._answered)
        self.context.on("console", self._say)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error of a script: {error}"))

    def _ask(self, request: Request) -> None:
        if not request.url.startswith((self.site.address, "data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        kind = response.request.resource_type
        if response.status >= 500 or (response.status >= 400 and kind not in ("document", "fetch", "xhr")):
            self.complaints.append(f"{response.status} for {response.url}")

    def _say(self, message: ConsoleMessage) -> None:
        # That a page was answered with a refusal is the page's to say; of what it needs, `_answered` tells. What has
        # no address was said by a script of the tests. What a page still asked when it was left ends with it, and a
        # look-up ends when more is typed before it answered.
        own = message.location["url"] and not re.match(
            "Failed to load resource|htmx:(afterRequest|sendAbort|sendError)", message.text
        )
        if own and message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    # -- Words ---------------------------------------------------------------------------------------------------------

    def words(self, english: str, context: str = "") -> str:
        """A phrase of the interface in the language of this seat, in the sense of this `context`."""
        with override(self.seat.language):
            return pgettext(context, english) if context else gettext(english)

    # -- Ways ----------------------------------------------------------------------------------------------------------

    def go(self, path: str) -> Response:
        response = self.page.goto(self.site.address + path)
        assert response is not None, path
        return response

    def sign_in(self, username: str) -> "Visitor":
        """Once through the form, later by the session of that time; in the language of this seat.

        An address may sign in sixty times in ten minutes, and there are more visits than that. Who comes by a session
        has no page before them yet.
        """
        self.name = username
        if username in self.site.sessions:
            self.context.add_cookies(self.site.sessions[username])
            if self._reads(self.seat.language):
                return self
        self.go("/accounts/login/")
        if self.page.locator("main [name=login]").count():
            self.page.locator("main [name=login]").fill(username)
            self.page.locator("main [name=password]").fill(self.site.password)
            self.page.locator("main form button.primary").click()
        expect(self.page.locator("[popovertarget=user-menu]")).to_be_visible()
        self.site.sessions[username] = self.context.cookies()
        if self.page.locator("html").get_attribute("lang") != self.seat.language:
            self.page.locator("[popovertarget=user-menu]").click()
            self.page.locator(f"#user-menu button[name=language][value={self.seat.language}]").click()
            expect(self.page.locator("html")).to_have_attribute("lang", self.seat.language)
        return self

    def _reads(self, language: str) -> bool:
        """Whether this session is theirs still; then in this language, as the menu would have it."""
        page = self.context.request.get(f"{self.site.address}/shortcuts/")
        reads, token = READ_LANGUAGE.search(page.text()), TOKEN.search(page.text())
        if reads is None or token is None or not page.url.endswith("/shortcuts/"):
            return False
        if reads[1] != language:
            chosen = {"csrfmiddlewaretoken": token[1], "language": language, "next": "/shortcuts/"}
            page = self.context.request.post(f"{self.site.address}/preferences/", form=chosen)
        return f'<html lang="{language}"' in page.text()

    def button(self, english: str, context: str = "") -> Locator:
        return self.page.locator("main").get_by_role("button", name=self.words(english, context), exact=True)

    def status(self) -> Locator:
        """The state of the record on whose page they are."""
        return self.page.locator("main .status").first

    def sees_status(self, english: str) -> None:
        expect(self.status()).to_contain_text(self.words(english), ignore_case=True)

    def link(self, english: str) -> Locator:
        return self.page.locator("main").get_by_role("link", name=self.words(english))

    def post(self, path: str, fields: Mapping[str, str]) -> int:
        """What a POST with this page's token is answered, whatever buttons the page has."""
        self.page.wait_for_load_state()  # what is sent is read from the page, which may be just coming
        status: int = self.page.evaluate(POST, [path, dict(fields)])
        return status

    # -- Forms ---------------------------------------------------------------------------------------------------------

    def fill(self, values: Mapping[str, Any]) -> None:
        """Fill the fields of these names as a person does; a file is a Path."""
        for name, value in values.items():
            self._fill(self.page.locator(f"main [name='{name}']"), value)

    def _fill(self, found: Locator, value: Any) -> None:
        found.first.wait_for(state="attached")  # the page that a click leads to may still be coming
        if not found.first.is_visible():
            for fold in found.first.locator(FOLDED).all():
                fold.click()
        kind = found.first.evaluate("one => one.type")
        if isinstance(value, Path):
            found.set_input_files(value)
        elif kind in ("radio", "checkbox"):
            found.and_(self.page.locator(f"[value='{value}']")).check()
        elif kind.startswith("select"):
            found.select_option(value)
        else:
            found.fill(str(value))

"""Every screen of the site in Chromium: axe finds nothing, and nothing is wider than a telephone.

Which screens there are is read from the addresses; an address that asks for an example and has none fails. The browser
itself may complain of nothing, and nothing is asked of another host (`visit`).
"""

import pytest
from playwright.sync_api import expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.screens import screens
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

PEOPLE = ("documenter", "supervisor", "administrator", "liaison", "analyst", "")
# What is shown there depends on who looks.
OF_THE_READER = ("dashboard", "releases:list", "detainees:record", "tallies")
EVERY_DAY = [Seat(PHONE, "ar", "light"), Seat(DESKTOP, "en", "dark")]
THE_REST = [
    Seat(size, language, scheme)
    for size in (PHONE, DESKTOP)
    for language in ("ar", "en")
    for scheme in ("light", "dark")
    if Seat(size, language, scheme) not in EVERY_DAY
]


def opens(who: Visitor, path: str) -> bool:
    """Whether this is a page for them: no file, no redirect, no refusal (but those are pages too, of `BESIDES`)."""
    answer = who.context.request.get(who.site.address + path, max_redirects=0)
    if "text/html" not in answer.headers.get("content-type", "") or answer.status not in (200, 404):
        return False
    who.go(path)
    return True


def look(everybody: list[Visitor], found: dict[str, list[str]], *, whole: bool) -> dict[str, list[str]]:
    """What is wrong, by path and reader; without `whole`, most screens are seen by the first who may open them."""
    wrong = {}
    for name, paths in found.items():
        for path in paths:
            for who in everybody:
                if not opens(who, path):
                    continue
                if told := faults(who):
                    wrong[f"{path} ({who.name or 'stranger'})"] = told
                if not whole and name not in OF_THE_READER:
                    break
    return wrong


@pytest.mark.parametrize("seat", EVERY_DAY, ids=str)
def test_every_screen_is_accessible_and_fits(visit: Visit, site: Site, seat: Seat) -> None:
    """Each screen at one of the two seats, in turn, and of its examples every other one; what depends on who looks at
    both seats."""
    here = EVERY_DAY.index(seat)
    mine = {
        name: paths if name in OF_THE_READER else paths[::2]
        for number, (name, paths) in enumerate(screens(site).items())
        if name in OF_THE_READER or number % len(EVERY_DAY) == here
    }
    assert look([visit(name, seat) for name in PEOPLE], mine, whole=False) == {}


@pytest.mark.full
@pytest.mark.parametrize("seat", [*EVERY_DAY, *THE_REST], ids=str)
def test_every_screen_of_everybody_is_accessible_and_fits(visit: Visit, site: Site, seat: Seat) -> None:
    assert look([visit(name, seat) for name in PEOPLE], screens(site), whole=True) == {}


@at_seats(Seat(PHONE, "ar", "dark"), Seat(DESKTOP, "en", "light"))
def test_what_is_wrong_or_asked_about_is_accessible_too(visit: Visit, seat: Seat) -> None:
    who = visit("documenter", seat)
    who.go("/releases/new/")
    who.button("Enter and submit").click()
    expect(who.page.locator(".error-summary")).to_be_visible()
    assert faults(who) == []
    who.fill(entering.person("يامن") | entering.facts() | entering.claim() | {"arrest_date": "2025"})
    who.button("Enter and submit").click()
    expect(who.page.locator("[name=keep_contradictions]")).to_be_visible()
    assert faults(who) == []

"""Entering one after the other: on a telephone what was done is seen, on a desktop the next name is typed at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.name || document.activeElement.className"


def enter_next(who: Visitor) -> Page:
    """Enter one, and go on to the next page."""
    who.go("/releases/new/")
    who.fill(entering.person() | entering.facts() | entering.claim())
    who.button("Submit, and enter the next").click()
    expect(who.page.locator(".messages")).to_contain_text("R-")
    who.page.wait_for_load_state("networkidle")
    return who.page


def test_on_a_telephone_what_was_entered_is_seen_first(visit: Visit) -> None:
    page = enter_next(visit("documenter", Seat(PHONE, "en")))
    expect(page.locator(".messages")).to_be_in_viewport()
    expect(page.locator(".messages")).to_be_focused()
    assert page.evaluate("scrollY") == 0


def test_on_a_desktop_the_next_name_is_typed_at_once(visit: Visit) -> None:
    page = enter_next(visit("documenter", Seat(DESKTOP, "en")))
    assert page.evaluate(FOCUSED) == "given_ar"

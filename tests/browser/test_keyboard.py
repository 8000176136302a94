"""By the keyboard alone: signed in, entered, submitted; each field that is reached can be seen."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import Seat

pytestmark = pytest.mark.browser

MOST_STEPS = 120  # Tabs from one field that matters to the next
COVERED = """one => {
    const box = one.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
    return !(top && (one.contains(top) || top.contains(one) || top.closest("label")?.control === one));
}"""


def reach(page: Page, found: Locator) -> None:
    """Tab until the focus is there; it is seen there, and not under something else."""
    for _ in range(MOST_STEPS):
        if found.evaluate("one => one === document.activeElement"):
            assert not found.evaluate(COVERED)
            assert found.evaluate("one => getComputedStyle(one).outlineStyle !== 'none'")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach {found}.")


def choose(page: Page, found: Locator, value: str) -> None:
    """The arrow keys in a list of options."""
    reach(page, found)
    for _ in range(40):
        if found.input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{found} has no {value}.")


def write(page: Page, found: Locator, text: str) -> None:
    reach(page, found)
    page.keyboard.type(text)


def test_a_release_is_entered_and_submitted_without_a_mouse(visit: Visit) -> None:
    who = visit("", Seat(language="en"))
    page = who.page
    who.go("/accounts/login/?next=/")
    write(page, page.locator("[name=login]"), "documenter2")
    write(page, page.locator("[name=password]"), who.site.password)
    page.keyboard.press("Enter")
    expect(page.locator("[popovertarget=user-menu]")).to_be_visible()

    reach(page, page.locator("main a[href='/releases/new/']"))
    page.keyboard.press("Enter")
    write(page, page.locator("[name=given_ar]"), "شاهين")
    write(page, page.locator("[name=date]"), "12/2024")
    write(page, page.locator("[name='claims-0-source_name']"), "زميل المهجع")
    choose(page, page.locator("[name='claims-0-source_kind']"), "fellow-detainee")
    choose(page, page.locator("[name='claims-0-connection']"), "witness")
    choose(page, page.locator("[name='claims-0-reliability']"), "B")
    choose(page, page.locator("[name='claims-0-credibility']"), "2")
    reach(page, page.locator("main button[name=submit][value='1']"))
    page.keyboard.press("Space")
    expect(page.locator("copy-reference .reference")).to_be_visible()
    assert page.url.split("/")[-2].startswith("R-")


def test_the_content_is_one_key_away(visit: Visit) -> None:
    who = visit("supervisor")
    who.go("/")
    who.page.keyboard.press("Tab")
    who.page.keyboard.press("Enter")
    expect(who.page.locator("main")).to_be_focused()

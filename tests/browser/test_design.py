"""Every component in Chromium: both languages, a telephone and a desktop, light and dark; with script and without.

Set PICTURES to a folder to look at what was drawn.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.gallery.server import SETTINGS, GalleryServer

pytestmark = pytest.mark.browser

PHONE, DESKTOP = (360, 780), (1280, 900)
VIEWS = [
    pytest.param((language, scheme, size), id=f"{language}-{scheme}-{name}")
    for language in ("ar", "en")
    for scheme in ("light", "dark")
    for name, size in (("phone", PHONE), ("desktop", DESKTOP))
]
# What a finger or a mouse must meet; links inside a line of text are excepted by WCAG 2.5.8.
TARGETS = "button, summary, select, input:not([type=hidden]), a.button, .rail a, .tabs a, .chips a, td a, th a"

TOO_SMALL = """all => all.map(one => {
    const about = "li, .check, .row-removal, .tick, .versions label";
    const target = one.matches("[type=checkbox], [type=radio]") ? one.closest(about) : one;
    return [one.outerHTML.slice(0, 120), target.getBoundingClientRect()];
}).filter(([, box]) => box.width > 1 && (box.width < 23.9 || box.height < 23.9)).map(([html]) => html)"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the gallery is served."""
    with override_settings(**SETTINGS), GalleryServer() as found:
        yield found


@pytest.fixture
def shown(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The gallery as one of VIEWS asks for it, failing on anything the browser complains of."""
    language, scheme, (width, height) = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/gallery/{language}/{scheme}/")
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("shown", VIEWS, indirect=True)
def test_every_component_is_accessible_and_fits(shown: Page, request: pytest.FixtureRequest) -> None:
    if folder := os.environ.get("PICTURES"):
        shown.screenshot(path=Path(folder, f"{request.node.callspec.id}.png"), full_page=True)
    found = Axe().run(shown, options={"preload": False}).response["violations"]
    assert [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found] == []
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = shown.eval_on_selector_all(TARGETS, TOO_SMALL)
    assert small == []


@pytest.mark.parametrize("shown", [("ar", "light", DESKTOP)], indirect=True)
def test_the_map_is_never_mirrored(shown: Page) -> None:
    west = shown.locator(".tile-map g", has_text="اللاذقية").bounding_box()
    east = shown.locator(".tile-map g", has_text="الحسكة").bounding_box()
    assert west is not None
    assert east is not None
    assert west["x"] < east["x"]


@pytest.mark.parametrize("shown", [("ar", "light", DESKTOP)], indirect=True)
def test_arabic_begins_at_the_right(shown: Page) -> None:
    rail, main = shown.locator(".rail").bounding_box(), shown.locator("main").bounding_box()
    assert rail is not None
    assert main is not None
    assert rail["x"] > main["x"]
    assert shown.locator(".reference").first.evaluate("one => getComputedStyle(one).direction") == "ltr"


@pytest.mark.parametrize("shown", [("en", "light", DESKTOP)], indirect=True)
def test_a_form_is_sent_once_however_often_it_is_pressed(shown: Page) -> None:
    """The answer has no content, so that the page stays: what is pressed again is stopped before it is sent."""
    sent: list[str] = []
    shown.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    shown.route("**/gallery/**", lambda route: (
        route.fulfill(status=204) if route.request.method == "POST" else route.continue_()))  # fmt: skip
    shown.evaluate("window.stopped = []; addEventListener('submit', (one) => stopped.push(one.defaultPrevented))")
    press = "document.querySelector('form[data-unsaved] button.primary').click()"
    with shown.expect_request(lambda request: request.method == "POST"):
        shown.evaluate(press)
    for _again in range(2):
        shown.evaluate(press)
    assert shown.evaluate("stopped") == [False, True, True]
    assert sent == ["POST"]


@pytest.mark.parametrize("shown", [("en", "light", DESKTOP)], indirect=True)
def test_a_row_is_added_in_place(shown: Page) -> None:
    shown.get_by_role("button", name="Add another source").click()
    expect(shown.locator("repeat-rows > .row")).to_have_count(2)
    expect(shown.locator("[name='sources-1-source']")).to_be_focused()
    expect(shown.locator("[name='sources-TOTAL_FORMS']")).to_have_value("2")


@pytest.mark.parametrize("shown", [("en", "light", DESKTOP)], indirect=True)
def test_a_field_that_does_not_apply_is_put_away(shown: Page) -> None:
    text = shown.locator("form[data-unsaved] [name=text]")
    expect(text).to_be_visible()
    shown.locator("form[data-unsaved] [name=modes][value=exchange]").check()
    expect(text).to_be_hidden()


@pytest.mark.parametrize("shown", [("en", "light", DESKTOP)], indirect=True)
def test_the_chosen_option_is_explained(shown: Page) -> None:
    shown.locator("form[data-unsaved] [name=mode]").select_option("exchange")
    expect(shown.locator("form[data-unsaved] .meanings .chosen")).to_contain_text("Handed over")


@pytest.mark.parametrize("shown", [("en", "light", DESKTOP)], indirect=True)
def test_what_is_wrong_is_read_out_first(shown: Page) -> None:
    expect(shown.locator(".error-summary")).to_be_focused()


@pytest.mark.parametrize("shown", [("en", "light", DESKTOP)], indirect=True)
def test_keys_walk_the_list_but_never_while_typing(shown: Page) -> None:
    shown.locator("h1").click()
    shown.keyboard.press("j")
    shown.keyboard.press("j")
    expect(shown.locator("[data-walk] tbody tr").nth(1).locator("a").first).to_be_focused()
    shown.keyboard.press("/")
    expect(shown.locator("#search")).to_be_focused()
    shown.keyboard.type("j/")
    expect(shown.locator("#search")).to_have_value("j/")


@pytest.mark.parametrize("shown", [("en", "light", DESKTOP)], indirect=True)
def test_a_filter_changes_the_list_and_the_address_and_keeps_the_focus(shown: Page) -> None:
    mode = shown.locator(".filters [name=mode]")
    mode.focus()
    mode.select_option("payment")
    expect(shown.locator("#filter-chips")).to_contain_text("Payment")
    expect(mode).to_be_focused()
    assert shown.url.endswith("?mode=payment")


@pytest.mark.parametrize("shown", [("en", "light", DESKTOP)], indirect=True)
def test_what_is_not_saved_is_not_left_without_a_question(shown: Page) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    shown.on("dialog", leave)
    shown.locator("form[data-unsaved] [name=name]").fill("Mahmoud")
    shown.locator(".brand").click()
    shown.wait_for_url("**/")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("shown", [("ar", "dark", PHONE)], indirect=True)
def test_the_menu_of_a_telephone_opens_and_closes(shown: Page) -> None:
    menu = shown.locator("#navigation")
    expect(menu).to_be_hidden()
    shown.locator("[popovertarget=navigation]").first.click()
    expect(menu).to_be_visible()
    shown.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_without_script_nothing_is_missing(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{address}/gallery/en/light/")
    expect(page.locator("form[data-unsaved] [name=text]")).to_be_visible()
    expect(page.locator("button[name=add-sources]")).to_have_attribute("formnovalidate", "")
    expect(page.locator("copy-reference button")).to_be_hidden()
    page.locator("[popovertarget=navigation]").first.click()
    expect(page.locator("#navigation")).to_be_visible()
    context.close()


def test_paper_shows_the_case_and_not_the_machine(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/gallery/ar/dark/")
    page.emulate_media(media="print")
    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator("main .summary").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def test_no_page_asks_for_anything_from_elsewhere(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/gallery/ar/light/")
    page.wait_for_load_state("networkidle")
    page.close()
    assert all(url.startswith(address) for url in asked)
    assert len([url for url in asked if not re.search("favicon", url)]) <= 15

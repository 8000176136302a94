"""The keys of a page, and the list under ? of what this very page answers to."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.visitor import PHONE, Seat

pytestmark = pytest.mark.browser

# A form as another room draws one: a key of its own, and one that acts while somebody types.
OFFERED = """() => {
    window.pressed = [];
    const main = document.querySelector("main");
    main.insertAdjacentHTML("beforeend", `<form id="offered">
        <input name="typed" aria-label="typed">
        <button type="button" data-key="KeyV" aria-keyshortcuts="v">Verify it <kbd>V</kbd></button>
        <button type="button" data-key="Control+KeyU" aria-keyshortcuts="Control+u">Keep it</button>
        <button type="button" data-key="KeyX" hidden>Never</button></form>`);
    for (const button of main.querySelectorAll("#offered button")) {
        button.addEventListener("click", () => window.pressed.push(button.dataset.key));
    }
}"""


def lines(page: Page) -> list[str]:
    """What the open list says, key and words."""
    expect(page.locator("#shortcuts")).to_be_visible()
    return [" ".join(line.split()) for line in page.locator("#shortcuts dl > div:visible").all_inner_texts()]


def pressed(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.pressed")
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_list_says_what_this_page_answers_to(visit: Visit, language: str) -> None:
    who = visit("supervisor", Seat(language=language))
    who.go("/releases/queue/")
    who.page.evaluate(OFFERED)
    who.page.keyboard.press("Shift+Slash")
    said = lines(who.page)
    assert "V Verify it" in said
    assert "Ctrl U Keep it" in said
    assert not [line for line in said if "Never" in line]
    assert any(line.startswith("J K") for line in said)
    assert not any(line.startswith("N ") for line in said), "nothing is entered from the queue"
    assert faults(who) == []
    who.page.keyboard.press("v")
    assert pressed(who.page) == [], "while the list is open a key does nothing"
    who.page.keyboard.press("Escape")
    expect(who.page.locator("#shortcuts")).to_be_hidden()


def test_a_key_acts_once_never_while_typing_and_a_chord_there_too(visit: Visit) -> None:
    who = visit("supervisor")
    who.go("/releases/queue/")
    who.page.evaluate(OFFERED)
    who.page.keyboard.down("v")
    who.page.keyboard.down("v")  # the same key again: held down, it repeats
    who.page.keyboard.up("v")
    assert pressed(who.page) == ["KeyV"]
    field = who.page.locator("[name=typed]")
    field.focus()
    who.page.keyboard.type("v?x")
    expect(field).to_have_value("v?x")
    who.page.keyboard.press("Control+u")
    assert pressed(who.page) == ["KeyV", "Control+KeyU"]


def test_under_an_arabic_layout_they_are_the_same_keys(visit: Visit) -> None:
    who = visit("supervisor", Seat(language="ar"))
    who.go("/releases/queue/")
    who.page.evaluate(OFFERED)
    send = "([code, key]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {code, key, bubbles: true}))"
    who.page.evaluate(send, ["KeyV", "ر"])
    assert pressed(who.page) == ["KeyV"]


def test_the_line_at_the_foot_opens_it_and_leads_to_a_page_without_script(visit: Visit) -> None:
    who = visit("analyst")
    who.go("/tallies/")
    who.page.locator("[data-show-keys]").click()
    assert lines(who.page)
    who.page.keyboard.press("Escape")
    plain = visit("analyst", Seat(PHONE, "ar", script=False))
    plain.go("/tallies/")
    plain.page.locator("[data-show-keys]").click()
    expect(plain.page.locator("h1")).to_have_text(plain.words("Keyboard shortcuts"))
    assert plain.page.url.endswith("/shortcuts/")

"""A call taken by the keyboard alone, in as long as it takes to type; kept as a draft when the line breaks."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PHONE, Seat, at_seats

pytestmark = pytest.mark.browser
SECONDS = 6.0  # for all that the machine does while the call below is typed without a pause


def tab_to(page: Page, name: str) -> None:
    """Go on with Tab until the field of this name has the focus."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    pytest.fail(f"the field {name} is not reached by the keyboard")


def say(page: Page, name: str, text: str) -> None:
    tab_to(page, name)
    page.keyboard.type(text)


@at_seats(Seat(language="ar"), Seat(PHONE, "en"))
def test_a_call_is_taken_by_the_keyboard_alone(visit: Visit, seat: Seat) -> None:
    who = visit("liaison", seat)
    who.go("/families/new/")
    page, begun = who.page, time.monotonic()
    assert page.evaluate("document.activeElement.name") == "given_ar"
    page.keyboard.type("تيسير")
    say(page, "father_ar", "وحيد")
    say(page, "family_ar", "البرازي")
    say(page, "birth", "about 1990")
    tab_to(page, "asks")
    page.keyboard.press("Space")
    say(page, "number", "٠٧٧٠٠ ٩٠٠٣١١")
    say(page, "name", "أم تيسير")
    tab_to(page, "country")
    page.locator(":focus").select_option("GB")
    say(page, "hours_from", "9")
    say(page, "hours_to", "11:30")
    say(page, "code_word", "زيتون")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/taken/")
    took = time.monotonic() - begun
    expect(page.locator(".aloud")).to_have_text(page.url.split("/")[-3])
    assert took < SECONDS
    assert "900311" not in page.content()


def test_somebody_on_the_register_is_chosen_while_the_name_is_typed_and_the_draft_is_kept(visit: Visit) -> None:
    documenter = visit("documenter")
    documenter.go("/detainees/new/")
    documenter.fill({"given_ar": "رامز", "father_ar": "شفيق", "family_ar": "الدالاتي"})
    documenter.button("Register").click()
    documenter.page.wait_for_url(lambda address: "/detainees/D-" in address)
    known = documenter.page.url.rstrip("/").rsplit("/", 1)[-1]

    who = visit("liaison", Seat(language="en"))
    who.go("/families/new/")
    expect(who.page.locator("[name=given_ar]")).to_be_focused()
    who.page.keyboard.type("رامز")
    say(who.page, "family_ar", "الدالاتي")
    found = who.page.locator("main .offered li", has_text=known)
    expect(found).to_be_visible()
    found.get_by_role("button").focus()
    who.page.keyboard.press("Enter")
    expect(who.page.locator("[name=detainee]")).to_have_value(known)
    expect(who.page.locator("[name=detainee]")).to_be_focused()
    expect(who.page.locator(".kept")).to_contain_text("Kept")

    again = visit("liaison", Seat(language="en"))  # another telephone: the first one is gone
    again.go("/families/")
    again.page.get_by_role("link", name="Go on").first.click()
    expect(again.page.locator("[name=detainee]")).to_have_value(known)
    expect(again.page.locator("[name=family_ar]")).to_have_value("الدالاتي")


def test_who_called_before_appears_when_the_number_is_typed(visit: Visit) -> None:
    who = visit("liaison", Seat(language="en"))
    who.go("/families/new/")
    who.page.locator("[name=number]").press_sequentially("+44 7700 900101")
    expect(who.page.get_by_text("أم ياسر")).to_be_visible()
    who.page.get_by_role("radio", name="أم ياسر").check()
    assert "900101" not in who.page.url

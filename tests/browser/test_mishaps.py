"""What happens at a desk: the back button, a double click, a tab from an hour ago, a session that is over."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import Seat, Visitor

pytestmark = pytest.mark.browser

MINE = "لاحظ: رقم الحافلة غير مؤكد"
THEIRS = "لاحظ: سُئل السائق"


def typed(who: Visitor, given: str) -> None:
    who.go("/releases/new/")
    who.fill(entering.person(given) | entering.facts() | entering.claim())


def made(who: Visitor, given: str) -> int:
    """How many people of this name are on the register."""
    return len(who.site.known(f"SELECT id FROM detainees_detainee WHERE name_ar LIKE '{given} %النبهان'"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_double_click_makes_one_record(visit: Visit, script: bool) -> None:
    given = "وسيم" if script else "جابر"
    who = visit("documenter", Seat(script=script))
    typed(who, given)
    who.button("Enter and submit").dblclick()
    who.sees_status("submitted")
    assert made(who, given) == 1


def test_after_back_the_same_page_makes_no_second_record(visit: Visit) -> None:
    who = visit("documenter")
    typed(who, "عدنان")
    who.button("Enter and submit").click()
    who.sees_status("submitted")
    who.page.go_back()
    expect(who.button("Enter and submit")).to_be_visible()
    who.button("Enter and submit").click()
    expect(who.page.locator(".error-summary, .status").first).to_be_visible()
    assert made(who, "عدنان") == 1


def test_who_saves_last_sees_both_and_loses_nothing(visit: Visit) -> None:
    first, last = visit("documenter"), visit("documenter2")
    typed(first, "حازم")
    first.button("Keep as a draft").click()
    first.sees_status("draft")
    address = first.page.url.removeprefix(first.site.address) + "change/"
    for who in (first, last):
        who.go(address)
    first.fill({"note": THEIRS, "date": "10/12/2024"})
    first.button("Save").click()
    first.sees_status("draft")
    last.fill({"note": MINE, "date": "11/12/2024"})
    last.button("Save").click()
    expect(last.page.locator(".versions")).to_contain_text(THEIRS)
    expect(last.page.locator("[name=note]")).to_have_value(MINE)
    last.button("Save").click()
    expect(last.page.locator("#facts")).to_contain_text(MINE)


def test_what_was_typed_outlives_the_session_without_script_too(visit: Visit) -> None:
    """With script the page says so while one types: test_entering_kept.py."""
    who = visit("documenter", Seat(script=False))
    typed(who, "فراس")
    who.context.clear_cookies(name="sessionid")
    who.fill({"grandfather_ar": "مظهر", "note": MINE})
    who.button("Enter and submit").click()
    expect(who.page.get_by_role("heading", level=1)).to_have_text(who.words("You are signed out"))
    with who.context.expect_page() as opened:
        who.link("Sign in").click()
    sign_in_beside(who, opened.value)
    while who.button("Send it again").count():  # once more for the new session's token
        who.button("Send it again").click()
    who.sees_status("submitted")
    expect(who.page.locator("#facts")).to_contain_text(MINE)
    assert made(who, "فراس") == 1


def sign_in_beside(who: Visitor, page: Page) -> None:
    page.locator("[name=login]").fill("documenter")
    page.locator("[name=password]").fill(who.site.password)
    page.locator("main form button.primary").click()
    expect(page.locator("[popovertarget=user-menu]")).to_be_visible()
    page.close()

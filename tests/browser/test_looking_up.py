"""Persons on the register offered while a name is typed: in forms and in the search box, to hand and eye alike."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PHONE, Seat, at_seats

pytestmark = pytest.mark.browser

OFFERED = "main .offered"
BOX = ".masthead .search .offered"


@pytest.fixture
def known(visit: Visit) -> str:
    """The reference of محمد الخطيب, registered by the documenter."""
    who = visit("documenter")
    who.go("/detainees/new/")
    who.fill({"given_ar": "محمد", "father_ar": "سيف الدين", "family_ar": "الخطيب"})
    who.button("Register").click()
    who.page.wait_for_url(lambda address: "/detainees/D-" in address)
    return who.page.url.rstrip("/").rsplit("/", 1)[-1]


def type_name(page: Page, given: str, family: str) -> None:
    page.locator("[name=given_latin]").press_sequentially(given)
    expect(page.locator(f"{OFFERED} li")).to_have_count(0)
    page.locator("[name=family_latin]").press_sequentially(family)


@at_seats(Seat(language="en"), Seat(PHONE, "ar"))
def test_a_name_in_latin_letters_offers_the_person_in_arabic(visit: Visit, known: str, seat: Seat) -> None:
    who = visit("documenter", seat)
    who.go("/releases/new/")
    type_name(who.page, "Mohamad", "Alkhatib")
    found = who.page.locator(f"{OFFERED} li", has_text=known)
    expect(found).to_contain_text("محمد")
    assert who.page.locator(f"{OFFERED} li").count() <= 5
    assert who.page.locator("#shortcuts").is_hidden()


def test_the_person_who_is_chosen_takes_the_place_of_the_new_one(visit: Visit, known: str) -> None:
    who = visit("documenter", Seat(language="en"))
    who.go("/releases/new/")
    type_name(who.page, "Mohamad", "Alkhatib")
    button = who.page.locator(f"{OFFERED} li", has_text=known).get_by_role("button")
    button.focus()
    who.page.keyboard.press("Enter")
    expect(who.page.locator("[name=detainee]")).to_have_value(known)
    expect(who.page.locator("[name=detainee]")).to_be_focused()
    assert who.page.url.endswith("/releases/new/")


def test_whoever_is_being_registered_may_be_there_already(visit: Visit, known: str) -> None:
    who = visit("documenter", Seat(language="en"))
    who.go("/detainees/new/")
    type_name(who.page, "Mohamad", "Alkhatib")
    expect(who.page.locator(f"{OFFERED} li", has_text=known)).to_be_visible()


def test_the_search_box_offers_while_one_types_and_leads_there(visit: Visit, known: str) -> None:
    who = visit("documenter", Seat(language="en"))
    who.go("/")
    who.page.locator("#search").press_sequentially("Mohamad Alkhatib")
    link = who.page.locator(f"{BOX} li", has_text=known).get_by_role("link")
    expect(link).to_be_visible()
    for _step in range(14):
        who.page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    who.page.keyboard.press("Enter")
    who.page.wait_for_url(f"**/detainees/{known}/")


def test_an_answer_that_comes_late_does_not_overwrite_a_newer_one(visit: Visit, known: str) -> None:
    who = visit("documenter", Seat(language="en"))
    who.go("/releases/new/")
    held: list[Route] = []
    who.page.route("**/detainees/similar/", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks what it is given
    type_name(who.page, "Mohamad", "Alkhatib")
    who.page.wait_for_timeout(600)
    who.page.locator("[name=family_latin]").fill("Qqzzxx")
    who.page.wait_for_timeout(600)
    for route in reversed(held):
        route.continue_()
    who.page.wait_for_timeout(600)
    expect(who.page.locator(f"{OFFERED} li")).to_have_count(0)
    who.complaints[:] = [told for told in who.complaints if "htmx:" not in told]  # it tells of what was given up


def test_who_may_not_see_persons_is_offered_nobody(visit: Visit) -> None:
    who = visit("administrator", Seat(language="en"))
    who.go("/people/")
    assert who.page.locator(BOX).count() == 0


def test_on_a_telephone_how_many_may_be_meant_is_said_beside_the_fields(visit: Visit, known: str) -> None:
    """Whoever types sees it without looking for it; nothing that they type in moves, and one tap leads there."""
    who = visit("liaison", Seat(PHONE, "ar"))
    who.go("/families/new/")
    told, field = who.page.locator(".may-be-meant a"), who.page.locator("[name=family_ar]")
    expect(told).to_be_hidden()
    below = who.page.locator("[name=given_latin]")
    before = below.evaluate("one => one.getBoundingClientRect().top + scrollY")
    who.page.locator("[name=given_ar]").press_sequentially("محمد")
    field.press_sequentially("الخطيب")
    expect(told).to_contain_text(re.compile("المقصود"))
    expect(told).to_be_in_viewport()
    assert below.evaluate("one => one.getBoundingClientRect().top + scrollY") == before
    told.click()
    expect(who.page.locator(f"{OFFERED} li").first).to_be_in_viewport()
    field.fill("")
    expect(told).to_be_hidden()

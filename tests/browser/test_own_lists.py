"""A list made one's own: filters combined, columns chosen, saved, shared, opened by a colleague; rows picked."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

pytestmark = pytest.mark.browser

SEATS = [Seat(DESKTOP, "en", "dark"), Seat(PHONE, "ar")]


@pytest.mark.parametrize("seat", SEATS, ids=str)
def test_a_view_is_made_shared_opened_and_exported(visit: Visit, seat: Seat) -> None:
    name = "Homs, not Adra" if seat.language == "en" else "حمص من دون عدرا"
    maker, colleague = visit("supervisor", seat), visit("documenter2", seat)
    combined(maker)
    arranged(maker)
    saved(maker, name)
    opened_by(colleague, name)
    reference = picked_over_two_pages(visit("supervisor", seat))
    assert reference


def combined(who: Visitor) -> None:
    """The fold is opened, something is ticked and negated, and the line above the list says so."""
    who.go("/releases/")
    who.link("More filters").click()
    who.page.locator("#more-filters summary").filter(has_text=who.words("Facility")).click()
    fold = who.page.locator("#more-filters details[open]")
    fold.locator("select[name=facility_is]").select_option("not")
    fold.locator("input[value=adra]").check()
    who.button("Filter").click()
    expect(who.page).to_have_url(re.compile("facility_is=not"))
    expect(who.page.locator("#filter-chips")).to_contain_text(who.words("Facility"))
    assert faults(who) == []


def arranged(who: Visitor) -> None:
    who.link("Columns").click()
    assert faults(who) == []
    others = who.page.locator("#others li").filter(has_text=who.words("Mode"))
    others.get_by_role("link").click()
    expect(who.page.locator("#shown li").last).to_contain_text(who.words("Mode"))
    who.link("Show the list").click()
    expect(who.page.locator("thead th").last).to_contain_text(who.words("Mode"))


def saved(who: Visitor, name: str) -> None:
    who.link("Save this view").click()
    assert faults(who) == []
    who.fill({"name": name, "team": "documentation"})
    who.button("Save the view").click()
    expect(who.page.locator(".tabs [aria-current]").last).to_contain_text(name)
    assert faults(who) == []


def opened_by(who: Visitor, name: str) -> None:
    """A colleague has it above the list, with the same columns, and changes nothing of it."""
    who.go("/releases/")
    who.page.locator(".tabs").get_by_role("link", name=name).click()
    expect(who.page.locator("thead th").last).to_contain_text(who.words("Mode"))
    expect(who.page.locator("#filter-chips")).to_contain_text(who.words("Facility"))
    who.link("Your views").click()
    panel = who.page.locator("section.panel").filter(has_text=name)
    expect(panel.get_by_role("button", name=who.words("Delete it"))).to_have_count(0)
    expect(panel.get_by_role("button", name=who.words("Open the list with it"))).to_have_count(1)
    assert faults(who) == []


def picked_over_two_pages(who: Visitor) -> str:
    """Two rows of the first page and one of the next; what is picked is asked for as an export."""
    who.go("/releases/")
    who.link("Pick rows").click()
    for number in (0, 1):
        who.page.locator("tbody .tick input").nth(number).check()
    expect(who.page.locator("[data-picked]")).to_contain_text("2")
    who.button("Keep the ticks of this page").click()
    expect(who.page.locator(".picking [role=status]")).to_contain_text(re.compile("2|صفّ?ان"))
    assert faults(who) == []
    who.page.locator("[rel=next]").click()
    who.page.locator("tbody .tick input").first.check()
    who.button("Keep the ticks of this page").click()
    expect(who.page.locator(".picking [role=status]")).to_contain_text("3")
    who.button("Export what is picked").click()
    expect(who.page.locator("main .chips")).to_contain_text("3")
    assert faults(who) == []
    return who.page.url.rpartition("=")[2]

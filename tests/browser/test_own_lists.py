"""A list made one's own: filters combined, columns chosen, saved, shared, opened by a colleague; rows picked."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

FIRST_ROW = 1_200  # pixels of a telephone, within which the first row of a narrowed list begins
SEATS = [Seat(PHONE, "ar"), Seat(DESKTOP, "en", "dark")]


@at_seats(*SEATS)
def test_a_view_is_made_shared_opened_and_exported(visit: Visit, seat: Seat) -> None:
    name = "Homs, not Adra" if seat.language == "en" else "حمص من دون عدرا"
    maker, colleague = visit("supervisor", seat), visit("documenter2", seat)
    combined(maker)
    arranged(maker)
    saved(maker, name)
    opened_by(colleague, name)
    picker = visit("supervisor" if seat.language == "en" else "supervisor2", seat)  # who has picked nothing yet
    reference = picked_over_two_pages(picker)
    assert reference


def combined(who: Visitor) -> None:
    """The fold is opened, something is ticked and negated, and the line above the list says so."""
    who.go("/releases/")
    if (folded := who.page.locator(".filters-fold summary")).is_visible():
        folded.click()
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
    """Two rows of the first page, one of the next, two of another order; what is picked is asked for as an export."""
    who.go("/releases/")
    who.link("Pick rows").click()
    for number in (0, 1):
        who.page.locator("tbody .tick input").nth(number).check()
    expect(who.page.locator("[data-picked]")).to_contain_text("2")
    assert faults(who) == []
    who.button("Next").click()
    expect(who.page.locator(".picking [role=status]")).to_contain_text(re.compile("2|صفّ?ان"))
    who.page.locator("tbody .tick input").first.check()
    who.page.locator("thead a").first.evaluate("link => link.click()")  # on a telephone no eye sees the head
    expect(who.page.locator(".picking [role=status]")).to_contain_text("3")
    who.page.locator("tbody .tick input:not(:checked)").last.check()
    who.button("Keep the ticks of this page").click()
    expect(who.page.locator(".picking [role=status]")).to_contain_text("4")
    who.page.locator("tbody .tick input:not(:checked)").last.check()  # not sent: it goes along to the export
    who.button("Export what is picked").click()
    expect(who.page.locator("main .chips")).to_contain_text("5")
    assert faults(who) == []
    return who.page.url.rpartition("=")[2]


def test_ticks_go_along_to_another_filter_and_to_a_record(visit: Visit) -> None:
    """Whatever is followed from a page with ticks that were not sent yet; where nothing was ticked nothing is sent."""
    who = visit("documenter", Seat(DESKTOP, "en"))
    sent: list[str] = []
    who.page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
    who.go("/releases/?pick=1")
    who.fill({"home": "SY-DR"})
    expect(who.page).to_have_url(re.compile("home=SY-DR"))
    assert sent == []
    who.page.locator("tbody .tick input").first.check()
    who.fill({"home": "SY-HI"})
    expect(who.page).to_have_url(re.compile(r"/releases/\?.*home=SY-HI"))
    expect(who.page.locator(".picking [role=status]")).to_contain_text("1 row picked")
    expect(who.page.locator("main [name=home]")).to_have_value("SY-HI")
    who.page.locator("tbody .tick input:not(:checked)").first.check()
    who.page.locator("tbody th a").first.click()
    expect(who.page).to_have_url(re.compile("/releases/R-"))
    who.go("/releases/?pick=1")
    expect(who.page.locator(".picking [role=status]")).to_contain_text("2 rows picked")
    assert len(sent) == 2


def test_without_script_the_pager_keeps_the_ticks_and_the_page_says_so(visit: Visit) -> None:
    who = visit("documenter2", Seat(PHONE, "en", script=False))
    who.go("/releases/?pick=1")
    expect(who.page.locator(".picking .only-unscripted")).to_be_visible()
    who.page.locator("tbody .tick input").first.check()
    who.button("Next").click()
    expect(who.page.locator(".picking [role=status]")).to_contain_text("1 row picked")
    assert "after=" in who.page.url


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_export_takes_the_ticks_that_stand_on_the_page(visit: Visit, script: bool) -> None:
    """Before anything was sent, and then with one taken out and another ticked."""
    who = visit("supervisor" if script else "supervisor2", Seat(DESKTOP, "en", script=script))  # has picked nothing yet
    who.go("/detainees/?pick=1")
    who.page.locator("tbody .tick input").first.check()
    who.button("Export what is picked").click()
    expect(who.page).to_have_url(re.compile("/exports/of/detainees/.selection="))
    expect(who.page.locator("main .chips")).to_contain_text("1")
    who.page.go_back()
    who.page.locator("tbody .tick input").nth(0).uncheck()
    who.page.locator("tbody .tick input").nth(1).check()
    who.page.locator("tbody .tick input").nth(2).check()
    who.button("Export what is picked").click()
    expect(who.page.locator("main .chips")).to_contain_text("2")
    who.go("/detainees/?pick=1")
    expect(who.page.locator("tbody .tick input").first).not_to_be_checked()
    expect(who.page.locator("tbody .tick input:checked")).to_have_count(2)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_on_a_telephone_the_list_stands_before_its_filters(visit: Visit, script: bool) -> None:
    who = visit("documenter", Seat(PHONE, "ar", script=script))
    who.go("/releases/?facility=adra&facility_is=not&home=SY-HI&home_is=not")
    field, row = who.page.locator("main [name=status]").first, who.page.locator("#results tbody tr").first
    fold = who.page.locator(".filters-fold summary")
    expect(field).to_be_hidden()
    expect(fold).to_contain_text(re.compile("مرشِّحان"))
    closed = row.bounding_box()
    assert closed is not None
    assert closed["y"] < FIRST_ROW, closed
    fold.click()
    expect(field).to_be_visible()
    opened = row.bounding_box()
    assert opened is not None
    assert opened["y"] > closed["y"] + 500
    assert not script or faults(who) == []  # which are looked for by script


def test_on_a_wide_screen_nothing_is_folded_away(visit: Visit) -> None:
    who = visit("documenter", Seat(DESKTOP, "en"))
    who.go("/releases/?facility=adra&facility_is=not")
    expect(who.page.locator(".filters-fold")).to_be_hidden()
    expect(who.page.locator("main [name=home]").first).to_be_visible()
    expect(who.page.locator(".filters > .fields [name=facility]")).to_have_count(0)


def test_what_is_combined_puts_the_simple_input_away_at_once(visit: Visit) -> None:
    who = visit("documenter", Seat(DESKTOP, "en"))
    who.go("/releases/?home=SY-HI&more=open")
    simple = who.page.locator(".filters > .fields [name=home]")
    expect(simple).to_be_visible()
    part = who.page.locator("#more-filters details", has=who.page.locator("[name=home_is]"))
    part.locator("summary").click()
    part.locator("input[value=SY-DR]").check()
    expect(who.page).to_have_url(re.compile("home=SY-DR"))
    assert "home=SY-HI" in who.page.url
    expect(simple).to_be_hidden()
    expect(part.locator("input:checked")).to_have_count(2)

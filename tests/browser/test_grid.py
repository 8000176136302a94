"""A photographed list in the browser: typed by the keyboard alone, by two at once, without script."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

pytestmark = pytest.mark.browser
GRID = "SELECT '/releases/evidence/' || evidence_id || '/grid/' || page || '/' FROM releases_grid ORDER BY id LIMIT 1"
NAMED = ("Yamen", "Qutayba", "Suhaib", "Hazem", "Naji")
# Of the drafts that were entered from this list, those whose claim has it as its evidence.
DRAFTS = """
SELECT count(*) FROM releases_gridrow AS row JOIN releases_release AS r ON r.id = row.release_id AND r.status = 'draft'
JOIN releases_claim AS c ON c.release_id = r.id JOIN releases_evidence AS e ON e.claim_id = c.id
JOIN releases_grid AS g ON g.id = row.grid_id JOIN releases_evidence AS list ON list.id = g.evidence_id
WHERE e.original_id = list.original_id
"""


def opened(who: Visitor, site: Site) -> None:
    """The list that the demo has half typed."""
    [path] = site.known(GRID)
    who.go(path)


def blank(who: Visitor) -> Locator:
    """The first row in which nothing stood; the same one when it is kept."""
    key = who.page.locator(".list-rows > .list-row:not([id])").first.get_attribute("data-key")
    return who.page.locator(f".list-rows > [data-key='{key}']")


def test_five_rows_are_typed_and_entered_by_the_keyboard_alone(visit: Visit, site: Site) -> None:
    who = visit("documenter", Seat(DESKTOP, "en"))
    opened(who, site)
    whole = who.page.locator(".list-row", has_text=who.words("Kept, ready to be entered."))
    before, keyboard = whole.count(), who.page.keyboard
    blank(who).locator("[name^='given:']").focus()
    for given in NAMED:
        for part in (given, "Abdulkafi", f"al-Nabhan {given}", "1984"):
            keyboard.type(part)
            keyboard.press("Tab")
        keyboard.press("Enter")
    expect(whole).to_have_count(before + len(NAMED))
    who.page.get_by_role("button", name=who.words("Enter them as drafts")).focus()
    keyboard.press("Enter")
    expect(who.page.locator(".list-row.entered")).to_have_count(before + len(NAMED))
    assert site.known(DRAFTS) == [str(before + len(NAMED))]


def test_two_at_one_list_see_each_others_rows_and_nobody_overwrites_unseen(visit: Visit, site: Site) -> None:
    who, other = visit("documenter", Seat(DESKTOP, "en")), visit("documenter2", Seat(DESKTOP, "en"))
    for each in (who, other):
        opened(each, site)
    mine = blank(who)
    mine.locator("[name^='given:']").fill("Rabie")
    mine.locator("[name^='family:']").fill("al-Sayrafi")
    who.page.keyboard.press("Enter")
    expect(mine).to_contain_text(who.words("Kept, ready to be entered."))
    key = mine.get_attribute("data-key")
    theirs = other.page.locator(f".list-rows > [data-key='{key}']")
    blank(other).locator("[name^='given:']").fill("Zuhair")
    other.page.keyboard.press("Enter")
    expect(theirs.locator("[name^='family:']")).to_have_value("al-Sayrafi")
    mine.locator("[name^='family:']").fill("al-Quwatli")
    who.page.keyboard.press("Enter")
    expect(mine.locator("[name=rows]")).to_have_value(f"{key}.2")
    theirs.locator("[name^='family:']").fill("al-Haffar")
    other.page.keyboard.press("Enter")
    expect(theirs.locator(".row-said")).to_contain_text("al-Quwatli")
    expect(theirs.locator("[name^='family:']")).to_have_value("al-Haffar")


def test_what_somebody_changes_for_all_rows_is_said_on_the_page_of_the_others(visit: Visit, site: Site) -> None:
    who, other = visit("documenter", Seat(DESKTOP, "en")), visit("documenter2", Seat(DESKTOP, "en"))
    for each in (who, other):
        opened(each, site)
    said = who.page.locator(".head-changed")
    expect(said).to_be_hidden()
    other.page.locator("#head > summary").click()
    other.page.locator("[name=facility]").select_option("adra")
    other.page.locator("#head > .actions button").click()
    blank(who).locator("[name^='given:']").fill("Rami")
    who.page.keyboard.press("Enter")
    expect(said).to_be_visible()
    said.get_by_role("link").click()
    expect(who.page.locator("[name=facility]")).to_have_value("adra")
    expect(said).to_be_hidden()


def test_without_script_the_rows_are_kept_by_a_button(visit: Visit, site: Site) -> None:
    who = visit("documenter", Seat(PHONE, "ar", script=False))
    opened(who, site)
    blank(who).locator("[name^='given:']").fill("Munther")
    who.page.locator("main form .actions").last.get_by_role("button", name=who.words("More rows")).click()
    expect(who.page.locator("[name^='given:'][value='Munther']")).to_have_count(1)
    expect(who.page.locator(".list-row:not([id])")).to_have_count(10)


@pytest.mark.full
def test_who_is_signed_out_meanwhile_signs_in_again_and_loses_nothing(visit: Visit, site: Site) -> None:
    who = visit("documenter", Seat(DESKTOP, "en"))
    opened(who, site)
    row, page = blank(who), who.page
    who.context.clear_cookies()
    row.locator("[name^='given:']").fill("Ubada")
    page.keyboard.press("Enter")
    expect(row).to_contain_text("Sign in again in another tab")
    tab = who.context.new_page()
    tab.goto(f"{site.address}/accounts/login/")
    tab.locator("main [name=login]").fill("documenter")
    tab.locator("main [name=password]").fill(site.password)
    tab.locator("main form button.primary").click()
    expect(row.locator("[name=rows]")).to_have_value(f"{row.get_attribute('data-key')}.1", timeout=15_000)
    who.complaints[:] = [each for each in who.complaints if "403" not in each]

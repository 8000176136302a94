"""Two entries whose verified releases are one event: merged, the tally falls by one; undone, it rises again."""

from datetime import datetime
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

# The demo has somebody whom two teams entered and verified, flagged by the register job.
TALLY = "/tallies/?wave=decree-7-2022&facility=adra"
OF_BOTH = """
FROM detainees_pair AS p JOIN releases_release AS a ON a.detainee_id = p.one_id
JOIN releases_release AS b ON b.detainee_id = p.other_id
WHERE a.status = 'verified' AND b.status = 'verified' AND NOT p.gone ORDER BY p.score DESC LIMIT 1
"""


@at_seats(Seat(DESKTOP, "en"), Seat(PHONE, "ar", "dark"))
def test_the_tally_falls_by_one_and_rises_again(visit: Visit, site: Site, seat: Seat) -> None:
    supervisor = visit("supervisor", seat)
    (pair,) = site.known(f"SELECT '/duplicates/' || p.id || '/' {OF_BOTH}")
    (release,) = site.known(f"SELECT b.reference {OF_BOTH}")
    counted, moment = total(supervisor), datetime.now().astimezone().isoformat()

    merge_from_the_desk(supervisor, pair)
    assert total(supervisor) == counted - 1
    assert total(supervisor, moment) == counted

    undo(supervisor, release)
    assert total(supervisor) == counted
    assert total(supervisor, moment) == counted


def merge_from_the_desk(who: Visitor, pair: str) -> None:
    """By the keys, where there is a keyboard; the page of the pair and of the merge are for everybody."""
    who.go("/duplicates/")
    assert faults(who) == []
    who.page.locator(f"tbody tr th a[href='{pair}']").click()
    expect(who.page.locator(".side-by-side")).to_be_visible()
    assert faults(who) == []
    who.page.keyboard.press("s")
    expect(who.page.locator("main .callout").first).to_contain_text(who.words("What this changes"))
    assert faults(who) == []
    who.button("Merge").click()
    expect(who.page.locator(".messages")).to_be_visible()


def undo(who: Visitor, release: str) -> None:
    who.go(f"/releases/{release}/")
    who.page.locator("#facts a[href^='/detainees/']").first.click()
    expect(who.page.locator("#entries")).to_be_visible()
    assert faults(who) == []
    who.link("Undo the merge").click()
    expect(who.button("Undo the merge")).to_be_visible()
    assert faults(who) == []
    who.page.locator("[name=decision][value='']").check()
    who.fill({"sentence": "لهما أمّان مختلفتان."})
    who.button("Undo the merge").click()
    expect(who.page.locator("#history")).to_contain_text("لهما أمّان مختلفتان.")


def total(who: Visitor, moment: str = "") -> int:
    who.go(f"{TALLY}&as_of={quote(moment)}" if moment else TALLY)
    return int(who.page.locator("main tfoot .number").first.inner_text())


def test_pairs_are_decided_one_after_the_other_by_keys(visit: Visit) -> None:
    supervisor = visit("supervisor")
    page = supervisor.page
    supervisor.go("/duplicates/")
    page.locator("tbody tr th a").first.click()
    expect(page.locator(".side-by-side")).to_be_visible()
    first = page.url
    page.keyboard.press("j")
    expect(page.locator("[data-key=KeyK]")).to_be_visible()
    page.keyboard.press("k")
    expect(page).to_have_url(first)
    expect(page.locator("[data-key=KeyK]")).to_have_count(0)
    page.keyboard.press("d")
    expect(page.locator(".messages")).to_be_visible()
    expect(page).not_to_have_url(first)
    second = page.url
    page.keyboard.press("l")
    expect(page).not_to_have_url(second)

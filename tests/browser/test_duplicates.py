"""Two entries whose verified releases are one event: merged, the tally falls by one; undone, it rises again."""

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.site import Site
from tests.browser.test_journey import enter, total, verify_from_the_queue
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

pytestmark = pytest.mark.browser

# What the register job writes, which acts as the system does.
FLAG = """
BEGIN;
ALTER TABLE detainees_pair DISABLE TRIGGER actor_required;
INSERT INTO detainees_pair (organisation_id, one_id, other_id, score, bits, rival, rival_bits, evidence, fingerprint,
    weights, found_at, gone, decision)
SELECT organisation_id, min(id), max(id), 1, 14, 'sibling', 9,
    '[["given", "alike", 6.5], ["family", "alike", 9.0], ["birth", "far", -1.5]]', '', 0, now(), false, ''
FROM detainees_detainee WHERE id IN (SELECT detainee_id FROM releases_release WHERE reference IN ('{one}', '{other}'))
GROUP BY organisation_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE detainees_pair ENABLE TRIGGER actor_required;
COMMIT;
"""


@pytest.mark.parametrize("seat", [Seat(DESKTOP, "en"), Seat(PHONE, "ar", "dark")], ids=str)
def test_the_tally_falls_by_one_and_rises_again(visit: Visit, site: Site, seat: Seat, tmp_path: Path) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    one, other = enter(documenter, tmp_path), enter(documenter, tmp_path)
    for reference in (one, other):
        verify_from_the_queue(supervisor, reference)
    counted, moment = total(supervisor), datetime.now().astimezone().isoformat()

    site.running.database(FLAG.format(one=one, other=other))
    merge_from_the_desk(supervisor)
    assert total(supervisor) == counted - 1
    assert total_at(supervisor, moment) == counted

    undo(supervisor, other)
    assert total(supervisor) == counted
    assert total_at(supervisor, moment) == counted


def merge_from_the_desk(who: Visitor) -> None:
    """By the keys, where there is a keyboard; the page of the pair and of the merge are for everybody."""
    who.go("/duplicates/")
    assert faults(who) == []
    who.page.locator("tbody tr th a").first.click()
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
    who.fill({"sentence": "لهما أمّان مختلفتان."})
    who.button("Undo the merge").click()
    expect(who.page.locator("#history")).to_contain_text("لهما أمّان مختلفتان.")


def total_at(who: Visitor, moment: str) -> int:
    who.go(f"/tallies/?wave={entering.WAVE}&facility={entering.FACILITY}&as_of={quote(moment)}")
    return int(who.page.locator("main tfoot .number").first.inner_text())


def test_pairs_are_decided_one_after_the_other_by_keys(visit: Visit, site: Site, tmp_path: Path) -> None:
    documenter, supervisor = visit("documenter"), visit("supervisor")
    for _number in range(2):
        one, other = enter(documenter, tmp_path), enter(documenter, tmp_path)
        site.running.database(FLAG.format(one=one, other=other))
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

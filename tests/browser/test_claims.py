"""Sources and claims as a team works with them: copies, a claim that is withdrawn, a source that is protected."""

import pytest
from playwright.sync_api import expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

SEATS = [
    Seat(DESKTOP, "en"),
    Seat(PHONE, "ar"),
    Seat(PHONE, "en"),
    Seat(DESKTOP, "ar"),
]
FAIR = {"connection": "relative", "reliability": "C", "credibility": "3"}
WHY = "اتصل ثانيةً وقال إنه أخطأ."


@at_seats(*SEATS)
def test_a_copy_does_not_verify_and_a_third_independent_claim_does(visit: Visit, seat: Seat) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    reference = enter_post_and_copy(documenter)

    supervisor.go(f"/releases/{reference}/")
    expect(supervisor.button("Verify")).to_have_count(0)
    expect(supervisor.page.locator("#claims .callout")).to_contain_text(supervisor.words(MISSING))
    expect(supervisor.page.locator("#origins figure svg")).to_be_visible()

    add_claim(documenter, reference, "جار العائلة")
    supervisor.go(f"/releases/{reference}/")
    supervisor.button("Verify").click()
    supervisor.sees_status("verified")

    withdraw_the_last_claim(documenter, reference)
    documenter.sees_status("disputed")
    expect(documenter.page.locator("#history")).to_contain_text(WHY)
    expect(documenter.page.locator("#history")).to_contain_text(documenter.words("A claim was withdrawn"))


MISSING = (
    "The claims do not carry it yet: one independent claim graded C3 or better is missing, or one direct claim graded "
    "B2 or better."
)


def enter_post_and_copy(who: Visitor) -> str:
    """Enter and submit a release of which one channel tells, and another one that has it from there."""
    who.go("/releases/new/")
    post = entering.claim(0, f"قناة {who.seat}", **FAIR, source_kind="social-media", says_date="8/12/2024")
    who.fill(entering.person() | entering.facts() | post)
    who.button("Add another source").click()
    copy = {**FAIR, "connection": "repeats", "repeats": "1", "says_date": "9/12/2024"}
    who.fill(entering.claim(1, f"صفحة {who.seat}", **copy, source_kind="social-media"))
    who.button("Enter and submit").click()
    who.sees_status("submitted")
    expect(who.page.locator("#said .differs")).to_have_count(2)
    return who.page.locator("copy-reference .reference").inner_text()


def add_claim(who: Visitor, reference: str, source: str) -> None:
    who.go(f"/releases/{reference}/claims/new/")
    who.fill({**FAIR, "source_name": f"{source} {who.seat}", "source_kind": "other"})
    who.button("Add the claim").click()
    expect(who.page.locator("#claims article")).to_have_count(3)


def withdraw_the_last_claim(who: Visitor, reference: str) -> None:
    who.go(f"/releases/{reference}/")
    who.page.locator("#claim-3").get_by_role("link", name=who.words("Withdraw the claim")).click()
    expect(who.page.locator(".callout")).to_contain_text(reference)
    who.fill({"sentence": WHY})
    who.button("Withdraw the claim").click()


@pytest.mark.parametrize(("seat", "row"), [(Seat(DESKTOP, "en"), 0), (Seat(PHONE, "ar"), 9)], ids=str)
def test_a_source_is_found_described_and_protected(visit: Visit, seat: Seat, row: int) -> None:
    documenter = visit("documenter", seat)
    documenter.go("/releases/sources/")
    documenter.page.locator("main tbody th a").nth(row).click()
    code = documenter.page.locator("copy-reference .reference").inner_text()
    documenter.page.locator("main").get_by_role("link", name=documenter.words("Change"), exact=True).click()
    documenter.fill({"note": "لا يُتصل به ليلًا."})
    documenter.button("Save").click()
    expect(documenter.page.locator("#identity")).to_contain_text("لا يُتصل به ليلًا.")
    documenter.link("Protect").click()
    documenter.button("Protect").click()
    expect(documenter.page.locator(".under .status")).to_contain_text(documenter.words("protected"), ignore_case=True)
    expect(documenter.page.locator("#identity")).to_contain_text("لا يُتصل به ليلًا.")
    assert code.startswith("S-")

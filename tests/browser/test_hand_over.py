"""Handled by a colleague from here: let go without a reason, seen at the top of the colleague's desk, and counted."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser
SENTENCE = "تفضّل أن تكلّمها امرأة، بعد المغرب."


def call(who: Visitor, given: str) -> str:
    """An urgent call; the reference of its inquiry."""
    who.go("/families/new/")
    who.fill({"given_ar": given, "asks": "fraud", "priority": "urgent"})
    who.button("Keep the inquiry").click()
    who.page.wait_for_url("**/taken/")
    return who.page.url.split("/")[-3]


@at_seats(Seat(PHONE, "ar"), Seat(DESKTOP, "en", "dark"))
def test_a_colleague_goes_on_from_here(visit: Visit, seat: Seat) -> None:
    liaison, supervisor = visit("liaison", seat), visit("supervisor2", seat)
    inquiry = call(liaison, "سليم")
    liaison.go(f"/families/{inquiry}/")
    liaison.link("Handled by a colleague from here").click()
    page = liaison.page
    expect(page.locator("main .callout")).to_be_visible()  # who has had the fewest
    assert page.locator("main [name=reason]").count() == 0
    colleague = page.locator("main select[name=to] option", has_text="هاني").get_attribute("value")
    liaison.fill({"to": colleague, "sentence": SENTENCE})
    liaison.button("Hand over").click()
    page.wait_for_url(f"**/families/{inquiry}/")
    expect(page.locator("#owner")).to_contain_text("هاني")
    expect(page.locator("#history")).to_contain_text(SENTENCE)

    supervisor.go("/families/")
    supervisor.page.locator("#waits-handed").click()
    handed = supervisor.page.locator("#handed form", has_text=inquiry)
    expect(handed).to_contain_text(SENTENCE)
    handed.get_by_role("button", name=supervisor.words("I have seen it")).click()
    supervisor.go("/families/waiting/handed/")
    expect(supervisor.page.locator("#handed form", has_text=inquiry)).to_have_count(0)


def test_all_the_hard_ones_go_at_once_without_script(visit: Visit) -> None:
    supervisor = visit("supervisor", Seat(language="en", script=False))
    inquiries = [call(supervisor, given) for given in ("وديع", "نبيه")]
    supervisor.go("/families/workload/")
    own = supervisor.page.locator("#own .panel", has_text="Documentation team")
    own.get_by_role("link", name="Handled by a colleague from here").click()
    colleague = supervisor.page.locator("main select[name=to] option", has_text="هاني").get_attribute("value")
    supervisor.fill({"which": "hard", "to": colleague})
    supervisor.button("Hand over").click()
    supervisor.page.wait_for_url("**/families/workload/")
    other = visit("supervisor2", Seat(language="en"))
    other.go("/families/waiting/handed/")
    for inquiry in inquiries:
        expect(other.page.locator("#handed")).to_contain_text(inquiry)

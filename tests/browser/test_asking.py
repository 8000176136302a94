"""A family writes on an old telephone without script; a liaison finds it apart from all else, takes it, and answers."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import PHONE, Seat

pytestmark = pytest.mark.browser


def test_what_a_family_writes_becomes_an_inquiry(visit: Visit) -> None:
    family = visit("", Seat(PHONE, "ar", script=False))
    family.go("/public/ar/ask/")
    page = family.page
    family.fill({"sought": "عمار ناصر القاسم", "mother": "سعاد", "birth": "1991", "seen": "حرستا، ٢٠١٣"})
    family.fill({"asks": "whereabouts", "text": "<b>لا نعرف عنه شيئًا</b>", "method": "whatsapp"})
    family.fill({"number": "٠٧٧٠٠ ٩٠٠٤١١", "where": "Europe/London", "hours_from": "18:00", "hours_to": "21:00"})
    page.locator("main form button").click()
    expect(page.locator(".problems")).to_be_visible()  # nobody has agreed to anything yet
    expect(page.locator("[name=sought]")).to_have_value("عمار ناصر القاسم")
    expect(page.locator("[name=number]")).to_have_value("")
    assert "٩٠٠٤١١" not in page.content()
    family.fill({"number": "٠٧٧٠٠ ٩٠٠٤١١"})
    for box in ("keep", "match"):
        page.locator(f"[name={box}]").check()
    page.locator("main form button").click()
    reference = page.locator("main p.tel").inner_text()
    assert reference.startswith("Q-")
    assert reference not in page.url
    assert page.context.cookies() == []
    page.reload()
    expect(page.locator("main p.tel")).to_have_text(reference)  # and no second message

    liaison = visit("supervisor", Seat(language="en", scheme="dark"))
    liaison.go("/families/")
    liaison.page.locator("#intake").click()
    expect(liaison.page.locator("tbody tr", has_text="عمار ناصر القاسم")).to_have_count(1)
    liaison.page.get_by_role("link", name=reference).click()
    expect(liaison.page.locator("#written")).to_contain_text("<b>لا نعرف عنه شيئًا</b>")
    expect(liaison.page.locator("[name=given_ar]")).to_have_value("عمار")
    expect(liaison.page.locator("[name=family_ar]")).to_have_value("القاسم")
    liaison.button("Take it").click()
    liaison.page.wait_for_url(f"**/families/{reference}/")
    expect(liaison.page.locator("#caller")).to_contain_text("+44")
    assert "900411" not in liaison.page.content()
    expect(liaison.page.locator("#sought")).to_contain_text("عمار ناصر القاسم")


def test_spam_is_rejected_by_the_handful(visit: Visit) -> None:
    for n in range(2):
        someone = visit("", Seat(PHONE, "en", script=False))
        someone.go("/public/en/ask/")
        someone.fill({"sought": f"Cheap watches {'ab'[n]}", "asks": "documents"})
        someone.page.locator("[name=keep]").check()
        someone.page.locator("main form button").click()
        expect(someone.page.locator("main p.tel")).to_be_visible()
    liaison = visit("supervisor", Seat(language="en"))
    liaison.go("/families/intake/")
    rows = liaison.page.locator("tbody tr", has_text="Cheap watches")
    expect(rows).to_have_count(2)
    for n in range(2):
        rows.nth(n).locator("input[type=checkbox]").check()
    liaison.fill({"reason": "spam"})
    liaison.button("Reject those ticked").click()
    expect(liaison.page.locator("tbody tr", has_text="Cheap watches")).to_have_count(0)
    liaison.go("/families/intake/?status=rejected")
    expect(liaison.page.locator("tbody tr", has_text="Cheap watches")).to_have_count(2)

"""A new device signed in as you: in the browser used before it is asked about, and "that was not me" ends it all."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import faults
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

pytestmark = pytest.mark.browser
NEW = "quiet harbour 19 almonds"


def sign_in(who: Visitor, password: str) -> None:
    who.go("/accounts/login/")
    who.fill({"login": "other_documenter", "password": password})
    who.page.locator("main form button.primary").click()


def test_it_is_asked_about_and_denied(site: Site, browser: Browser) -> None:
    here, there = (Visitor.at(site, browser, Seat(size, "en")) for size in (PHONE, DESKTOP))
    sign_in(here, site.password)
    expect(here.page.locator("[popovertarget=user-menu]")).to_be_visible()
    sign_in(there, site.password)
    expect(there.page.locator("[popovertarget=user-menu]")).to_be_visible()

    here.go("/accounts/")
    assert faults(here) == []
    here.page.locator("main aside a.grave").first.click()
    assert faults(here) == []
    here.page.locator("main form button.grave").click()
    here.page.wait_for_url("**/password/new/")
    assert faults(here) == []
    assert there.go("/accounts/").url.startswith(f"{site.address}/accounts/login/")

    sign_in(there, site.password)
    expect(there.page.locator(".error-summary")).to_be_visible()  # the password that somebody else knows
    here.fill({"password": NEW, "again": NEW})
    here.page.locator("main form button.primary").click()
    here.page.wait_for_url("**/accounts/login/")
    sign_in(here, NEW)
    expect(here.page.locator("[popovertarget=user-menu]")).to_be_visible()
    for who in (here, there):
        assert who.complaints == []
        who.context.close()

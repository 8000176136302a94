"""A security key in a real browser, with Chromium's own authenticator of software: added, shown, removed, refused."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "usb", "hasResidentKey": False, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def with_authenticator(page: Page) -> str:
    """Put a key of software into the browser; its id."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    found = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return str(found["authenticatorId"])


def password(who: Visitor) -> None:
    who.go("/accounts/login/")
    who.fill({"login": "other_liaison", "password": who.site.password})
    who.page.locator("main form button.primary").click()


@at_seats(Seat(PHONE, "ar"), Seat(DESKTOP, "en", "dark"))
def test_a_key_is_added_signs_in_and_is_removed(site: Site, browser: Browser, seat: Seat) -> None:
    by_name = replace(site, address=site.address.replace("127.0.0.1", "localhost"), sessions={})
    who = Visitor.at(by_name, browser, seat)
    who.sign_in("other_liaison")
    with_authenticator(who.page)

    who.go("/accounts/2fa/keys/add/")
    assert faults(who) == []
    who.fill({"name": "Blue key"})
    who.button("Add this key").click()
    who.page.wait_for_url("**/recovery-codes/")

    who.go("/accounts/logout/")
    who.button("Sign out").click()
    password(who)
    who.page.wait_for_url("**/2fa/authenticate/")
    assert faults(who) == []
    who.button("Use a security key").click()
    who.page.wait_for_url(f"{by_name.address}/")

    who.go("/accounts/2fa/")
    expect(who.page.locator("#keys")).to_contain_text("Blue key")
    assert faults(who) == []
    who.page.locator("#keys a.grave").click()
    who.button("Remove the security key").click()
    who.page.wait_for_url("**/accounts/2fa/")
    expect(who.page.locator("#keys")).not_to_contain_text("Blue key")
    assert who.complaints == []
    who.context.close()


def add_key(who: Visitor, name: str) -> None:
    with_authenticator(who.page)
    who.go("/accounts/2fa/keys/add/")
    who.fill({"name": name})
    who.button("Add this key").click()
    who.page.wait_for_url(re.compile(r"/2fa/(recovery-codes/)?$"))


def remove_key(who: Visitor, name: str) -> None:
    who.go("/accounts/2fa/")
    who.page.locator("#keys li", has_text=name).locator("a.grave").click()
    who.button("Remove the security key").click()
    who.page.wait_for_url("**/accounts/2fa/")


def show_key(who: Visitor) -> None:
    """Sign out, and in again with the password, up to where the key is asked for and shown."""
    who.go("/accounts/logout/")
    who.button("Sign out").click()
    password(who)
    who.page.wait_for_url("**/2fa/authenticate/")
    who.button("Use a security key").click()


def test_a_removed_key_is_refused(site: Site, browser: Browser) -> None:
    """Two keys of one account: the one that was removed opens nothing, and the page says so; the other one signs in."""
    address = site.address.replace("127.0.0.1", "localhost")
    blue, red = (Visitor.at(replace(site, address=address, sessions={}), browser, Seat()) for _browser in range(2))
    for who in (blue, red):
        who.sign_in("other_liaison")
    add_key(blue, "Blue key")
    add_key(red, "Red key")
    remove_key(blue, "Blue key")
    show_key(blue)
    expect(blue.page.locator("[data-said=unused]")).to_be_visible()
    blue.go("/families/")
    expect(blue.page).to_have_url(re.compile(r"/accounts/(login|2fa/authenticate)/"))
    show_key(red)
    red.page.wait_for_url(f"{address}/")
    remove_key(red, "Red key")
    for who in (blue, red):
        who.context.close()


def test_an_address_of_numbers_says_where_keys_work(site: Site, browser: Browser) -> None:
    who = Visitor.at(site, browser, Seat())
    who.sign_in("other_liaison")
    who.go("/accounts/2fa/keys/add/")
    expect(who.page.locator("main .callout a")).to_have_attribute(
        "href", f"{site.address}/accounts/2fa/keys/add/".replace("127.0.0.1", "localhost")
    )
    expect(who.page.locator("form[data-security-key]")).to_have_count(0)
    who.context.close()

"""A family is told: from the call to what holds no more; and bad news does not go out with one signature."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.test_journey import DOUBT, enter, verify_from_the_queue
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

SEATS = [
    Seat(DESKTOP, "en"),
    Seat(PHONE, "ar"),
    Seat(PHONE, "en"),
    Seat(DESKTOP, "ar"),
]


@at_seats(*SEATS, daily=2)
def test_from_the_call_to_what_does_not_hold_any_more(visit: Visit, site: Site, seat: Seat, tmp_path: Path) -> None:
    documenter, supervisor, liaison = visit("documenter", seat), visit("supervisor", seat), visit("liaison", seat)
    release = enter(documenter, tmp_path)
    (person,) = site.known(
        "SELECT d.reference FROM releases_release AS r JOIN detainees_detainee AS d ON d.id = r.detainee_id"
        f" WHERE r.reference = '{release}'"
    )
    inquiry = call(liaison, person)
    at_the_top(liaison, inquiry, there=False)

    verify_from_the_queue(supervisor, release)
    at_the_top(liaison, inquiry, there=True)
    hears_that_we_will_ask(liaison, inquiry)
    asked(documenter, release)
    at_the_top(liaison, inquiry, there=True)
    is_told(liaison, inquiry, release)
    at_the_top(liaison, inquiry, there=False)

    withdraw(supervisor, release)
    liaison.go("/families/")
    expect(liaison.page.locator("#again", has_text=inquiry)).to_contain_text(release)


def call(who: Visitor, person: str) -> str:
    """A mother asks for somebody on the register, and answers what only the family could; the inquiry's reference."""
    who.go("/families/new/")
    who.fill(
        {"detainee": person, "asks": "released", "relationship": "parent", "identity": "questions",
         "keep": "given", "match": "given"}
    )  # fmt: skip
    who.button("Keep the inquiry").click()
    who.page.wait_for_url("**/taken/")
    inquiry = who.page.url.split("/")[-3]
    who.go(f"/families/{inquiry}/")
    who.button("Possible match").click()
    who.sees_status("possible match")
    return inquiry


def at_the_top(who: Visitor, inquiry: str, *, there: bool) -> None:
    who.go("/families/")
    expect(who.page.locator("#released").get_by_role("link", name=inquiry)).to_have_count(int(there))


def answer(who: Visitor, inquiry: str) -> None:
    """One click leads from the top of the desk to the answer."""
    row = who.page.locator("#released tr", has_text=inquiry)
    row.locator(f"a[href='/families/{inquiry}/answer/']").click()
    expect(who.page.locator("#hears")).to_be_visible()


def hears_that_we_will_ask(who: Visitor, inquiry: str) -> None:
    answer(who, inquiry)
    expect(who.page.locator("#words")).to_contain_text("سنسأل")
    who.fill({"how": "call"})
    who.button("Keep that they were told").click()
    expect(who.page.locator("#told")).to_contain_text("سنسأل")
    at_the_top(who, inquiry, there=False)


def asked(who: Visitor, release: str) -> None:
    """Who follows up sees that somebody waits, and writes down what the person wishes."""
    who.go("/releases/after/")
    who.page.locator("#wishes li", has_text=release).locator(".button").click()
    who.fill({"wish": "checked-relative", "wish_how": "by telephone"})
    who.button("Save").click()
    who.sees_status("verified")


def is_told(who: Visitor, inquiry: str, release: str) -> None:
    answer(who, inquiry)
    expect(who.page.locator("#hears")).to_contain_text(release)
    expect(who.page.locator("[name=text]")).to_have_value(re.compile("أُفرج"))
    who.fill({"how": "call"})
    who.button("Keep that they were told").click()
    who.sees_status("answered")
    expect(who.page.locator("#told")).to_contain_text(release)


def withdraw(who: Visitor, release: str) -> None:
    for move in ("Dispute", "Withdraw"):
        who.go(f"/releases/{release}/")
        who.page.locator(f"main a[href$='/moves/{move.lower()}/']").click()
        who.fill({"reason": "not-enough-yet", "sentence": DOUBT})
        who.button(move).click()
    who.sees_status("withdrawn")


@at_seats(Seat(DESKTOP, "en"), Seat(PHONE, "ar"))
def test_bad_news_does_not_go_out_with_one_signature(visit: Visit, site: Site, seat: Seat) -> None:
    (news,) = site.known("SELECT id FROM families_badnews ORDER BY id LIMIT 1")
    liaison = visit("liaison", seat)
    liaison.go("/families/")
    liaison.page.locator("#waits-news").click()
    liaison.page.locator(f"#news a[href='/families/news/{news}/']").click()
    expect(liaison.page.locator("#signatures li")).to_have_count(1)
    expect(liaison.button("Keep that they were told")).to_have_count(0)
    expect(liaison.page.locator("#tell .refusal")).to_be_visible()
    assert liaison.post(f"/families/news/{news}/tell/", {"once": "k" * 24, "how": "call"}) == 403
    assert liaison.post(f"/families/news/{news}/sign/", {}) == 403

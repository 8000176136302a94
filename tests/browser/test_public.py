"""A warning from the first draft to the public page and off it; and the public pages as an old telephone shows them."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

SEATS = [
    Seat(DESKTOP, "en"),
    Seat(PHONE, "ar"),
    Seat(PHONE, "en"),
    Seat(DESKTOP, "ar"),
]
OLD = (320, 480)
EDGES = "all => all.map(one => one.getBoundingClientRect().right)"


@at_seats(*SEATS)
def test_it_is_drafted_published_by_another_read_and_over(visit: Visit, site: Site, seat: Seat) -> None:
    liaison, supervisor, reader = visit("liaison", seat), visit("supervisor", seat), visit("", seat)
    heading = f"Bridge closed, {seat}"
    address = write(liaison, heading)
    liaison.button("Submit", "to be published").click()
    liaison.page.wait_for_load_state()
    assert not reads(reader, seat, heading)

    supervisor.go(address)
    supervisor.button("Publish").click()
    expect(supervisor.page.locator("#days")).to_contain_text(supervisor.words("Published by"))
    assert reads(reader, seat, heading)
    liaison.go("/families/")
    expect(liaison.page.locator("#advisories")).to_contain_text(heading)

    days_go_by(site, address)
    assert not reads(reader, seat, heading)
    liaison.go("/families/")
    expect(liaison.page.locator("h1")).to_be_visible()
    assert heading not in liaison.page.locator("main").inner_text()
    assert faults(reader) == []


def write(who: Visitor, heading: str) -> str:
    """A warning of today and tomorrow; the address of its page."""
    who.go("/families/advisories/new/")
    who.fill(
        {
            "kind": "warning", "first_day": "1/1/2026", "last_day": "31/12/2099", "title_ar": heading,
            "text_ar": "الجسر مغلق.", "title_en": heading, "text_en": "The bridge is closed.",
            "sources_en": "The municipality, today", "sources_ar": "البلدية، اليوم",
        }
    )  # fmt: skip
    who.button("Keep the draft").click()
    who.sees_status("Warning")
    return who.page.url.removeprefix(who.site.address)


def reads(reader: Visitor, seat: Seat, heading: str) -> bool:
    """Whether somebody without a login reads it; asked of the server, as after five minutes."""
    reader.go(f"/public/{seat.language}/")
    reader.page.reload()
    expect(reader.page.locator("h1")).to_be_visible()
    return heading in reader.page.locator("main").inner_text()


def days_go_by(site: Site, address: str) -> None:
    """Its last day is past; and the minute too, after which a process asks anew what it remembers."""
    pk = address.rstrip("/").split("/")[-1]
    site.known(
        "ALTER TABLE families_advisoryversion DISABLE TRIGGER USER; UPDATE families_advisoryversion"
        f" SET first_day = '2026-01-01', last_day = current_date - 2 WHERE advisory_id = {pk};"
        " ALTER TABLE families_advisoryversion ENABLE TRIGGER USER; SELECT nextval('casework_movemade_id_seq')"
    )


@pytest.mark.parametrize("language", ["ar", "en", "ku", "tr", "de", "fr"])
def test_an_old_telephone_without_script_shows_every_page(visit: Visit, language: str) -> None:
    reader = visit("", Seat(OLD, "en", script=False))
    for page in ("", "contact/", "money/", "not-there/"):
        reader.go(f"/public/{language}/{page}")
        assert reader.page.locator("h1").count() == 1
        box = reader.page.locator("html").bounding_box()
        assert box is not None
        widths = reader.page.locator("main *").evaluate_all(EDGES)
        assert max(widths) <= box["width"], page


def test_the_numbers_are_not_mirrored(visit: Visit) -> None:
    reader = visit("", Seat(PHONE, "ar"))
    reader.go("/public/ar/contact/")
    number = reader.page.locator("a.tel").first
    expect(number).to_have_attribute("dir", "ltr")
    expect(number).to_have_text("+44 7700 900330")
    assert number.evaluate("one => getComputedStyle(one).direction") == "ltr"

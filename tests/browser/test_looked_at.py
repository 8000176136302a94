"""Whoever is submitted is looked at by the worker: a second entry of somebody soon waits at the desk."""

import pytest

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, Seat, Visitor

pytestmark = pytest.mark.browser

PERSON = {
    "given_ar": "سلمان", "father_ar": "عبد الكافي", "family_ar": "المزروعي", "sex": "male", "birth": "12/4/1971",
    "home_governorate": "SY-HI", "arrest_date": "5/2014",
}  # fmt: skip
IN_LATIN = PERSON | {"given_ar": "", "father_ar": "", "family_ar": "", "given_latin": "Salmaan",
                     "father_latin": "Abdul Kafi", "family_latin": "Mazrou'i"}  # fmt: skip


def test_the_second_entry_of_somebody_waits_at_the_desk(visit: Visit, site: Site) -> None:
    documenter = visit("documenter", Seat(DESKTOP, "en"))
    first, second = enter(documenter, PERSON), enter(documenter, IN_LATIN)
    for _ in range(40):
        if flagged(site, first, second):
            return
        documenter.page.wait_for_timeout(250)
    raise AssertionError("Nobody has looked who else this may be.")


def enter(who: Visitor, person: dict[str, str]) -> str:
    """Enter and submit their release; its reference."""
    who.go("/releases/new/")
    who.fill(person | entering.facts() | entering.claim())
    who.button("Enter and submit").click()
    who.sees_status("submitted")
    return who.page.locator("copy-reference .reference").inner_text()


def flagged(site: Site, *releases: str) -> list[str]:
    """The undecided pair of the persons of both releases."""
    one, other = (f"(SELECT detainee_id FROM releases_release WHERE reference = '{ref}')" for ref in releases)
    return site.known(f"SELECT id FROM detainees_pair WHERE one_id = {one} AND other_id = {other} AND NOT gone")

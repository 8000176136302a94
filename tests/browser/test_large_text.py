"""At the largest size of text nothing is of one letter a line, and nothing is wider than a telephone."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.looking import too_wide
from tests.browser.site import Site
from tests.browser.test_paper import RELEASE
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

pytestmark = pytest.mark.browser
SIZES = ("larger", "largest")


def chosen(who: Visitor, size: str) -> None:
    """As the person's settings would draw the page."""
    who.page.evaluate("size => { document.documentElement.dataset.text = size; }", size)


@pytest.mark.parametrize("size", SIZES)
def test_facts_keep_the_width_of_a_line(size: str, visit: Visit, site: Site) -> None:
    who = visit("supervisor", Seat(DESKTOP, "en"))
    (release,) = site.known(RELEASE)
    who.go(f"/releases/{release}/")
    chosen(who, size)
    letter = float(who.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
    box = who.page.locator(".columns > :first-child").bounding_box()
    assert box is not None
    assert box["width"] > 30 * letter


@pytest.mark.parametrize("name", ["documenter", "supervisor", "liaison"])
def test_the_first_page_is_no_wider_than_a_telephone(name: str, visit: Visit) -> None:
    who = visit(name, Seat(PHONE, "en"))
    who.go("/")
    chosen(who, "largest")
    assert too_wide(who) == []

"""What is printed of a case says that it is confidential, begins on the first sheet, and has nothing of the machine."""

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, Seat

pytestmark = pytest.mark.browser
SHEET: ViewportSize = {"width": 680, "height": 1000}  # A4 without its margins, in CSS pixels
RELEASE = (
    "SELECT r.reference FROM releases_release r JOIN accounts_team t ON t.id = r.team_id JOIN accounts_organisation o"
    " ON o.id = t.organisation_id JOIN detainees_detainee d ON d.id = r.detainee_id WHERE o.slug = 'admsp'"
    " AND t.slug = 'documentation' AND r.status = 'submitted' AND NOT d.restricted ORDER BY r.id LIMIT 1"
)


def test_a_release_on_paper(visit: Visit, site: Site) -> None:
    who = visit("supervisor", Seat(DESKTOP, "en"))
    (release,) = site.known(RELEASE)
    who.go(f"/releases/{release}/")
    page = who.page
    expect(page.locator("#moves")).to_be_visible()
    expect(page.get_by_text("Confidential.")).to_be_hidden()
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    expect(page.get_by_text("Confidential.")).to_be_visible()
    for machine in ("#moves", "#colleagues", ".masthead", ".rail", ".foot"):
        expect(page.locator(machine).first).to_be_hidden()
    facts = page.locator(".panel").first
    assert (
        facts.evaluate("panel => getComputedStyle(panel).breakInside") == "auto"
    )  # longer than what is left of a sheet

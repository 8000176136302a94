"""Bad news is written with script too: the fate on which it stands is asked for wherever one is needed."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import PHONE, Seat, at_seats

pytestmark = pytest.mark.browser


@at_seats(Seat(PHONE, "ar"), Seat(language="en"))
def test_the_fate_is_asked_for_with_a_death_and_with_a_new_detention(visit: Visit, site: Site, seat: Seat) -> None:
    (inquiry,) = site.known(
        "SELECT i.reference FROM families_inquiry AS i JOIN families_badnews AS n ON n.inquiry_id = i.id"
        " ORDER BY n.id LIMIT 1"
    )
    liaison = visit("liaison", seat)
    liaison.go(f"/families/{inquiry}/news/new/")
    fate = liaison.page.locator("main [name=finding]")
    for kind, asked in (("death", True), ("mistaken", False), ("detained-again", True), ("corrected", False)):
        liaison.fill({"kind": kind})
        expect(fate).to_be_visible(visible=asked)

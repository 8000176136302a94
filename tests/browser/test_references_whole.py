"""A reference is not parted, and has room where it stands: said aloud after a call, and in a narrow column."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import PHONE, Seat, at_seats

pytestmark = pytest.mark.browser

# Of all references that are shown those that take a second line, or more room than what holds them has inside.
PARTED = """() => [...document.querySelectorAll("main .reference, main .whole")].filter((one) => {
    const holder = one.closest(".panel, .aloud, .columns, main"), style = getComputedStyle(holder);
    const outer = holder.getBoundingClientRect(), box = one.getBoundingClientRect();
    const left = outer.left + parseFloat(style.paddingLeft), right = outer.right - parseFloat(style.paddingRight);
    const lines = box.height / parseFloat(getComputedStyle(one).fontSize);
    return box.width && (box.left < left - 1 || box.right > right + 1 || lines > 1.9);
}).map((one) => one.outerHTML)"""


@at_seats(Seat((1280, 800), "ar"), Seat((1280, 800), "en"), Seat(PHONE, "ar"))
def test_no_reference_is_parted_after_a_call_or_beside_a_report(visit: Visit, site: Site, seat: Seat) -> None:
    liaison = visit("liaison", seat)
    for inquiry, report in zip(
        site.known("SELECT q.reference FROM families_extortionreport r JOIN families_inquiry q ON q.id = r.inquiry_id"),
        site.known("SELECT reference FROM families_extortionreport WHERE inquiry_id IS NOT NULL"),
        strict=True,
    ):
        for page in (f"/families/{inquiry}/taken/", f"/families/extortion/{report}/"):
            liaison.go(page)
            assert liaison.page.evaluate(PARTED) == [], page

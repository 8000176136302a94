"""A case file as two supervisors see it: asked for, its own approval refused, approved by the other one, downloaded."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.screens import EXAMPLES
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

SEATS = [Seat(PHONE, "ar"), Seat(DESKTOP, "en", "dark")]


@at_seats(*SEATS)
@pytest.mark.parametrize("of", ["releases:case-file", "releases:person-case-file"])
def test_a_case_file_by_two_people(visit: Visit, site: Site, seat: Seat, of: str) -> None:
    asker, approver = visit("supervisor", seat), visit("supervisor2", seat)
    asker.go(site.known(EXAMPLES[of])[0])
    assert faults(asker) == []
    asker.button("Ask for it").click()  # nothing typed yet
    expect(asker.page.locator("main .error-summary, main [role=alert]").first).to_be_visible()
    asker.fill({"recipient": "Judge Salem, first chamber", "why": "The court hears the case."})
    asker.button("Ask for it").click()
    address = asker.page.url.removeprefix(site.address)
    assert address.startswith("/exports/L-")
    assert asker.post(f"{address}approve/", {"revision": "0"}) == 403

    approver.go(address)
    assert faults(approver) == []
    approver.button("Approve").click()
    data = downloaded(asker, address)
    assert hashlib.sha256(data).hexdigest() in asker.page.locator(".digest").all_inner_texts()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("case-file.pdf").startswith(b"%PDF-")
        for digest, _two, name in (line.partition("  ") for line in archive.read("SHA256SUMS").decode().splitlines()):
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    assert faults(asker) == []


def downloaded(who: Visitor, address: str) -> bytes:
    """What comes when the button appears that says so."""
    who.go(address)
    expect(who.button("Download")).to_be_visible(timeout=120_000)
    with who.page.expect_download() as coming:
        who.button("Download").click()
    path = Path(coming.value.path())
    who.go(address)
    return path.read_bytes()

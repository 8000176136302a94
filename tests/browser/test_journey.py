"""The main job as a team does it: entered, refused to its own writer, verified, counted, disputed, verified again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

TALLY = f"/tallies/?wave={entering.WAVE}&facility={entering.FACILITY}"
SEATS = [
    Seat(DESKTOP, "en"),
    Seat(PHONE, "ar"),
    Seat(PHONE, "en"),
    Seat(DESKTOP, "ar"),
]
DOUBT = "The day differs from what his brother said: ask him again."


@at_seats(*SEATS, daily=2)
def test_a_release_from_the_form_to_the_table(visit: Visit, seat: Seat, tmp_path: Path) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    counted = total(supervisor)
    reference = enter(documenter, tmp_path)

    nobody_verifies_their_own(documenter, reference)
    verify_from_the_queue(supervisor, reference)
    assert total(supervisor) == counted + 1

    dispute(supervisor, reference)
    assert total(supervisor) == counted
    correct(documenter, reference)

    supervisor2 = visit("supervisor2", seat)
    verify_from_the_queue(supervisor2, reference)
    assert total(supervisor2) == counted + 1
    is_told(documenter, reference, "Verified")

    analyst = visit("analyst", seat)
    assert total(analyst) == counted + 1
    assert total_of_file(analyst) == counted + 1


def enter(who: Visitor, folder: Path) -> str:
    """Enter and submit a new person's release; its reference."""
    who.go("/releases/new/")
    who.fill(entering.person() | entering.facts() | entering.claim())
    who.fill({"claims-0-file": entering.picture(folder)})
    who.button("Enter and submit").click()
    who.sees_status("submitted")
    return who.page.locator("copy-reference .reference").inner_text()


def nobody_verifies_their_own(who: Visitor, reference: str) -> None:
    expect(who.button("Verify")).to_have_count(0)
    assert who.post(f"/releases/{reference}/moves/verify/", {"revision": "1"}) == 403
    who.page.reload()
    who.sees_status("submitted")


def verify_from_the_queue(who: Visitor, reference: str) -> None:
    who.go("/releases/queue/?sort=-since")  # the newest first: the oldest fill a page
    who.page.locator("main").get_by_role("link", name=reference).click()
    who.button("Verify").click()
    link = who.page.locator(".messages a", has_text=reference)  # the next of the queue stands open
    expect(link).to_be_visible()
    link.click()
    who.sees_status("verified")


def dispute(who: Visitor, reference: str) -> None:
    who.go(f"/releases/{reference}/")
    who.link("Dispute").click()
    who.fill({"reason": "not-enough-yet", "sentence": DOUBT})
    who.button("Dispute").click()
    who.sees_status("disputed")


def correct(who: Visitor, reference: str) -> None:
    """Read on the first page why it was disputed, change the day, submit."""
    is_told(who, reference, "Disputed")
    expect(who.page.locator("#told")).to_contain_text(DOUBT)
    who.page.locator("#told").get_by_role("link", name=reference).first.click()
    who.button("Change the facts").click()
    who.link("Edit the facts").click()
    who.fill({"date": "9/12/2024"})
    who.button("Save").click()
    expect(who.page.locator("#facts")).to_contain_text("9")
    who.button("Submit").click()
    who.sees_status("submitted")


def is_told(who: Visitor, reference: str, english: str) -> None:
    """The worker has put the decision on the first page, some seconds after it was made."""
    told = who.page.locator("#told li", has_text=reference).filter(has_text=re.compile(who.words(english), re.I))
    for _ in range(20):
        who.go("/")
        if told.count():
            return
        who.page.wait_for_timeout(500)
    raise AssertionError(f"Nobody has told {english} of {reference}.")


def total(who: Visitor) -> int:
    """What the screen of tallies counts."""
    who.go(TALLY)
    expect(who.page.locator("main tfoot .number, main .empty").first).to_be_visible()
    return sum(int(text) for text in who.page.locator("main tfoot .number").all_inner_texts()[:1])


def total_of_file(who: Visitor) -> int:
    """The row TOTAL of the CSV that the screen hands out."""
    with who.page.expect_download() as download:
        who.link("CSV").first.click()
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    row = next(line for line in lines if line.startswith("TOTAL"))
    return int(row.rsplit(",", 1)[1])

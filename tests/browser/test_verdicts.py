"""A supervisor's morning: a queue walked by keys, two at one queue, many at once, a note to the author and back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser
SEATS = [Seat(DESKTOP, "en", "dark"), Seat(PHONE, "ar")]
NAME = re.compile(r"R-[2-9A-Z]{4}-[2-9A-Z]{4}")
SIX = 6
SETTLED = 1_100  # milliseconds after which the key of a record that has just opened decides


def submitted(who: Visitor, folder: Path) -> str:
    """A new person's release, submitted; its reference."""
    who.go("/releases/new/")
    who.fill(entering.person() | entering.facts() | entering.claim())
    who.button("Enter and submit").click()
    who.sees_status("submitted")
    return who.page.locator("copy-reference .reference").inner_text()


def here(page: Page) -> str:
    """The reference of the record that is open."""
    found = NAME.search(page.url)
    return found[0] if found else ""


@at_seats(Seat(DESKTOP, "en"))
def test_six_verdicts_by_keys_the_next_opens_by_itself(visit: Visit, seat: Seat, tmp_path: Path) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    entered = [submitted(documenter, tmp_path) for _turn in range(SIX)]
    page = supervisor.page
    supervisor.go("/releases/queue/?sort=-since&others=on&ready=on")
    page.keyboard.press("o")
    page.wait_for_url("**at=**")
    pressed, decided = 1, []
    for turn in range(SIX):
        expect(page.locator("[data-key=KeyV]")).to_be_visible()
        reference = here(page)
        if turn == SIX - 1:  # the last of them goes back, with a reason and a sentence
            page.keyboard.press("r")
            expect(page.locator("main [name=reason]").first).to_be_focused()
            for key in ("Space", "Tab"):
                page.keyboard.press(key)
            page.keyboard.type("Ask his brother.")  # the text itself is not counted
            page.keyboard.press("Control+Enter")
            pressed += 4
        else:
            # A worker may have flagged so many entries in a row: then the first V only says so.
            times = 1 + page.locator("[data-key=KeyV][data-asks]").count()
            page.wait_for_timeout(SETTLED)
            for _time in range(times):
                page.keyboard.press("v")
            pressed += 1
        page.wait_for_url(re.compile(f"^(?!.*{reference})"))
        expect(page.locator(".messages a")).to_contain_text(reference)
        decided.append(reference)
    assert sorted(decided) == sorted(entered)
    assert pressed <= SIX * 2


@at_seats(*SEATS)
def test_two_supervisors_are_never_at_one_record_unknowingly(visit: Visit, seat: Seat, tmp_path: Path) -> None:
    documenter, first, second = visit("documenter", seat), visit("supervisor", seat), visit("supervisor2", seat)
    older, newer = submitted(documenter, tmp_path), submitted(documenter, tmp_path)
    queue = "/releases/queue/?sort=-since"
    first.go(queue)
    with first.page.expect_response("**/open/"):
        first.page.locator("main").get_by_role("link", name=newer).click()
    second.go(queue)
    expect(second.page.locator(f"#at-{newer}")).to_contain_text(re.compile(r"\d\d:\d\d"))
    second.go(f"/releases/{newer}/")
    second.page.wait_for_load_state("networkidle")  # it is drawn anew when the page has come
    notice = second.page.locator("[data-present] .callout")
    expect(notice).to_be_visible()
    box = notice.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < seat.size[1]
    second.go(queue)
    second.page.locator("#results a.primary").click()
    second.page.wait_for_url("**at=**")
    assert here(second.page) == older
    first.go("/")  # left by going elsewhere, which the page says as it goes
    for _turn in range(20):
        second.go(queue)
        if not second.page.locator(f"#at-{newer}").inner_text().strip():
            return
        second.page.wait_for_timeout(300)
    raise AssertionError("Who has left a record is still said to be at it.")


@at_seats(Seat(DESKTOP, "ar"))
def test_where_a_flag_stands_the_first_press_of_the_key_asks(visit: Visit, seat: Seat, tmp_path: Path) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    reference = submitted(documenter, tmp_path)
    documenter.go(f"/flags/of-release/{reference}/")
    documenter.fill({"severity": "warning", "said": "اسألوا أمل أولًا."})
    documenter.page.locator("main form button.primary").click()
    documenter.page.wait_for_url("**/flags/**")
    supervisor.go(f"/releases/{reference}/")
    page, verify = supervisor.page, supervisor.page.locator("[data-key=KeyV]")
    page.wait_for_timeout(SETTLED)
    page.keyboard.press("v")
    expect(verify).to_be_focused()
    expect(page.locator("[data-key=KeyV] + [role=status]")).not_to_be_empty()
    supervisor.sees_status("submitted")
    page.keyboard.press("v")
    supervisor.sees_status("verified")


@at_seats(Seat(DESKTOP, "en"))
def test_a_second_press_of_the_key_does_not_decide_on_the_next_record(visit: Visit, seat: Seat, tmp_path: Path) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    for _turn in range(2):
        submitted(documenter, tmp_path)
    page = supervisor.page
    supervisor.go("/releases/queue/?sort=-since&others=on&ready=on")
    page.keyboard.press("o")
    page.wait_for_url("**at=**")
    before = here(page)
    said = page.locator("[data-key=KeyV] + [role=status]")
    page.keyboard.press("v")
    expect(said).to_contain_text("only just opened")
    supervisor.sees_status("submitted")
    assert here(page) == before


@at_seats(*SEATS)
def test_several_at_once_with_the_sentence_for_each_that_does_not_pass(
    visit: Visit, seat: Seat, tmp_path: Path
) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    good, again = submitted(documenter, tmp_path), submitted(documenter, tmp_path)
    supervisor.go("/releases/queue/?sort=-since")
    for reference in (good, again):
        supervisor.page.locator(f"input[name=release][value^='{reference}.']").check()
    documenter.go(f"/releases/{again}/")
    documenter.button("Take back").click()
    documenter.sees_status("draft")
    supervisor.button("Verify several…").click()
    supervisor.page.wait_for_url("**/many/**")
    expect(supervisor.page.locator("#left-out")).to_contain_text(again)
    supervisor.fill({"sentence": "نظرت فيها أمل وأنا يوم الأحد."})
    supervisor.page.locator("#course button.primary").click()
    expect(supervisor.page.locator("#course .callout").first).to_be_visible()
    supervisor.go(f"/releases/{good}/")
    supervisor.sees_status("verified")
    supervisor.go(f"/releases/{again}/")
    supervisor.sees_status("draft")


@at_seats(*SEATS)
def test_a_note_to_the_author_is_answered_and_the_record_verified(visit: Visit, seat: Seat, tmp_path: Path) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    reference = submitted(documenter, tmp_path)
    asked, answered = "بأي تقويم هذا اليوم؟", "بالميلادي، كما قال ابنه."
    supervisor.go(f"/releases/{reference}/")
    supervisor.link("Return").click()
    supervisor.fill({"reason": "not-enough-yet", "sentence": "ينقص التقويم."})
    supervisor.fill({"notes-0-at": "date", "notes-0-text": asked})
    supervisor.button("Return").click()
    supervisor.sees_status("returned")

    documenter.go(f"/releases/{reference}/change/")
    field = documenter.page.locator(".field", has=documenter.page.locator("[name=date]"))
    expect(field.locator(".noted")).to_contain_text(asked)
    field.locator("[name^=answer-]").fill(answered)
    documenter.button("Save").click()
    documenter.button("Submit").click()
    documenter.sees_status("submitted")

    supervisor.go(f"/releases/{reference}/")
    expect(supervisor.page.locator("#facts .noted.settled")).to_contain_text(answered)
    supervisor.button("Verify").click()
    supervisor.sees_status("verified")

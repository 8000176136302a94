"""A mention leads to the record; two revisions are compared; what a colleague has is handed over in one act."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

TEXT = "سأل عنه ابن عمه: هل اليوم صحيح؟"
SEATS = [Seat(PHONE, "ar"), Seat(DESKTOP, "en", "dark")]


def enter(who: Visitor) -> str:
    """Enter and submit a new person's release; its reference."""
    who.go("/releases/new/")
    who.fill(entering.person() | entering.facts() | entering.claim())
    who.button("Enter and submit").click()
    who.sees_status("submitted")
    return who.page.locator("copy-reference .reference").inner_text()


@at_seats(*SEATS)
def test_who_is_mentioned_is_led_to_the_record_and_answers(visit: Visit, seat: Seat) -> None:
    documenter, supervisor = visit("documenter", seat), visit("supervisor", seat)
    reference = enter(documenter)
    documenter.link("Comment").click()
    documenter.fill({"text": TEXT})
    documenter.page.locator("main label", has_text="أم خالد").click()
    documenter.button("Say it").click()
    expect(documenter.page.locator("main .timeline")).to_contain_text(TEXT)

    supervisor.page.locator(".masthead .notices").click()
    notice = supervisor.page.locator("main li", has_text=reference).first
    expect(notice).to_contain_text(supervisor.words("You are mentioned"))
    expect(notice).not_to_contain_text(TEXT)
    notice.get_by_role("link", name=reference).click()
    expect(supervisor.page.locator("#colleagues")).to_contain_text(TEXT)
    supervisor.page.locator("#colleagues").get_by_role(
        "button", name=supervisor.words("Tell me here when it changes")
    ).click()

    documenter.go(f"/releases/{reference}/")
    documenter.button("Take back").click()
    supervisor.go("/notices/?kind=watched")
    watched = supervisor.page.locator("main li", has_text=reference)
    expect(watched).to_contain_text(re.compile(supervisor.words("It was taken back"), re.I))
    watched.get_by_role("button", name=supervisor.words("Put aside")).click()
    supervisor.go("/notices/?kind=watched")
    expect(supervisor.page.locator("main li", has_text=reference)).to_have_count(0)


@at_seats(*SEATS)
def test_two_revisions_are_compared(visit: Visit, seat: Seat) -> None:
    documenter = visit("documenter", seat)
    reference = enter(documenter)
    documenter.button("Take back").click()
    documenter.link("Edit the facts").click()
    documenter.fill({"date": "9/12/2024"})
    documenter.button("Save").click()
    documenter.button("Submit").click()
    documenter.sees_status("submitted")
    documenter.link("Revisions, and what differs").click()
    documenter.page.wait_for_url(f"**/releases/{reference}/compare/")
    documenter.page.locator("main [name=old]").select_option("1")
    documenter.page.locator("main [name=new]").select_option("2")
    documenter.button("Compare").click()
    expect(documenter.page.locator("#changes tbody tr")).to_have_count(1)
    documenter.page.locator("#revisions a").last.scroll_into_view_if_needed()
    documenter.page.locator("#revisions .what a").last.click()
    expect(documenter.page.locator("main h1")).to_contain_text("1")


def test_what_a_colleague_has_goes_in_one_act(visit: Visit) -> None:
    seat = Seat(PHONE, "ar")
    documenter, supervisor, receiver = visit("documenter2", seat), visit("supervisor", seat), visit("supervisor2", seat)
    reference = enter(documenter)
    supervisor.go("/days/")
    supervisor.page.locator("#people li", has_text="مجد").get_by_role("link").last.click()
    supervisor.page.wait_for_url("**/hand-over/")
    panel = supervisor.page.locator("main .panel", has=supervisor.page.locator("form"))
    value = panel.locator("select option", has_text="هاني").get_attribute("value")
    panel.locator("select").select_option(value)
    supervisor.button("Hand over all of it").click()
    expect(supervisor.page.locator("main")).to_contain_text(supervisor.words("Nothing is left"))
    receiver.go("/notices/?kind=handed")
    receiver.page.locator("main").get_by_role("link", name=receiver.words("What was handed over")).first.click()
    expect(receiver.page.locator("main")).to_contain_text("مجد")
    receiver.go(f"/releases/{reference}/")
    expect(receiver.page.locator("#facts")).to_contain_text("هاني")

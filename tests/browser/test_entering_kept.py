"""The line cut, the server stopped, the session over, somebody else at the browser: not one letter is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import Seat, Visitor

pytestmark = pytest.mark.browser
TEXT = "قال إنهم نُقلوا قبل الفجر، وإن أسماءهم قُرئت مرتين."
KEPT = ".kept-draft .kept"


def begin(who: Visitor, given: str) -> dict[str, str]:
    """What was typed into the page of entry."""
    who.go("/releases/new/")
    typed = entering.person(given) | entering.facts() | entering.claim(text=TEXT)
    who.fill(typed)
    return {name: str(value) for name, value in typed.items()}


def stands(who: Visitor, typed: dict[str, str]) -> None:
    """All of it stands in the form."""
    for name, value in typed.items():
        expect(who.page.locator(f"main [name='{name}']").first).to_have_value(value)


def made(who: Visitor, given: str) -> int:
    return len(who.site.known(f"SELECT id FROM detainees_detainee WHERE name_ar LIKE '{given} %النبهان'"))


def forgive_htmx(who: Visitor) -> None:
    """What it says to itself when nobody answers, or refuses, is no fault of the page."""
    who.complaints[:] = [
        complaint for complaint in who.complaints if "htmx" not in complaint and "403" not in complaint
    ]


def sign_in(who: Visitor, page: Page, username: str = "documenter") -> None:
    page.locator("main [name=login]").fill(username)
    page.locator("main [name=password]").fill(who.site.password)
    page.locator("main form button.primary").click()
    expect(page.locator("[popovertarget=user-menu]")).to_be_visible()


def test_it_is_kept_a_moment_after_the_last_key_and_found_on_another_machine(visit: Visit) -> None:
    who = visit("documenter", Seat(language="en"))
    typed = begin(who, "سراج")
    expect(who.page.locator(KEPT)).to_contain_text("Kept")
    assert "draft=" in who.page.url
    other = visit("documenter", Seat(language="en"))
    other.go("/")
    other.page.locator("#drafts").get_by_role("link", name="Go on").first.click()
    stands(other, typed)
    who.page.reload()
    stands(who, typed)
    other.button("Keep as a draft").click()
    other.sees_status("draft")
    assert made(who, "سراج") == 1


def go_on(who: Visitor) -> str:
    """Open what was kept last; the name that stands in it."""
    who.page.locator("tbody a").first.click()
    return who.page.locator("[name=given_ar]").input_value()


def test_it_is_kept_on_leaving(visit: Visit) -> None:
    who = visit("documenter", Seat(language="en"))
    who.go("/releases/new/")
    who.fill({"given_ar": "نزار", "note": TEXT})
    who.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # seen still: nothing is sent
    who.page.on("dialog", lambda dialog: dialog.accept())
    for _try in range(10):  # what was sent on leaving may come after the next page was asked for
        who.go("/drafts/")
        if who.page.locator("tbody a").count() and go_on(who) == "نزار":
            break
    stands(who, {"given_ar": "نزار", "note": TEXT})


def test_what_is_sent_at_once_is_kept_first(visit: Visit) -> None:
    """Whatever becomes of the sending, what was typed in the last moment is on the server."""
    who = visit("documenter", Seat(language="en"))
    who.go("/releases/new/")
    who.fill({"given_ar": "وائل", "date": "2022-13"})
    who.button("Enter and submit").click()
    expect(who.page.locator(".error-summary")).to_be_visible()
    who.go("/drafts/")
    who.page.locator("tbody a").first.click()
    stands(who, {"given_ar": "وائل", "date": "2022-13"})


def test_what_was_sent_in_another_tab_is_not_said_to_be_kept_here(visit: Visit) -> None:
    who = visit("documenter", Seat(language="en"))
    begin(who, "جميل")
    expect(who.page.locator(KEPT)).to_contain_text("Kept")
    tab = who.context.new_page()
    tab.goto(who.page.url)
    tab.locator("main button[name=draft][value='1']").click()
    expect(tab.locator(".status").first).to_contain_text("draft", ignore_case=True)
    who.fill({"note": TEXT})
    expect(who.page.locator(KEPT)).to_contain_text("sent already")
    assert who.page.locator("form[data-unsaved]").get_attribute("data-kept") is None


def test_the_line_is_cut_and_it_is_sent_by_itself_when_it_is_back(visit: Visit) -> None:
    who = visit("documenter", Seat(language="en"))
    typed = begin(who, "لقمان")
    expect(who.page.locator(KEPT)).to_contain_text("Kept")
    who.context.set_offline(True)
    who.fill({"mother_ar": "سعاد"})
    who.button("Enter and submit").click()
    trouble = who.page.locator(".trouble")
    expect(trouble).to_contain_text("sent by itself")
    stands(who, typed | {"mother_ar": "سعاد"})
    who.context.set_offline(False)
    who.sees_status("submitted")
    assert made(who, "لقمان") == 1
    forgive_htmx(who)


def test_the_server_is_stopped_in_the_midst(visit: Visit) -> None:
    who = visit("documenter", Seat(language="ar"))
    typed = begin(who, "إياس")
    web = who.site.running.part("web")
    assert web is not None
    for each in (web, *web.children(recursive=True)):
        each.kill()
    who.fill({"mother_ar": "سعاد"})
    who.button("Enter and submit").click()
    # As long as the machine takes to start it again.
    expect(who.page.locator("copy-reference .reference").first).to_be_visible(timeout=60_000)
    who.sees_status("submitted")
    assert made(who, "إياس") == 1
    expect(who.page.locator("main")).to_contain_text(typed["claims-0-text"])
    forgive_htmx(who)


def test_the_session_ends_in_the_midst_and_one_signs_in_beside(visit: Visit) -> None:
    who = visit("documenter", Seat(language="en"))
    typed = begin(who, "مالك")
    expect(who.page.locator(KEPT)).to_contain_text("Kept")
    who.context.clear_cookies(name="sessionid")
    who.fill({"grandfather_ar": "مظهر"})
    trouble = who.page.locator(".trouble")
    expect(trouble).to_contain_text("You are signed out")
    with who.context.expect_page() as opened:
        trouble.get_by_role("link", name="Sign in").click()
    sign_in(who, opened.value)
    opened.value.close()
    expect(trouble).to_be_hidden()
    expect(who.page.locator(KEPT)).to_contain_text("Kept")
    stands(who, typed | {"grandfather_ar": "مظهر"})
    who.button("Enter and submit").click()
    who.sees_status("submitted")
    assert made(who, "مالك") == 1
    forgive_htmx(who)


def test_somebody_else_who_signs_in_gets_nothing_of_it(visit: Visit) -> None:
    who = visit("documenter", Seat(language="en"))
    typed = begin(who, "ربيع")
    expect(who.page.locator(KEPT)).to_contain_text("Kept")
    who.context.clear_cookies()
    beside = who.context.new_page()
    beside.goto(who.site.address + "/accounts/login/")
    sign_in(who, beside, "documenter2")
    assert beside.locator("#drafts").count() == 0 or TEXT not in beside.content()
    who.fill({"grandfather_ar": "مظهر"})
    expect(who.page.locator(".trouble")).to_contain_text("Somebody else has signed in")
    who.button("Enter and submit").click()
    expect(who.page.locator(".trouble")).to_contain_text("Somebody else has signed in")
    assert made(who, "ربيع") == 0
    stands(who, typed | {"grandfather_ar": "مظهر"})
    forgive_htmx(who)


def test_two_editors_choose_fact_by_fact(visit: Visit) -> None:
    first, last = visit("documenter", Seat(language="en")), visit("documenter2", Seat(language="en"))
    begin(first, "حازم")
    first.button("Keep as a draft").click()
    first.sees_status("draft")
    address = first.page.url.removeprefix(first.site.address) + "change/"
    for who in (first, last):
        who.go(address)
    first.fill({"date": "10/12/2024", "authority": "theirs"})
    first.button("Save").click()
    first.sees_status("draft")
    last.fill({"date": "11/12/2024", "note": TEXT})
    last.button("Save").click()
    table = last.page.locator(".versions")
    expect(table).to_contain_text("10/12/2024")
    expect(table.locator("[name=keep-authority][value=theirs]")).to_be_checked()
    expect(table.locator("[name=keep-date][value=mine]")).to_be_checked()
    table.locator("[name=keep-date][value=theirs]").check()
    expect(last.page.locator("[name=date]")).to_have_value("10/12/2024")
    table.locator("[name=keep-date][value=mine]").check()
    expect(last.page.locator("[name=date]")).to_have_value("11/12/2024")
    expect(last.page.locator("[name=note]")).to_have_value(TEXT)
    last.button("Save").click()
    facts = last.page.locator("#facts")
    expect(facts).to_contain_text(TEXT)
    expect(facts).to_contain_text("theirs")
    expect(facts).to_contain_text("11 December 2024")

"""A file in the browser: sent in parts over a line that drops, shown as a clean copy, blurred where it distresses."""

import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Route, expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats
from tests.releases.files import drawing

pytestmark = pytest.mark.browser
SEATS = [Seat(PHONE, "ar"), Seat(DESKTOP, "en", "dark")]
PARTS = "**/releases/evidence/uploads/*/"
DROPS = 3


def big_picture(folder: Path, seed: int) -> Path:
    """A picture of some hundred kilobytes, which takes several parts, and whose points are nobody else's."""
    image = drawing((700, 500), seed)
    image.paste(Image.frombytes("RGB", (700, 250), os.urandom(700 * 250 * 3)))
    file = folder / f"صورة-{seed}.png"
    image.save(file)
    return file


def drop_some(who: Visitor) -> list[str]:
    """Let the line drop under the first parts; the list of what was dropped."""
    dropped: list[str] = []

    def handle(route: Route) -> None:
        if route.request.method == "PATCH" and len(dropped) < DROPS:
            dropped.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    who.page.route(PARTS, handle)
    return dropped


def entered(who: Visitor, file: Path, *, distressing: bool = False) -> None:
    """A draft with the file; the form is sent as soon as the file is chosen."""
    who.go("/releases/new/")
    who.fill(entering.person() | entering.facts() | entering.claim(shows="photograph"))
    if distressing:
        who.page.locator("[name='claims-0-distressing']").first.check()
    who.fill({"claims-0-file": file})
    who.button("Keep as a draft").click()
    who.sees_status("draft")


def opened(who: Visitor) -> None:
    """The page of the piece, when a worker has made its copies."""
    with who.page.expect_navigation():  # with its style sheet: what is measured before that is as wide as it likes
        who.page.locator(".pieces a").last.click()
    for _time in range(40):
        if not who.page.get_by_text(who.words("The clean copy is being prepared.")).count():
            return
        who.page.wait_for_timeout(500)
        who.page.reload()


@at_seats(*SEATS)
def test_a_file_comes_over_a_line_that_drops_and_the_form_waits_for_it(
    visit: Visit, seat: Seat, tmp_path: Path
) -> None:
    who = visit("documenter", seat)
    dropped = drop_some(who)
    entered(who, big_picture(tmp_path, 3))
    assert len(dropped) == DROPS
    who.complaints[:] = [each for each in who.complaints if "net::ERR" not in each]
    opened(who)
    picture = who.page.locator(".page-of-evidence img")
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") == 700
    assert faults(who) == []
    who.link("Chain of custody").click()
    who.button("Compare the stored original now").click()
    expect(who.page.get_by_text(who.words("is the file that was received")).first).to_be_visible()
    assert faults(who) == []


@pytest.mark.parametrize("script", [True, False])
def test_what_is_distressing_is_blurred_until_asked(visit: Visit, script: bool, tmp_path: Path) -> None:
    who = visit("documenter", Seat(PHONE, "ar", script=script))
    entered(who, big_picture(tmp_path, 5), distressing=True)
    opened(who)
    expect(who.page.locator(".veil img")).to_be_visible()
    expect(who.page.locator(".page-of-evidence img")).to_have_count(0)
    assert faults(who) == [] if script else True
    who.link("Show it").click()
    expect(who.page.locator(".page-of-evidence img")).to_be_visible()


def test_what_is_none_of_ours_is_said_at_once_and_another_one_can_be_chosen(visit: Visit, tmp_path: Path) -> None:
    who = visit("documenter", Seat(DESKTOP, "en"))
    who.go("/releases/new/")
    program = tmp_path / "photo.jpg"
    program.write_bytes(b"MZ" + b"x" * 1000)
    who.fill({"claims-0-file": program})
    expect(who.page.locator("file-upload .said")).to_contain_text("program")
    who.fill({"claims-0-file": big_picture(tmp_path, 7)})
    expect(who.page.locator("file-upload .said")).to_contain_text("Received and kept:")
    assert faults(who) == []


def test_a_file_is_stopped_and_taken_away(visit: Visit, tmp_path: Path) -> None:
    who = visit("documenter", Seat(DESKTOP, "en"))
    who.go("/releases/new/")
    chosen = who.page.locator("file-upload [type=file]")
    expect(chosen).to_be_visible()
    who.fill({"claims-0-file": big_picture(tmp_path, 9)})
    expect(who.page.locator("file-upload .said")).to_contain_text("Received and kept:")
    expect(chosen).to_be_hidden()  # it would say that no file was chosen
    who.button("Stop and remove the file").click()
    expect(chosen).to_be_focused()
    expect(who.page.locator("file-upload [name='claims-0-kept_file']")).to_have_value("")


@at_seats(*SEATS)
def test_a_box_is_drawn_and_a_second_person_looks(visit: Visit, seat: Seat, tmp_path: Path) -> None:
    who, second = visit("documenter", seat), visit("supervisor", seat)
    entered(who, big_picture(tmp_path, 11))
    opened(who)
    who.link("Make a redacted copy").click()
    picture = who.page.locator("draw-boxes img")
    who.page.wait_for_load_state()
    picture.evaluate("one => one.decode()")  # until then nobody knows how high it is
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None
    who.page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.2)
    who.page.mouse.down()
    who.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6)
    who.page.mouse.up()
    expect(who.page.locator("draw-boxes i")).to_have_count(1)
    left, top, width, height = map(float, who.page.locator("[name=boxes]").input_value().split())
    assert abs(left - 10) < 1.5
    assert abs(top - 20) < 1.5
    assert abs(width - 40) < 2
    assert abs(height - 40) < 2
    assert faults(who) == []
    who.fill({"for_whom": "المحكمة"})
    who.button("Make the copy").click()
    expect(who.link("Take the copy out")).to_have_count(0)
    assert faults(who) == []
    second.go(who.page.url.removeprefix(who.site.address))
    assert faults(second) == []
    second.button("No: it can be used").click()
    with second.page.expect_download() as taken:
        second.link("Take the copy out").click()
    assert taken.value.suggested_filename.startswith("evidence-")


def test_a_page_is_written_out_and_found(visit: Visit, tmp_path: Path) -> None:
    who = visit("documenter", Seat(PHONE, "ar"))
    entered(who, big_picture(tmp_path, 13))
    opened(who)
    who.link("Write out what stands there").click()
    assert faults(who) == []
    who.fill({"text": "١. هيثم البرازي – حمص"})
    who.button("Keep the transcript").click()
    who.link("Search in transcripts").click()
    who.fill({"sought": "برازي هيثم"})
    who.page.locator("main form button").first.click()
    expect(who.page.locator("#results li")).to_have_count(1)
    assert faults(who) == []
    found = who.page.url
    who.page.locator("#results a").first.click()
    expect(who.page).not_to_have_url(found)
    who.page.go_back()
    expect(who.page).to_have_url(found)
    expect(who.page.locator("#results li")).to_have_count(1)
    expect(who.page.locator("main [name=sought]")).to_have_value("برازي هيثم")

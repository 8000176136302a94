"""A list in the browser: sent, named, looked through, imported in part, its refused rows taken home, taken back."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

pytestmark = pytest.mark.browser
BAD = 40
PATIENCE = 120_000  # milliseconds for a worker with other work
LOOKS = 60  # at the first page, every other second
FAMILIES = ("الحموي", "الشامي", "الحلبي", "الديري", "البانياسي", "السلموني", "الزبداني", "القصيري")
GIVEN = ("أنس", "باسل", "تمام", "جابر", "حازم", "ربيع", "زياد", "سامر", "طارق", "عامر", "فادي", "كرم", "ماهر", "نزار")


def listed(folder: Path, rows: int, mark: str) -> Path:
    """A list of so many rows, of which BAD are bad."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["الرقم", "الاسم", "اسم الأب", "الكنية", "تاريخ الاعتقال", "تاريخ الإفراج"])
    for at in range(rows):
        given, father = GIVEN[at % len(GIVEN)], GIVEN[(at // len(GIVEN)) % len(GIVEN)]
        family = FAMILIES[(at // 200) % len(FAMILIES)]
        arrest = "13/13/2013" if at < BAD else "آذار 2013"
        writer.writerow([f"{mark}-{at}", given, father, family, arrest, "2022-05-03"])
    file = folder / f"{mark}.csv"
    file.write_text(out.getvalue(), encoding="utf-8-sig")
    return file


def brought(who: Visitor, file: Path) -> None:
    """Sent, its source named, and looked through."""
    who.go("/releases/imports/new/")
    who.page.set_input_files("input[type=file]", file)
    who.button("Bring it in").click()
    through = who.page.get_by_role("button", name=who.words("Look through"))
    expect(through).to_be_visible(timeout=PATIENCE)
    who.page.locator("[name=source_name]").fill("قائمة المتصفح")
    through.click()
    expect(who.page.get_by_role("button", name=who.words("Import the good rows"))).to_be_visible(timeout=PATIENCE)


def imported(visit: Visit, site: Site, folder: Path, rows: int, mark: str) -> Visitor:
    who = visit("documenter", Seat(DESKTOP, "en"))
    brought(who, listed(folder, rows, mark))
    expect(who.page.locator("#rows table tbody tr").first).to_be_visible()
    who.button("Import the good rows").click()
    expect(who.page.get_by_text(who.words("Refused rows as a file"))).to_be_visible(timeout=PATIENCE)
    who.sees_status("imported")  # without the page having been asked for anew
    assert site.known(f"SELECT count(*) FROM detainees_detainee WHERE external_id LIKE '{mark}-%'") == [str(rows - BAD)]
    with who.page.expect_download() as taken:
        who.page.get_by_text(who.words("Refused rows as a file")).click()
    assert len(Path(taken.value.path()).read_text("utf-8-sig").splitlines()) == BAD + 1
    return who


def test_a_list_with_forty_bad_rows_is_imported_and_taken_back(visit: Visit, site: Site, tmp_path: Path) -> None:
    who = imported(visit, site, tmp_path, 300, "web")
    who.page.get_by_role("link", name=who.words("Take the import back")).click()
    who.button("Take the import back").click()
    gone = who.words("The records that this import had made are gone, and nothing of it is counted.")
    expect(who.page.get_by_text(gone)).to_be_visible(timeout=PATIENCE)
    assert site.known("SELECT count(*) FROM detainees_detainee WHERE external_id LIKE 'web-%'") == ["0"]


@pytest.mark.full
def test_ten_thousand_rows_with_forty_bad_ones_are_imported(visit: Visit, site: Site, tmp_path: Path) -> None:
    imported(visit, site, tmp_path, 10_000, "many")


def test_it_goes_on_when_the_page_is_left_and_says_so_on_the_first_page(
    visit: Visit, site: Site, tmp_path: Path
) -> None:
    who = visit("documenter2", Seat(PHONE, "ar"))
    brought(who, listed(tmp_path, 100, "left"))
    who.button("Import the good rows").click()
    told = who.page.get_by_text(who.words("A list was imported")).first
    for _time in range(LOOKS):
        who.go("/")
        if told.count():
            break
        who.page.wait_for_timeout(2_000)
    expect(told).to_be_visible()
    who.link("Open the list").first.click()
    who.sees_status("imported")

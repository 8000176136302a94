"""A list with names leaves by two people, for a day, to who asked for it; without anybody in it at once."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from casework.models.exports import ExportState
from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, READ_TOKEN, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

SEATS = [Seat(DESKTOP, "en", "dark"), Seat(PHONE, "ar")]
LISTED = "/releases/?scope=verified&facility=sednaya"
RECIPIENT, WHY = "القاضي سليم، الغرفة الأولى", "تسأل المحكمة عمّن أُفرج عنهم من صيدنايا."
SEDNAYA = {"en": "Sednaya", "ar": "صيدنايا"}
# What the page says to which a request for the file leads when there is none.
DOWNLOAD = f"""async (path) => {{
    const answer = await fetch(path, {{method: "POST", headers: {{"X-CSRFToken": {READ_TOKEN}}}}});
    return new DOMParser().parseFromString(await answer.text(), "text/html").body.textContent;
}}"""
PATIENCE = 60_000  # milliseconds for a worker with other work


@at_seats(*SEATS)
def test_names_leave_by_two_people_for_a_day(visit: Visit, site: Site, seat: Seat, tmp_path: Path) -> None:
    analyst, approver = visit("analyst", seat), visit("supervisor2", seat)
    reference = asked_for(analyst)
    assert analyst.post(f"/exports/{reference}/approve/", {"revision": "0"}) == 403
    nobody_approves_their_own(visit("supervisor", seat))

    approved_from_the_list(approver, reference)
    package = downloaded(analyst, reference, tmp_path)
    digests_agree(analyst, package, tmp_path)
    assert approver.post(f"/exports/{reference}/file/", {}) == 403

    a_day_passes(site, reference)
    analyst.go(f"/exports/{reference}/")
    expect(analyst.button("Download")).to_have_count(0)
    sees(analyst, ExportState.OVER)
    assert faults(analyst) == []
    gone = analyst.words("There is no file of this any more. Ask for it again.")
    assert gone in (analyst.page.evaluate(DOWNLOAD, f"/exports/{reference}/file/"))
    analyst.link("Ask for it again").click()
    expect(analyst.page.locator("main .chips")).to_contain_text(SEDNAYA[seat.language])


def test_who_lost_the_role_meanwhile_gets_nothing(visit: Visit, site: Site) -> None:
    seat = SEATS[0]
    analyst, approver = visit("analyst", seat), visit("supervisor2", seat)
    reference = asked_for(analyst)
    with without_roles(site, "analyst"):
        approver.go(f"/exports/{reference}/")
        expect(approver.page.locator("#moves .refusal").first).to_contain_text("they do not hold the role")
        assert approver.post(f"/exports/{reference}/approve/", {"revision": "0"}) == 403
    approved_from_the_list(approver, reference)
    downloaded_at_all(analyst, reference)
    with without_roles(site, "analyst"):
        assert analyst.post(f"/exports/{reference}/file/", {}) in (403, 404)
    handed = "SELECT count(*) FROM casework_exportdownload d JOIN casework_export e ON e.id = d.export_id"
    assert site.known(f"{handed} WHERE e.reference = '{reference}'") == ["0"]


@at_seats(*SEATS)
def test_without_anybody_in_it_a_list_is_there_at_once(visit: Visit, seat: Seat) -> None:
    who = visit("supervisor", seat)
    for path in ("/releases/?scope=verified", "/detainees/", "/releases/sources/"):
        who.go(path)
        who.link("Export").first.click()
        expect(who.page.locator("#open")).to_be_visible()
        assert faults(who) == []
        with who.page.expect_download() as taken:
            who.button("Download").click()
        lines = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
        assert lines[0].startswith("reference,")
        assert len(lines) > 3


def asked_for(who: Visitor) -> str:
    """From the list to the request, a telephone number refused on the way; its reference."""
    who.go(LISTED)
    who.link("Export").first.click()
    expect(who.page.locator("#named")).to_be_visible()
    assert faults(who) == []
    named = who.page.locator("#named")
    who.fill({"recipient": f"{RECIPIENT}، 0933 000 111", "why": WHY})
    named.locator("summary").click()
    named.locator("[name=packed]").check()
    named.locator("[name=tagged]").check()
    named.locator("[name=columns][value=birth]").uncheck()
    named.get_by_role("button", name=who.words("Ask for it")).click()
    expect(who.page.locator("#named .error-summary")).to_be_visible()
    assert faults(who) == []
    expect(who.page.locator("[name=why]")).to_have_value(WHY)
    expect(who.page.locator("#named [name=columns][value=birth]")).not_to_be_checked()
    who.fill({"recipient": RECIPIENT})
    who.page.locator("#named").get_by_role("button", name=who.words("Ask for it")).click()
    who.page.wait_for_url(re.compile("/exports/L-"))
    sees(who, ExportState.ASKED)
    assert faults(who) == []
    return who.page.url.rstrip("/").split("/")[-1]


def nobody_approves_their_own(who: Visitor) -> None:
    reference = asked_for(who)
    expect(who.page.locator("#moves .refusal").first).to_contain_text(
        who.words("You asked for this yourself: another supervisor approves it.")
    )
    expect(who.button("Approve")).to_have_count(0)
    assert who.post(f"/exports/{reference}/approve/", {"revision": "0"}) == 403
    who.page.reload()
    sees(who, ExportState.ASKED)


def approved_from_the_list(who: Visitor, reference: str) -> None:
    who.go("/exports/")
    who.page.locator("#waiting").get_by_role("link", name=reference).click()
    expect(who.page.locator("#asked")).to_contain_text(WHY)
    assert faults(who) == []
    who.button("Approve").click()
    sees(who, ExportState.APPROVED, ExportState.MADE)


def downloaded_at_all(who: Visitor, reference: str) -> None:
    """The page says by itself when the worker has made the file."""
    who.go(f"/exports/{reference}/")
    expect(who.button("Download")).to_be_visible(timeout=PATIENCE)
    sees(who, ExportState.MADE)


def downloaded(who: Visitor, reference: str, folder: Path) -> Path:
    downloaded_at_all(who, reference)
    assert faults(who) == []
    with who.page.expect_download() as taken:
        who.button("Download").click()
    package = folder / f"{who.seat}.zip"
    taken.value.save_as(package)
    return package


def digests_agree(who: Visitor, package: Path, folder: Path) -> None:
    """The manifest beside the download speaks of this file, and that in the package of the file inside."""
    with who.page.expect_download() as taken:
        who.link("Manifest").click()
    beside = json.loads(Path(taken.value.path()).read_text())
    assert beside["sha256"] == hashlib.sha256(package.read_bytes()).hexdigest()
    assert (beside["recipient"], beside["why"]) == (RECIPIENT, WHY)
    with zipfile.ZipFile(package) as archive:
        described, inside = (json.loads(archive.read(f"{name}.json")) for name in ("datapackage", "manifest"))
        data = archive.read(inside["file"])
    assert inside["sha256"] == hashlib.sha256(data).hexdigest()
    assert described["resources"][0]["hash"] == f"sha256:{inside['sha256']}"
    header, tags, *rows, last = data.decode("utf-8-sig").splitlines()
    assert "name_ar" in header.split(",")
    assert "birth" not in header.split(",")
    assert "#meta+id" in tags.split(",")
    assert len(rows) == inside["rows"] > 3
    assert beside["export"] in last
    assert RECIPIENT in last


def sees(who: Visitor, *states: ExportState) -> None:
    """The state of the export on whose page they are, in their words."""
    with override(who.seat.language):
        words = "|".join(re.escape(str(state.label)) for state in states)
    expect(who.status()).to_contain_text(re.compile(words, re.IGNORECASE), timeout=PATIENCE)


def a_day_passes(site: Site, reference: str) -> None:
    """For this export alone, as the owner of the database can have it."""
    moved = ", ".join(f"{name} = {name} - interval '25 hours'" for name in ("expires_at", "made_at", "decided_at"))
    site.running.database("ALTER TABLE casework_export DISABLE TRIGGER USER")
    site.running.database(f"UPDATE casework_export SET {moved} WHERE reference = '{reference}'")
    site.running.database("ALTER TABLE casework_export ENABLE TRIGGER USER")


@contextmanager
def without_roles(site: Site, username: str) -> Iterator[None]:
    """Somebody who holds no role for a while."""
    held = f"accounts_user_groups WHERE user_id = (SELECT id FROM accounts_user WHERE username = '{username}')"
    groups = site.running.database(f"DELETE FROM {held} RETURNING user_id, group_id")
    assert groups
    try:
        yield
    finally:
        for user, group in groups:
            site.running.database(f"INSERT INTO accounts_user_groups (user_id, group_id) VALUES ({user}, {group})")

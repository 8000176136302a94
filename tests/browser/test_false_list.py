"""A list that was found false comes back in an import: its rows are flagged, and nobody verifies them unasked."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, Seat
from tests.run.running import script

pytestmark = pytest.mark.browser

SOLD = ["سامر رشيد طنوس", "وائل توفيق عازار", "نزار شاكر غانم", "هيثم فوزي قباني", "لؤي إدريس جبور"]
OTHERS = ["عصام جمال سلوم", "بشير نعمان دلول"]
FLAGS = "SELECT '/flags/' || id || '/' FROM releases_flag WHERE rule_id = 'overlaps-false-list' AND NOT gone"


def test_a_list_that_was_sold_comes_back_in_an_import(visit: Visit, site: Site, tmp_path: Path) -> None:
    supervisor = visit("supervisor", Seat(DESKTOP, "en"))
    supervisor.go("/flags/false-lists/")
    supervisor.fill({"why": "Sold to three families for two million each.", "rows": "\n".join(SOLD)})
    supervisor.button("Keep this list").click()
    expect(supervisor.page.locator("main")).to_contain_text("5 rows")

    brought_in(site, tmp_path / "list.csv", [*SOLD[:4], *OTHERS])
    for _ in range(80):
        if len(site.known(FLAGS)) == 4:
            break
        supervisor.page.wait_for_timeout(250)
    supervisor.go("/flags/?rule=overlaps-false-list")
    expect(supervisor.page.locator("#results tbody tr")).to_have_count(4)
    supervisor.page.locator("#results tbody th a").first.click()
    expect(supervisor.page.locator("main")).to_contain_text("Sold to three families")
    supervisor.go(release_of("سامر", site))
    expect(supervisor.page.locator("main")).to_contain_text("Nobody can verify the release until")
    supervisor.go(release_of("عصام", site))
    expect(supervisor.page.locator("main")).not_to_contain_text("Nobody can verify the release until")


def brought_in(site: Site, file: Path, names: list[str]) -> None:
    """Import releases of these people, as somebody at the machine does."""
    columns = ("external_id", "given_ar", "father_ar", "family_ar", "wave", "release_date", "source", "claim_text")
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(columns)
        for at, name in enumerate(names):
            rows.writerow([f"SOLD-{at}", *name.split(), "prisons-opened-2024", "2024-12-08", "وسيط", ""])
    data = str(site.running.data)
    done = script(
        "manage", "import_register", str(file), "--team", "documentation", "--by", "documenter", IFRAJ_DATA=data
    )
    assert done.returncode == 0, done.stderr


def release_of(given: str, site: Site) -> str:
    """The address of the release of the one who was imported under this name."""
    return site.known(
        "SELECT '/releases/' || r.reference || '/' FROM releases_release r JOIN detainees_detainee d"
        f" ON d.id = r.detainee_id WHERE d.name_ar LIKE '{given} %' AND d.external_id LIKE 'SOLD-%'"
    )[0]

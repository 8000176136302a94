"""A field of the team: defined by a supervisor, filled in and found on a telephone, read in the history."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor

pytestmark = pytest.mark.browser
NAME_AR, NAME_EN = "لون الملف", "Colour of the file"
OF_DOCUMENTATION = (
    "SELECT r.reference FROM releases_release r JOIN accounts_team t ON t.id = r.team_id JOIN accounts_organisation o"
    " ON o.id = t.organisation_id JOIN detainees_detainee d ON d.id = r.detainee_id WHERE o.slug = 'admsp'"
    " AND t.slug = 'documentation' AND r.status = 'verified' AND NOT d.restricted ORDER BY r.id DESC LIMIT 1"
)


def defined(who: Visitor) -> None:
    """A choice of two words, on releases."""
    who.go("/own-fields/")
    who.link("New field").click()
    team = who.page.locator("main select[name=team]")
    if team.count():
        team.select_option(index=0)
    who.fill({"of": "release", "kind": "choice", "name_ar": NAME_AR, "name_en": NAME_EN})
    who.fill(
        {"words-0-word_ar": "أزرق", "words-0-word_en": "Blue", "words-1-word_ar": "أصفر", "words-1-word_en": "Yellow"}
    )
    who.button("Save").click()
    expect(who.page.get_by_role("link", name=NAME_EN)).to_be_visible()


def opened(who: Visitor, release: str, field: str) -> None:
    """The page on which the field is filled in, whichever process of the server answers."""
    who.go(f"/releases/{release}/")
    who.page.locator("main").get_by_role("link", name=who.words("Fill in")).click()
    expect(who.page.locator(f"main [name='own-{field}']")).to_be_visible()


def test_it_is_defined_filled_in_found_and_remembered(visit: Visit, site: Site) -> None:
    defined(visit("supervisor", Seat(DESKTOP, "en", "dark")))
    (field,) = site.known(f"SELECT id FROM casework_ownfield WHERE name_en = '{NAME_EN}'")
    (release,) = site.known(OF_DOCUMENTATION)
    documenter = visit("documenter", Seat(PHONE, "ar"))
    for word in ("blue", "yellow"):
        opened(documenter, release, field)
        documenter.fill({f"own-{field}": word})
        documenter.button("Save").click()
        expect(documenter.page.locator("#own")).to_contain_text("أزرق" if word == "blue" else "أصفر")
    expect(documenter.page.locator("#history")).to_contain_text("من «\u2068أزرق\u2069» إلى «\u2068أصفر\u2069»")
    documenter.sees_status("verified")
    documenter.go("/releases/")
    documenter.page.locator(".filters-fold summary").click()
    documenter.page.locator("form.filters .fields summary").click()
    documenter.page.locator(f"[name=own-{field}]").select_option(label="أصفر")
    expect(documenter.page.locator("#results")).to_contain_text(release)
    expect(documenter.page).to_have_url(re.compile(f"own-{field}=[0-9]+"))
    assert documenter.complaints == []


def test_a_text_that_is_searched_stands_in_no_address(visit: Visit, site: Site) -> None:
    who = visit("documenter", Seat(PHONE, "ar"))
    who.go("/releases/")
    who.page.locator("main details.panel > summary").click()
    who.fill({"own_sought": "7/م"})
    who.button("Search").click()
    expect(who.page.locator("#results tbody tr, #results li").first).to_be_visible()
    assert "7/" not in who.page.url.partition("?")[2]  # a port can end in it
    assert "own-text=" in who.page.url
    who.page.locator("main").get_by_role("link", name=who.words("remove this filter")).first.click()
    assert "own-text=" not in who.page.url

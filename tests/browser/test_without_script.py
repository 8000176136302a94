"""Without script everything can still be done: entered with two sources, filtered, searched."""

import pytest
from playwright.sync_api import expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import PHONE, Seat, Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def who(visit: Visit) -> Visitor:
    return visit("documenter", Seat(PHONE, "ar", script=False))


def test_a_release_with_two_sources_is_entered(who: Visitor) -> None:
    who.go("/releases/new/")
    who.fill(entering.person("نبيل") | entering.facts() | entering.claim(0, "الشاهد الأول"))
    who.page.locator("button[name=add-claims]").click()
    expect(who.page.locator("[name='given_ar']")).to_have_value("نبيل")
    expect(who.page.locator("[name='claims-0-source_name']")).to_have_value("الشاهد الأول")
    who.fill(entering.claim(1, "قريبته", source_kind="relative", connection="relative"))
    who.button("Enter and submit").click()
    who.sees_status("submitted")
    expect(who.page.locator("#claims article")).to_have_count(2)


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(who: Visitor) -> None:
    who.go("/releases/new/")
    who.fill(entering.person("نبيل") | {"date": "31/13/2024"} | entering.claim())
    who.button("Enter and submit").click()
    expect(who.page.locator(".error-summary a[href='#id_date']")).to_have_count(1)
    expect(who.page.locator("[name=date]")).to_have_value("31/13/2024")
    expect(who.page.locator("[name='claims-0-text']")).to_have_value(entering.claim()["claims-0-text"])


def test_a_list_is_narrowed_by_its_button(who: Visitor) -> None:
    who.go("/releases/")
    who.fill({"wave": "decree-7-2022", "home": "SY-QU"})
    who.page.locator(".filters button").first.click()
    rows = who.page.locator("#results tbody tr")
    expect(rows.first).to_be_visible()
    expect(rows.filter(has_text="القنيطرة")).to_have_count(rows.count())
    assert "home=SY-QU" in who.page.url
    expect(who.page.locator("#filter-chips a")).to_have_count(3)  # two filters, and all of them


def test_a_name_is_found_and_stands_in_no_address(who: Visitor) -> None:
    [name] = who.site.known("SELECT name_ar FROM detainees_detainee WHERE name_ar <> '' ORDER BY id LIMIT 1")
    who.go("/")
    who.page.locator("#search").fill(name)
    who.page.locator(".masthead .search button").click()
    expect(who.page.locator("main tbody th bdi, main tbody td bdi", has_text=name).first).to_be_visible()
    assert who.page.url.startswith(f"{who.site.address}/search/?of=")
    found = who.page.url
    who.page.locator("main tbody a[href^='/detainees/D-']").first.click()
    expect(who.page).not_to_have_url(found)
    who.page.go_back()
    expect(who.page).to_have_url(found)
    expect(who.page.locator("main [name=sought]")).to_have_value(name)
    expect(who.page.locator("main tbody th bdi, main tbody td bdi", has_text=name).first).to_be_visible()


def test_who_is_sought_by_a_description_is_found_and_stands_in_no_address(who: Visitor) -> None:
    [marks] = who.site.known(
        "SELECT marks FROM detainees_description JOIN detainees_detainee ON detainee_id = detainees_detainee.id"
        " WHERE unidentified AND merged_into_id IS NULL AND marks <> '' ORDER BY detainee_id LIMIT 1"
    )
    who.go("/detainees/unidentified/")
    who.page.locator("main details summary").first.click()
    who.fill({"marks": marks})
    who.page.locator("main form.sought button").first.click()
    person = who.page.locator("#results a[href^='/detainees/D-']").first
    expect(person).to_be_visible()
    assert who.page.url.startswith(f"{who.site.address}/detainees/unidentified/?of=")
    found = who.page.url
    person.click()
    expect(who.page).not_to_have_url(found)
    for again in (who.page.go_back, who.page.reload):
        again()
        expect(who.page).to_have_url(found)
        expect(who.page.locator("main [name=marks]")).to_have_value(marks)
        expect(person).to_be_visible()


def test_a_reference_leads_to_its_record(who: Visitor) -> None:
    [reference] = who.site.known("SELECT reference FROM releases_release ORDER BY id LIMIT 1")
    who.go("/")
    who.page.locator("#search").fill(reference.lower().replace("-", " "))
    who.page.locator(".masthead .search button").click()
    assert who.page.url.endswith(f"/releases/{reference}/")

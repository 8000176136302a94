"""A statement as two supervisors see it: drafted, refused to its author, approved, published, corrected."""

import re

import pytest
from django.utils.translation import override
from playwright.sync_api import expect

from releases.models.statements import StatementCourse
from tests.browser.conftest import Visit
from tests.browser.looking import faults
from tests.browser.site import Site
from tests.browser.visitor import DESKTOP, PHONE, Seat, Visitor, at_seats

pytestmark = pytest.mark.browser

SEATS = [Seat(PHONE, "ar"), Seat(DESKTOP, "en", "dark")]
SAVE = "/tallies/save/?wave=decree-7-2022&facility=adra"


@at_seats(*SEATS)
def test_a_statement_from_the_tally_to_its_correction(visit: Visit, site: Site, seat: Seat) -> None:
    author, judge, reader = visit("supervisor", seat), visit("supervisor2", seat), visit("", seat)
    address = draft(author, seat)
    refused_a_typed_number(author, address)
    author.go(address)
    author.button("Submit", "to be published").click()
    expect(author.page.locator("#moves .refusal").first).to_contain_text(
        author.words("You wrote part of this: another supervisor approves it.")
    )

    approve(judge, address)
    judge.button("Publish").click()
    sees(judge, "published")
    public = judge.page.locator("#files a").first.get_attribute("href") or ""
    reader.go(public)
    expect(reader.page.locator("h1")).to_be_visible()
    digest = reader.page.locator("code").inner_text()
    assert re.fullmatch(r"[0-9a-f]{64}", digest)
    assert faults(reader) == []

    somebody_is_disputed(site, judge)
    correction = correction_of(site, judge, address)
    author.go(correction)
    author.button("Submit", "to be published").click()
    approve(judge, correction)
    judge.button("Publish").click()
    sees(judge, "published")
    reader.go(f"/public/{seat.language}/statements/corrections/")
    expect(reader.page.locator("main")).to_contain_text(words_of_correction(seat))
    assert faults(judge) == []


def sees(who: Visitor, state: str) -> None:
    """The state of the statement on whose page they are, in their words."""
    with override(who.seat.language):
        word = str(StatementCourse(state).label)
    expect(who.status()).to_contain_text(word, ignore_case=True)


def draft(who: Visitor, seat: Seat) -> str:
    """Save the tally, write on it; the address of the draft."""
    who.go(SAVE)
    who.button("Save this tally").click()
    who.page.wait_for_url(re.compile("/tallies/saved/"))
    reference = who.page.url.rstrip("/").split("/")[-1]
    who.go(f"/statements/new/?tally={reference}")
    who.fill({"title_en": f"{{total detainees}} from Adra, {seat}", "title_ar": "{المجموع معتقلين} من عدرا"})
    who.button("Keep the draft").click()
    sees(who, "draft")
    assert faults(who) == []
    return who.page.url.removeprefix(who.site.address)


def refused_a_typed_number(who: Visitor, address: str) -> None:
    """What was typed stays, and the number is pointed out."""
    who.go(f"{address}change/")
    who.fill({"happened_en": "There were ٩٩ of them."})
    who.button("Save").click()
    expect(who.page.locator("main")).to_contain_text("“٩٩”" if who.seat.language == "en" else "«٩٩»")
    expect(who.page.locator("[name=happened_en]")).to_have_value("There were ٩٩ of them.")


def approve(who: Visitor, address: str) -> None:
    """Let each small number stand, and approve."""
    who.go(f"{address}approve/")
    for tick in who.page.locator("main [type=checkbox]").all():
        tick.check()
    assert faults(who) == []
    who.page.locator("main form button.primary").click()
    sees(who, "approved")


def somebody_is_disputed(site: Site, who: Visitor) -> None:
    """One of those who were counted is not counted any more."""
    path = site.known(
        "SELECT '/releases/' || reference || '/moves/dispute/' FROM releases_release WHERE status = 'verified'"
        " AND facility_id = 'adra' AND wave_id = 'decree-7-2022' AND group_count IS NULL ORDER BY id LIMIT 1"
    )[0]
    who.go(path)
    revision = who.page.locator("main [name=revision]").get_attribute("value") or ""
    sent = {"revision": revision, "reason": "not-enough-yet", "sentence": "The family said something else."}
    assert who.post(path, sent) < 400


def correction_of(site: Site, who: Visitor, address: str) -> str:
    """The address of the correction that the job drafts by itself, within a minute."""
    pk = address.rstrip("/").split("/")[-1]
    asked = f"SELECT '/statements/' || id || '/' FROM releases_statement WHERE corrects_id = {pk} AND status = 'draft'"
    for _second in range(90):
        if found := site.known(asked):
            break
        who.page.wait_for_timeout(1_000)
    who.go(address)
    expect(who.page.locator("main")).to_contain_text(who.words("The records say something else now"))
    return found[0]


def words_of_correction(seat: Seat) -> str:
    return "So since" if seat.language == "en" else "والصحيح منذ"

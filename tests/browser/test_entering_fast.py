"""Twenty releases in a row by the keyboard alone: every key is counted that is no letter of a name or a text."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser import entering
from tests.browser.conftest import Visit
from tests.browser.visitor import Seat, Visitor

pytestmark = pytest.mark.browser
IN_A_ROW, MOST_KEYS, SECONDS = 20, 60, 45.0
TEXT = "خرج مع آخرين في الليل."


class Keyboard:
    """Hands that count: letters of names and texts are free, every other key is one, those held down too."""

    def __init__(self, page: Page) -> None:
        self.page, self.counted = page, 0

    def press(self, keys: str, times: int = 1) -> None:
        for _time in range(times):
            self.page.keyboard.press(keys)
            self.counted += len(keys.split("+"))

    def write(self, text: str) -> None:
        """A name or a text."""
        self.page.keyboard.type(text)

    def type(self, keys: str) -> None:
        """What is typed besides: a date, the first letters of an option."""
        self.page.keyboard.type(keys)
        self.counted += len(keys)

    def reach(self, name: str) -> None:
        """Go on with Tab until the field of this name has the focus."""
        for _step in range(30):
            if self.page.evaluate("document.activeElement.name") == name:
                return
            self.press("Tab")
        pytest.fail(f"the keyboard does not reach {name}")

    def part(self, holding: str) -> None:
        """Go on from part to part until that one which holds the field of this name."""
        for _step in range(5):
            self.press("Alt+n")
            if self.page.evaluate(
                "name => !!document.activeElement.closest('.section')?.querySelector(name)", f'[name="{holding}"]'
            ):
                return
        pytest.fail(f"no part holds {holding}")

    def choose(self, name: str, value: str) -> None:
        """The first letters of an option, as many as it takes; Arabic ones come from an Arabic keyboard."""
        self.reach(name)
        found = self.page.locator(":focus")
        label = found.locator(f"option[value='{value}']").text_content() or ""
        session = self.page.context.new_cdp_session(self.page)
        for letter in label.strip():
            for kind in ("keyDown", "keyUp"):
                text = {"text": letter} if kind == "keyDown" else {}
                session.send("Input.dispatchKeyEvent", {"type": kind, "key": letter, **text})
            self.counted += 1
            if found.input_value() == value:
                break
        session.detach()
        assert found.input_value() == value, (name, label)


def enter(who: Visitor, number: int) -> int:
    """One release; the first of all names the occasion and the source, which the others carry along."""
    hands, somebody = Keyboard(who.page), entering.person()
    assert who.page.evaluate("document.activeElement.name") == "given_ar"
    hands.write(somebody["given_ar"])
    hands.press("Tab")
    hands.write(somebody["father_ar"])
    hands.press("Tab", 2)
    hands.write(f"{somebody['family_ar']} {'ابتثجحخدذرزسشصضطظعغف'[number]}اب")
    if number == 0:
        begin(hands)
    else:
        hands.part("claims-0-text")
    hands.reach("claims-0-text")
    hands.write(TEXT)
    before = who.page.url
    hands.press("Control+Shift+Enter")
    who.page.wait_for_url(lambda address: "after=R-" in address and address != before)
    expect(who.page.locator("[name=given_ar]")).to_be_focused()
    return hands.counted


def begin(hands: Keyboard) -> None:
    hands.part("wave")
    hands.choose("wave", "prisons-opened-2024")
    hands.reach("date")
    hands.type("8/12/2024")
    hands.choose("facility", "adra")
    hands.part("claims-0-text")
    hands.reach("claims-0-source_name")
    hands.write("شاهد القاعة")
    hands.choose("claims-0-source_kind", "fellow-detainee")
    hands.choose("claims-0-connection", "witness")
    hands.choose("claims-0-reliability", "B")
    hands.choose("claims-0-credibility", "2")


@pytest.mark.parametrize("language", ["ar", pytest.param("en", marks=pytest.mark.full)])
def test_twenty_in_a_row_by_the_keyboard_alone(visit: Visit, language: str) -> None:
    who = visit("documenter2", Seat(language=language))
    who.go("/releases/new/")
    keys, began = [], time.monotonic()
    for number in range(IN_A_ROW):
        keys.append(enter(who, number))
    took = (time.monotonic() - began) / len(keys)
    assert max(keys) <= MOST_KEYS, keys
    assert took < SECONDS, took


def test_what_was_carried_is_emptied_by_one_key(visit: Visit) -> None:
    who = visit("documenter2", Seat(language="en"))
    who.go("/releases/new/")
    enter(who, 0)
    wave = who.page.locator("[name=wave]")
    expect(wave).to_have_value("prisons-opened-2024")
    who.page.keyboard.type("قصي")
    who.page.keyboard.press("Alt+x")
    expect(wave).to_have_value("")
    expect(who.page.locator("[name='claims-0-reliability']")).to_have_value("")
    expect(who.page.locator("[name=given_ar]")).to_have_value("قصي")


def test_what_is_wrong_is_said_when_a_field_is_left_and_never_within_a_word(visit: Visit) -> None:
    who = visit("documenter2", Seat(language="en"))
    who.go("/releases/new/")
    hands = Keyboard(who.page)
    hands.part("wave")
    hands.reach("date")
    who.page.keyboard.type("2022-13", delay=150)
    expect(who.page.locator("main .error")).to_have_count(0)
    hands.press("Tab")
    field = who.page.locator(".field", has=who.page.locator("[name=date]"))
    expect(field.locator(".error")).to_be_visible()
    expect(who.page.locator("[name=date]")).to_have_attribute("aria-invalid", "true")
    expect(who.page.locator("checked-form")).not_to_be_empty()
    expect(who.page.locator("[name='claims-0-connection']")).not_to_have_attribute("aria-invalid", "true")
    who.page.locator("[name=date]").fill("2012")
    who.page.locator("[name=arrest_date]").fill("2014")
    who.page.keyboard.press("Tab")
    expect(field.locator(".error")).to_have_count(0)
    expect(who.page.locator(".as-typed li")).to_have_count(1)


def test_the_home_at_release_is_the_persons_until_another_is_chosen(visit: Visit) -> None:
    who = visit("documenter2", Seat(language="en"))
    who.go("/releases/new/")
    of_person, home = who.page.locator("[name=home_governorate]"), who.page.locator("[name=home]")
    said = who.page.locator("#id_home_filled")
    of_person.select_option("SY-HI")
    expect(home).to_have_value("SY-HI")
    expect(said).to_be_visible()
    expect(home).to_have_attribute("aria-describedby", re.compile("id_home_filled"))
    of_person.select_option("SY-ID")
    expect(home).to_have_value("SY-ID")
    home.select_option("SY-HM")
    expect(said).to_have_count(0)
    of_person.select_option("SY-DI")
    expect(home).to_have_value("SY-HM")
    home.select_option("")
    expect(who.page.locator(".as-typed")).to_contain_text("The home governorate at release is not known.")


def test_of_a_known_person_nothing_is_put_there(visit: Visit) -> None:
    who = visit("documenter2", Seat(language="en"))
    who.go("/releases/new/")
    who.page.locator("[name=home_governorate]").select_option("SY-HI")
    who.page.locator("[name=about][value=known]").check()
    expect(who.page.locator("[name=home]")).to_have_value("")

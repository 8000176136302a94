"""A public page with its style sheet is smaller than 30 KB, and asks for nothing else but its mark."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import Team, User
from config.public.languages import LANGUAGES
from families.advisories.workflow import MOST as MOST_STANDING
from families.forms.advisories import LONGEST, LONGEST_HEADING
from families.models import Advisory
from tests.families.advising import line, published
from tests.families.writing import opened_to_public
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db
MOST = 30_000  # bytes, nothing compressed
STYLES, MARK = ROOT / "static" / "css" / "public.css", ROOT / "static" / "img" / "mark.svg"


def weigh(page: bytes) -> int:
    """Bytes of the page and of all it asks for."""
    asked = set(re.findall(rb'<(?:link rel="(?:icon|stylesheet)" href|(?:img|script) src)="([^"]+)"', page))
    assert asked == {b"/static/css/public.css", b"/static/img/mark.svg"}
    return len(page) + STYLES.stat().st_size + MARK.stat().st_size


@pytest.fixture
def filled(
    documentation: Team, family_centre: Team, liaison: User, supervisor: User, supervisor2: User, settings: Settings
) -> Advisory:
    """As many advisories as can stand, the longest that can be written, and two desks with three lines each."""
    settings.DEMO = True
    opened_to_public(documentation, family_centre)
    for place in (documentation, family_centre):
        for _number in range(3):
            line(place, supervisor2, supervisor, round_the_clock=False, hours_ar="م" * 60, hours_en="m" * 60)
    longest = {"text_ar": "ش " * (LONGEST // 2), "text_en": "s " * (LONGEST // 2)}
    short = {"text_ar": "ش " * 200, "text_en": "s " * 200}
    for number in range(MOST_STANDING):
        texts = longest if number == MOST_STANDING - 1 else short
        made = published(
            liaison, supervisor, documentation, kind="warning", verdict="", sources_ar="ر" * 1_000,
            title_ar="ع" * LONGEST_HEADING, title_en="t" * LONGEST_HEADING, **texts,
        )  # fmt: skip
    return made


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_is_small_with_all_that_can_stand_on_it(code: str, filled: Advisory, client: Client) -> None:
    for page in ("", "ask/", "contact/", "money/", f"advisories/{filled.pk}/"):
        answer = client.get(f"/public/{code}/{page}")
        assert answer.status_code == 200
        assert weigh(answer.content) < MOST, page
    front = client.get(f"/public/{code}/").content.decode()
    assert front.count("<article") >= 1
    assert front.count("<article") + front.count('<li><span class="verdict') == MOST_STANDING


def test_the_style_sheet_asks_nothing_of_a_new_browser() -> None:
    styles = re.sub(r"/\*.*?\*/", "", STYLES.read_text(), flags=re.S)
    for new in ("&", "light-dark(", "@layer", "var(", ":has(", ":is(", "inset", "-inline", "-block:", "-block-"):
        assert new not in styles.replace("inline-block", "")

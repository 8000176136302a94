"""A public page with its style sheet is smaller than 30 KB, and asks for nothing else but its mark."""

import re

import pytest
from django.test import Client

from config.public.languages import LANGUAGES
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db
MOST = 30_000  # bytes, nothing compressed
STYLES, MARK = ROOT / "static" / "css" / "public.css", ROOT / "static" / "img" / "mark.svg"


def weigh(page: bytes) -> int:
    """Bytes of the page and of all it asks for."""
    asked = set(re.findall(rb'<(?:link rel="(?:icon|stylesheet)" href|(?:img|script) src)="([^"]+)"', page))
    assert asked == {b"/static/css/public.css", b"/static/img/mark.svg"}
    return len(page) + STYLES.stat().st_size + MARK.stat().st_size


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("page", ["", "contact/", "money/"])
def test_a_page_is_small(page: str, code: str, client: Client) -> None:
    assert weigh(client.get(f"/public/{code}/{page}").content) < MOST


def test_the_style_sheet_asks_nothing_of_a_new_browser() -> None:
    styles = re.sub(r"/\*.*?\*/", "", STYLES.read_text(), flags=re.S)
    for new in ("&", "light-dark(", "@layer", "var(", ":has(", ":is(", "inset", "-inline", "-block:", "-block-"):
        assert new not in styles.replace("inline-block", "")

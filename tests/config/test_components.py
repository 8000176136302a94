"""The page of components shows all of them, in both languages, to who administers."""

import re
from pathlib import Path

import pytest

from accounts.models import User
from config.interface.looks import codes
from config.templatetags import ui
from config.templatetags.ui import register
from tests.conftest import ClientOf

PAGE = "/interface/"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "gallery"
ELSEWHERE = {"called", "keys_elsewhere"}  # what draws nothing by itself
OF_ONE_PAGE = {"chart_columns", "typed_again"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_is_drawn_in_both_languages(client_of: ClientOf, administrator: User, language: str) -> None:
    User.objects.filter(pk=administrator.pk).update(language=language)
    page = client_of(administrator).get(PAGE).content.decode()
    assert f'lang="{language}"' in page
    assert page.count('class="status') >= len(codes())


def test_its_forms_come_back_and_nothing_is_stored(client_of: ClientOf, administrator: User) -> None:
    assert client_of(administrator).post(PAGE, {"name": "x"}).status_code == 200


def test_every_component_is_on_it() -> None:
    """A new tag of `ui` is put on the page, or has its reason above."""
    drawn = " ".join(file.read_text() for file in TEMPLATES.glob("*.html"))
    known = set(register.tags) | set(register.filters)
    missing = {name for name in known if not name.startswith("end") and not re.search(rf"(\{{% |\|){name}\b", drawn)}
    assert missing - ELSEWHERE == set()


def test_every_template_of_a_component_is_drawn() -> None:
    """By its tag, in another component, by the frame, or by name; but those that one page has for itself."""
    here = TEMPLATES.parent
    parts = [here / "base.html", *(file for folder in ("gallery", "components") for file in (here / folder).iterdir())]
    said = " ".join(file.read_text() for file in (*parts, Path(ui.__file__)))
    components = {file.stem for file in (here / "components").iterdir()}
    assert {name for name in components if f"components/{name}.html" not in said} <= OF_ONE_PAGE

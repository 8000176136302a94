"""Six languages, each in its address; what one lacks is said in another and marked as that."""

import re
from pathlib import Path

import pytest
from django.test import Client

from config.public import saying
from config.public.languages import LANGUAGES, negotiated
from config.public.saying import Sentences
from tests.house import source

pytestmark = pytest.mark.django_db
FOLDER = Path(saying.__file__).parent / "said"
NAMED = re.compile(r"\bsay\.(\w+)\.(\w+)")
SHOWN = [file for file in source.templates() if "public" in file.parts]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_says_which_language_it_is_in_and_leads_to_the_others(code: str, client: Client) -> None:
    page = client.get(f"/public/{code}/money/").content.decode()
    direction = "rtl" if code == "ar" else "ltr"
    assert f'<html lang="{code}" dir="{direction}">' in page
    for other in LANGUAGES:
        assert f'<link rel="alternate" hreflang="{other}" href="/public/{other}/money/">' in page
    assert '<link rel="alternate" hreflang="x-default" href="/public/ar/money/">' in page


@pytest.mark.parametrize(
    ("accepted", "code"),
    [("", "ar"), ("de-AT,de;q=0.8,en;q=0.5", "de"), ("sv,fr;q=0.4,en;q=0.3", "fr"), ("zh", "ar"), ("*", "ar"),
     ("ar-SY", "ar"), ("ku;q=0,en", "en")],
)  # fmt: skip
def test_the_door_opens_in_the_language_asked_for(accepted: str, code: str) -> None:
    assert negotiated(accepted).code == code


def test_every_sentence_of_every_page_is_said_in_every_language() -> None:
    named = {found for file in SHOWN for found in NAMED.findall(file.read_text())}
    assert len(named) > 10
    missing = [(page, name, code) for page, name in sorted(named) for code, language in LANGUAGES.items()
               if _language_of(Sentences(page, language), name) != code]  # fmt: skip
    assert missing == []


def _language_of(said: Sentences, name: str) -> str:
    found = said[name]
    first = found[0] if isinstance(found, list) else found
    return str(first.language.code)


def test_the_files_of_a_page_say_the_same_things() -> None:
    """None has a sentence that another lacks, or a list of another length."""
    for page in sorted(FOLDER.iterdir()):
        shapes = {file.stem: _shape(page.name, file.stem) for file in page.glob("*.toml")}
        assert set(shapes) == set(LANGUAGES), page.name
        assert all(shape == shapes["en"] for shape in shapes.values()), page.name


def _shape(page: str, code: str) -> dict[str, int]:
    return {name: len(said) if isinstance(said, list) else 1 for name, said in saying._read(page, code).items()}


def test_what_a_language_lacks_is_said_in_another_and_marked(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    def read(page: str, code: str) -> dict[str, object]:
        known = dict(_read(page, code))
        return {name: said for name, said in known.items() if (page, code, name) != ("money", "ku", "heading")}

    _read = saying._read
    monkeypatch.setattr(saying, "_read", read)
    page = client.get("/public/ku/money/").content.decode()
    assert '<h1><span lang="ar" dir="rtl">نحن لا نطلب مالًا أبدًا</span></h1>' in page
    assert "<title>نحن لا نطلب مالًا أبدًا" in page, "no HTML where only a text can stand"

"""What public pages draw from the desks is said in each language: what a desk is for, its hours, a wrong field."""

import re
from html import unescape

import pytest
from django.test import Client

from accounts.models import Team, User
from config.public.hours import said_hours
from config.public.languages import LANGUAGES
from config.public.saying import Sentences
from tests.families.advising import line, published
from tests.families.writing import message, opened_to_public, send

pytestmark = pytest.mark.django_db
HOURS = {
    "round_the_clock": False,
    "hours_ar": "من 9 صباحًا إلى 9 مساءً بتوقيت سوريا",
    "hours_en": "9 to 21, Syria’s time",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_desk_says_in_the_language_of_the_page_what_it_is_for(
    code: str, documentation: Team, family_centre: Team, client: Client
) -> None:
    for desk in (documentation, family_centre):
        opened_to_public(desk)
    page = unescape(client.get(f"/public/{code}/ask/").content.decode())
    words = Sentences("contact", LANGUAGES[code])
    for kind, desk in (("documentation", documentation), ("centre", family_centre)):
        assert f"{words[f'{kind}_heading'].plain}: {words[f'{kind}_purpose'].plain}" in page
        assert desk.name_en not in page


@pytest.mark.parametrize(("code", "said"), [
    ("fr", "de 9:00 à 21:00, heure de Syrie"), ("ku", "ji 9:00 heta 21:00, bi demjimêra Sûriyê"),
    ("ar", "من ٩ صباحًا إلى ٩ مساءً بتوقيت سوريا"), ("en", "9 to 21, Syria’s time"),
])  # fmt: skip
def test_hours_are_said_in_the_language_of_the_page(
    code: str, said: str, documentation: Team, supervisor: User, supervisor2: User, client: Client
) -> None:
    line(documentation, supervisor, supervisor2, **HOURS)
    assert said in unescape(client.get(f"/public/{code}/contact/").content.decode())


@pytest.mark.parametrize("written", ["9 to 21, but not on Fridays", "in the morning", "9 to 21"])
def test_hours_of_another_kind_stay_as_they_were_written(written: str) -> None:
    assert said_hours(written, Sentences("contact", LANGUAGES["fr"])) is None


def test_the_sources_are_in_the_digits_of_the_page_and_an_address_is_not(
    documentation: Team, liaison: User, supervisor: User, client: Client
) -> None:
    sources = "الرابطة، 7 كانون الأول 2024\nhttps://example.org/2024/12"
    published(liaison, supervisor, documentation, sources_ar=sources)
    page = client.get("/public/ar/").content.decode()
    assert "الرابطة، ٧ كانون الأول ٢٠٢٤" in page
    assert "https://example.org/2024/12" in page


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_list_of_mistakes_names_what_is_asked_and_no_hint(code: str, documentation: Team) -> None:
    opened_to_public(documentation)
    page = unescape(send(message(documentation, asks=[]), page=f"/public/{code}/ask/").content.decode())
    words = Sentences("ask", LANGUAGES[code])
    (named,) = re.findall(r'<a href="#id_asks[^"]*">([^<]*)</a>', page)
    assert named == words["question"].plain
    assert f"<legend>{words['asks'].plain}</legend>" in page

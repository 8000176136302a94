"""Reference data that say the same in both languages are read in one's own."""

from itertools import chain

import pytest
from django.utils.translation import override

from config.interface.bilingual import bilingual
from detainees.reference import facilities
from releases.reference import waves

TEXT = "وزارة الدفاع / Ministry of Defence"


@pytest.mark.parametrize(("language", "half"), [("ar", "وزارة الدفاع"), ("en", "Ministry of Defence")])
def test_a_page_shows_the_half_of_its_language(language: str, half: str) -> None:
    with override(language):
        assert bilingual(TEXT) == f'<bdi lang="{language}">{half}</bdi>'


@pytest.mark.parametrize("text", ["", "Decree 7 / 2022", "المادة 1 / المادة 2", "Law / قانون", "قانون 19/2012"])
def test_what_is_not_of_two_halves_is_shown_whole(text: str) -> None:
    with override("ar"):
        assert bilingual(text) == f"<bdi>{text}</bdi>"


def test_a_text_holds_no_markup() -> None:
    with override("en"):
        assert bilingual("نص / <b>text</b>") == '<bdi lang="en">&lt;b&gt;text&lt;/b&gt;</bdi>'


def test_what_comes_with_the_application_is_in_both_languages() -> None:
    texts = chain(
        ((facility.code, text) for facility in facilities() for text in (facility.basis, facility.run_by)),
        ((wave.code, text) for wave in waves() for text in (wave.basis, wave.law, wave.let_go_by)),
    )
    assert [code for code, text in texts if text and 'lang="' not in bilingual(text)] == []

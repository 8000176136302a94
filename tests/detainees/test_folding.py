"""Spellings that must become comparable, and what must stay apart."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detainees.folding import fold, words

ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إدلب", "ادلب"),
        ("آمنة", "امنه"),
        ("ٱلرقة", "الرقه"),
        ("مصطفى", "مصطفي"),
        ("علی", "علي"),
        ("مؤمن", "مومن"),
        ("رائد", "رايد"),
        ("علاء", "علا"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("ﷲ", "الله"),
        ("Dar’ā", "DARA"),
        ("Ḥamāh", "hamah"),
        ("Abdul-Rahman", "abdul rahman"),
        ("Deir  ez\u00a0Zor", "deir ez zor"),
        ("٢١٥", "215"),
        ("۲۱۵", "215"),
        ("\u202bصيدنايا\u202c", "صيدنايا"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(st.sampled_from("أإآؤئءىيةهابتثمكل -ABzİıé'")))
def test_plain_letters_are_folded_as_all_others_are(text: str) -> None:
    """A mark of nothing makes the text go the long way."""
    assert fold(text) == fold(f"\u200d{text}")


@pytest.mark.parametrize(("one", "other"), [("حسن", "حسين"), ("سمير", "سميرة"), ("Omar", "Amr"), ("215", "216")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("one", "other"), [("الخطيب", "خطيب"), ("أحمد الحسين", "احمد حسين"), ("Abu-Ali", "abu ali")])
def test_the_article_is_no_part_of_a_word_that_is_searched(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_a_short_word_keeps_its_first_letters() -> None:
    assert words("Ash-Shami al-Khatib") == ["shami", "khatib"]
    assert words("al") == ["al"]
    assert words("عبد الله") == ["عبد", "الله"]
    assert words(" \u200f ") == []


@given(st.text() | ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text() | ARABIC)
@example("\u0345")
def test_case_and_white_space_around_never_matter(text: str) -> None:
    assert fold(f"\t{text}\n ") == fold(text)
    assert fold(text.casefold()) == fold(text)


@given(ARABIC)
def test_marks_and_tatweel_never_matter(text: str) -> None:
    assert fold("".join(f"{letter}ـ\u064e" for letter in text)) == fold(text)


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    assert not any(character in fold(text) for character in "\u200b\u200e\u200f\u202e\u2066\ufeff\u0640\t\n")

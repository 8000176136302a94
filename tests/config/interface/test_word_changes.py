"""Two versions of a text, word by word."""

import re
import time

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from config.interface.word_changes import word_changes

_SAID = re.compile(r'<span class="hidden-visually">[^<]*</span>')


def drawn(old: str, new: str) -> tuple[str, str]:
    """Without what is said to those who do not see the marks."""
    with override("en"):
        return tuple(_SAID.sub("", each) for each in word_changes(old, new))  # type: ignore[return-value]  # two


def test_only_the_words_that_differ_are_marked() -> None:
    old, new = drawn("let go at the northern gate", "let go at the southern gate")
    assert old == "<bdi>let go at the <del>northern</del> gate</bdi>"
    assert new == "<bdi>let go at the <ins>southern</ins> gate</bdi>"


def test_words_beside_each_other_are_one_mark() -> None:
    old, new = drawn("by the old road", "by his brother")
    assert old.count("<del>") == 1
    assert new == "<bdi>by <ins>his brother</ins></bdi>"


def test_a_word_with_its_marks_is_one_word() -> None:
    _old, new = drawn("أُفرج عنه", "أُفرِج عنه")
    assert new == "<bdi><ins>أُفرِج</ins> عنه</bdi>"


def test_what_was_added_and_removed_is_said_as_well() -> None:
    with override("en"):
        old, new = word_changes("a b c", "a x c")
    assert '<del><span class="hidden-visually">removed: </span>b</del>' in old
    assert '<ins><span class="hidden-visually">added: </span>x</ins>' in new
    assert '<span class="hidden-visually"> unchanged: </span>' in new


def test_markup_is_text() -> None:
    old, _new = drawn("<b>one</b>", "two")
    assert "<b>" not in old.replace("<bdi>", "")


def test_a_very_long_text_is_shown_whole() -> None:
    old, _new = drawn("word " * 3_000, "other " * 3_000)
    assert old.startswith("<bdi><del>word word")


def test_a_long_text_with_one_other_word_is_compared_word_by_word() -> None:
    old, new = drawn("word " * 2_000 + "one" + " more" * 2_000, "word " * 2_000 + "two" + " more" * 2_000)
    assert "<del>one</del>" in old
    assert "<ins>two</ins>" in new


@pytest.mark.parametrize("other", ["", "و ", "، "])
def test_two_texts_that_share_little_are_compared_in_no_time(other: str) -> None:
    """A note written anew: of what is the same between all its words, each is compared with each of the others."""
    old, new = (other.join(f"{name}{number} " for number in range(300)) for name in ("x", "y"))
    begun = time.process_time()
    drawn(old, new)
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(("old", "new"), [("same", "same"), ("a\nb", "a\nc")])
def test_what_is_the_same_has_no_mark_and_lines_stay(old: str, new: str) -> None:
    assert drawn(old, new)[0].startswith(f"<bdi>{old[0]}")


@given(st.text(alphabet="ab ع\u064fد.\n", max_size=40), st.text(alphabet="ab ع\u064fد.\n", max_size=40))
def test_nothing_is_lost(old: str, new: str) -> None:
    for text, shown in zip((old, new), drawn(old, new), strict=True):
        assert re.sub(r"<[^>]+>", "", shown.replace("<br>", "\n")) == text

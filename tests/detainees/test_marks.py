"""Marks in either language: what they share, and what they do not."""

import pytest

from detainees.describing.marks import kinship, mark_words, marks_in


def alike(one: str, other: str) -> float:
    return max(kinship(a, b) for a in marks_in(one) for b in marks_in(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tattoo of a heart on the left arm", "وشم قلب على الذراع الأيسر"),
        ("وشم بذراعه اليسرى", "وشم على الساعد الأيسر"),
        ("scar above the eyebrow", "ندبة قديمة"),
        ("two fingers missing on the right hand", "بتر إصبعين من اليد اليمنى"),
        ("أثر حرق على ظهره", "burnt skin on his back"),
        ("أثر رصاصة في ركبته", "bullet wound, right knee"),
        ("وشم «فاطمة»", "tattoo فاطمه"),
    ],
)
def test_one_mark_in_other_words_is_found(one: str, other: str) -> None:
    assert alike(one, other) >= 1.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tattoo on the left arm", "ندبة على الذراع الأيسر"),
        ("left arm", "الذراع الأيسر"),
        ("scar", "وشم"),
        ("a large one", "a large one"),
    ],
)
def test_a_place_alone_is_no_mark(one: str, other: str) -> None:
    assert alike(one, other) == 0 if marks_in(one) else True


def test_the_other_side_is_much_less() -> None:
    same, other = (alike("tattoo on the left arm", f"وشم على الذراع {side}") for side in ("الأيسر", "الأيمن"))
    assert 0 < other < same / 2


def test_a_text_comes_apart_by_lines_and_commas() -> None:
    assert [mark.text for mark in marks_in("وشم على اليد، ندبة\nburn; limp")] == [
        "وشم على اليد",
        "ندبة",
        "burn",
        "limp",
    ]


def test_both_languages_are_stored_as_one() -> None:
    assert mark_words("scar on the chin") == mark_words("ندبة على الذقن")

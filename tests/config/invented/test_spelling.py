"""Names put on paper by rule, in Arabic letters and by the schools of Latin ones."""

from collections.abc import Callable
from random import Random

import pytest

from config.invented.arabic import ArabicHand, written
from config.invented.latin import LatinHand
from config.invented.schools import ARTICLES, SCHOOLS, WEIGHTS
from config.invented.slips import misread, mistyped, wrong_digit
from config.invented.words import MEN, WOMEN, families

HANDS = [LatinHand(f"hand {at}") for at in range(120)]


def spellings(said: str) -> set[str]:
    chance = Random(1)
    return {hand.write(said, chance).lower() for hand in HANDS for _ in range(3)}


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("muHammad", "محمد"), ("l-xaTIb", "الخطيب"), ("Eabd_l-raHmAn", "عبد الرحمن"), ("Eabd_l-lAh", "عبد الله"),
        ("muSTafY", "مصطفى"), ("fATimaP", "فاطمة"), ("ibrAhIm", "إبراهيم"), ("abU_badr", "أبو بدر"), ("Diya'", "ضيء"),
    ],
)  # fmt: skip
def test_a_careful_clerk_writes_arabic_by_the_rule(said: str, paper: str) -> None:
    assert written(said) == paper


@pytest.mark.parametrize(
    ("said", "some"),
    [
        ("muHammad", {"muhammad", "mohammad", "mouhammad", "muhammed", "mohamad"}),
        ("l-xaTIb", {"al-khatib", "alkhatib", "el khatib", "khatib"}),
        ("$ukrI", {"shukri", "choukri", "şukri"}),
        ("Eabd_l-raHmAn", {"abdulrahman", "abdurrahman", "abdelrahman"}),
    ],
)
def test_the_schools_write_one_name_in_many_ways(said: str, some: set[str]) -> None:
    found = spellings(said)
    assert len(found) > 20
    assert len(found & some) >= len(some) - 1


def test_every_sound_of_every_name_has_a_letter_in_every_school() -> None:
    assert set(SCHOOLS) == set(WEIGHTS) == set(ARTICLES)
    sounds = {sound for name in (*MEN, *WOMEN, *families()) for sound in name} - {"_", "-"}
    assert {(school, sound) for school, ways in SCHOOLS.items() for sound in sounds - set(ways)} == set()
    assert all(written(name) for name in (*MEN, *WOMEN, *families()))


def test_a_hand_is_the_same_hand_again() -> None:
    said = ["muHammad", "l-xaTIb", "Husayn"]
    once = [ArabicHand("one").write(name, Random(4)) for name in said]
    assert [ArabicHand("one").write(name, Random(4)) for name in said] == once


@pytest.mark.parametrize("slip", [mistyped, misread])
def test_a_slip_changes_little_and_leaves_short_words_alone(slip: Callable[[str, Random], str]) -> None:
    chance = Random(1)
    for word in ("الخطيب", "Alkhatib"):
        slipped = {slip(word, chance) for _ in range(50)}
        assert len(slipped) > 5
        assert all(abs(len(one) - len(word)) <= 1 for one in slipped)
    assert slip("علي", chance) == "علي"


def test_a_wrong_digit_makes_another_number_of_one_length() -> None:
    chance = Random(1)
    wrong = [wrong_digit("0123456789", chance) for _ in range(50)]
    assert all(len(number) == 10 and number != "0123456789" for number in wrong)

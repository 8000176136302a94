"""References: none can be guessed, none is mistaken for another, all can be heard and typed."""

import itertools
import random
import re
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from casework.mistake import Mistake
from casework.references.words import ALPHABET, FORM, NUMBERS, _check, make, normalise, number_of

NUMBER = st.integers(0, NUMBERS - 1)
PREFIX = st.sampled_from("DRIX")


@given(PREFIX, NUMBER)
def test_a_reference_leads_back_to_its_number(prefix: str, number: int) -> None:
    reference = make(prefix, number)
    assert re.fullmatch(FORM, reference)
    assert number_of(reference) == number


@pytest.mark.parametrize("number", [0, 1, NUMBERS - 1])
def test_the_first_and_the_last_number_have_references(number: int) -> None:
    assert number_of(make("D", number)) == number


@pytest.mark.parametrize("number", [-1, NUMBERS])
def test_a_number_out_of_range_has_none(number: int) -> None:
    with pytest.raises(ValueError, match="no reference"):
        make("D", number)


def test_the_reference_of_the_design_has_the_right_form() -> None:
    assert re.fullmatch(FORM, "D-7K3M-9QTA")


def test_ten_thousand_numbers_give_ten_thousand_references() -> None:
    assert len({make("D", number) for number in range(10_000)}) == 10_000


def test_neighbours_have_nothing_in_common() -> None:
    """Of two unrelated words of seven symbols, one symbol in nineteen is the same in the same place."""
    same = sum(
        one == other
        for number in range(2_000)
        for one, other in zip(make("D", number)[2:10], make("D", number + 1)[2:10], strict=True)
        if one != "-"
    )
    assert 0.03 < same / (2_000 * 7) < 0.08


def test_another_key_or_kind_draws_other_references(settings: Any) -> None:
    mine, other_kind = make("D", 7), make("R", 7)
    settings.KEYS = {**settings.KEYS, "references": "ab" * 32}
    assert make("D", 7) != mine
    assert other_kind[2:-1] != mine[2:-1]
    assert number_of(mine) != 7


def test_the_check_symbol_betrays_every_single_wrong_symbol() -> None:
    """Every place, every symbol for every other: the sum is linear, so that one body per pair stands for all."""
    for place, (right, wrong) in itertools.product(range(7), itertools.permutations(ALPHABET, 2)):
        body = list("7K3M9QT")
        body[place] = right
        check = _check("D", "".join(body))
        body[place] = wrong
        assert _check("D", "".join(body)) != check


def test_the_check_symbol_betrays_any_two_symbols_that_changed_places() -> None:
    drawn = random.Random(19)
    for _again in range(300):
        symbols = drawn.choices(ALPHABET, k=7)
        whole = [*symbols, _check("D", "".join(symbols))]
        for one, other in itertools.combinations(range(8), 2):
            if whole[one] != whole[other]:
                swapped = whole.copy()
                swapped[one], swapped[other] = whole[other], whole[one]
                assert _check("D", "".join(swapped[:7])) != swapped[7]


def test_a_pair_misheard_alike_is_betrayed() -> None:
    """77 heard as 99, at every pair of neighbours."""
    for place, (heard, said) in itertools.product(range(6), itertools.permutations(ALPHABET, 2)):
        body = list("7K3M9QT")
        body[place : place + 2] = said + said
        check = _check("D", "".join(body))
        body[place : place + 2] = heard + heard
        assert _check("D", "".join(body)) != check


def test_the_letter_of_the_kind_is_checked_too() -> None:
    reference = make("D", 1)
    assert isinstance(normalise("R" + reference[1:]), Mistake)


@given(PREFIX, NUMBER)
def test_a_reference_is_understood_however_it_is_typed(prefix: str, number: int) -> None:
    reference = make(prefix, number)
    plain = reference.replace("-", "")
    arabic_digits = reference.translate(str.maketrans("23456789", "٢٣٤٥٦٧٨٩"))
    for typed in (reference.lower(), plain, f" {' '.join(plain)} ", arabic_digits, f"\u200f{reference}\u200e"):
        assert normalise(typed) == reference
    assert normalise(plain.replace("Q", "O").replace("M", "n").replace("8", "B").replace("5", "S")) == reference
    assert normalise(plain[1:], prefix=prefix) == reference


def test_the_arabic_keyboard_left_on_is_understood() -> None:
    reference = make("D", 12)
    keys = str.maketrans("afkmqrtwxyhd", "شبنةضقفصءغاي")
    assert normalise(reference.lower().translate(keys)) == reference


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type the reference, like D-7K3M-9QTA."),
        ("D-7K3M", "A reference has a letter and eight more letters and digits, like D-7K3M-9QTA; this has 5."),
        ("D-7K3M-9QPA", "“P” never stands in a reference. Please have it read out once more."),
        ("7-7K3M-9QTA", "A reference begins with a letter, like D-7K3M-9QTA."),
    ],
)
def test_what_is_no_reference_gets_a_sentence(typed: str, sentence: str) -> None:
    with override("en"):
        assert normalise(typed) == Mistake(sentence)


def test_a_wrong_symbol_and_a_wrong_kind_get_a_sentence() -> None:
    reference = make("D", 5)
    wrong = reference[:-1] + next(symbol for symbol in ALPHABET if symbol != reference[-1])
    with override("en"):
        assert "wrong letter or digit somewhere" in str(normalise(wrong))
        assert number_of(wrong) == normalise(wrong)
        assert "begins with R" in str(normalise(reference, prefix="R"))


@given(st.text(max_size=40))
def test_any_text_at_all_gets_an_answer(typed: str) -> None:
    answer = normalise(typed)
    assert isinstance(answer, Mistake) or re.fullmatch(FORM, answer)

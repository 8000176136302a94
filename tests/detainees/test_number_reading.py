"""What is one number however it is written, what is none, and how little of it is shown."""

import pytest
from django.utils.translation import override

from casework.mistake import Mistake
from detainees.numbers import (
    LONGEST,
    GivenNumber,
    bare,
    compared,
    digests_of,
    kind_spellings,
    masked,
    read_number,
    read_numbers,
)

KINDS = kind_spellings()


def digest(kind: str, typed: str) -> str:
    read = read_number(kind, typed)
    assert isinstance(read, GivenNumber)
    return read.digest


def sentence(answer: object) -> str:
    assert isinstance(answer, Mistake)
    return answer.sentence


@pytest.mark.parametrize(
    "written",
    [
        "01234567890",
        "٠١٢٣٤٥٦٧٨٩٠",
        "۰۱۲۳۴۵۶۷۸۹۰",
        "012 345 678 90",
        "012-345-678/90",
        "\u200f01234567890 ",
        "1234567890",
    ],
)
def test_one_national_number_however_it_is_written(written: str) -> None:
    assert digest("national", written) == digest("national", "01234567890")


@pytest.mark.parametrize("written", ["n 123456", "N-123456", "ｎ１２３４５６", "N١٢٣٤٥٦"])
def test_one_passport_however_it_is_written(written: str) -> None:
    assert digest("passport", written) == digest("passport", "N123456")


def test_the_zero_that_a_spreadsheet_took_is_put_back_for_a_national_number_alone() -> None:
    assert compared("national", "1234567890") == "01234567890"
    assert compared("prison", "1234567890") == "1234567890"


def test_the_same_digits_of_another_kind_are_another_number() -> None:
    assert digest("prison", "12345") != digest("court", "12345")


@pytest.mark.parametrize("typed", ["012345", "0123456789012", "7", "00000000001"])
def test_what_is_unusual_is_kept_as_it_was_given(typed: str) -> None:
    read = read_number("national", typed)
    assert isinstance(read, GivenNumber)
    assert read.text == typed
    assert read.is_unusual is (typed != "00000000001")


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("passport", "none", "no digit"),
        ("passport", "—", "no digit"),
        ("prison", "1" * (LONGEST + 1), "61 letters and digits"),
        ("national", "٠٠٠", "nothing but zeros"),
        ("national", "SYR01234567890", "eleven digits"),
        ("national", "1" * 21, "eleven digits"),
        ("icrc", "1\0", "NUL"),
    ],
)
def test_what_can_be_no_number_is_refused_and_not_repeated(kind: str, typed: str, said: str) -> None:
    with override("en"):
        refusal = sentence(read_number(kind, typed))
    assert said in refusal
    assert typed not in refusal


@pytest.mark.parametrize(
    ("whole", "shown"),
    [("01234567890", "•••890"), ("N-123456", "•••456"), ("12345", "•••45"), ("45", "•••"), ("7", "•••"), ("", "•••")],
)
def test_a_page_shows_the_end_of_a_number_and_never_half_of_it(whole: str, shown: str) -> None:
    assert masked(whole) == shown


@pytest.mark.parametrize("typed", ["", "خالد الخطيب", "١" * 500, "\u202e", "-"])
def test_what_is_no_number_is_not_looked_for(typed: str) -> None:
    assert digests_of(typed) == []


@pytest.mark.parametrize("text", ["٠١-23 a/ب", "0123AB", "②", "أ١"])
def test_what_is_bare_stays_so(text: str) -> None:
    assert bare(bare(text)) == bare(text)


# -- The cell of a register's file -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("passport:N123456", ["passport"]),
        (" Passport : N123456 | prison:12345|", ["passport", "prison"]),
        ("جواز السفر:N123456|ICRC：123", ["passport", "icrc"]),
        ("passport:N123456|passport:N123456", ["passport"]),
        ("", []),
    ],
)
def test_kinds_are_named_by_their_values_or_in_either_language(cell: str, kinds: list[str]) -> None:
    read = read_numbers(cell, KINDS)
    assert not isinstance(read, Mistake)
    assert [number.kind for number in read] == kinds


def test_of_a_civil_registry_the_place_stands_before_the_number() -> None:
    read = read_numbers("civil-registry:دوما / ٤٥", KINDS)
    assert not isinstance(read, Mistake)
    assert [(number.issuer, compared(number.kind, number.text)) for number in read] == [("دوما", "45")]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("pasport:N123456", "The nearest: passport"),
        ("khana:45", "The kinds: national, civil-registry"),
        ("01234567890", "type:number"),
        ("01234567890:passport", "•••"),
        ("passport:none", "no digit"),
    ],
)
def test_a_kind_that_is_none_is_refused_with_the_nearest_and_no_number_is_repeated(cell: str, said: str) -> None:
    with override("en"):
        refusal = sentence(read_numbers(cell, KINDS))
    assert said in refusal
    assert "01234567890" not in refusal

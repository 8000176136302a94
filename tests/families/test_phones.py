"""Numbers as callers say them: one number however it is written, and never repeated where it is refused."""

import pytest

from casework.mistake import Mistake
from casework.reachable import holds_a_number
from families.phones import masked, read_contact, written
from tests.families.making import read


@pytest.mark.parametrize(
    ("typed", "country", "same"),
    [
        ("0933 000 111", "", "+963933000111"),
        ("٠٩٣٣٠٠٠١١١", "", "+963933000111"),
        ("00963 933 000 111", "DE", "+963933000111"),
        ("+963 (0)933-000-111", "", "+963933000111"),
        ("۰۹۳۳ ۰۰۰ ۱۱۱", "SY", "+963933000111"),
        ("\u200e+963933000111\u200e", "", "+963933000111"),
        ("0532 000 00 11", "TR", "+905320000011"),
        ("03 000 011", "LB", "+9613000011"),
        ("07 9000 0011", "JO", "+962790000011"),
        ("0790 000 0011", "IQ", "+9647900000011"),
        ("0100 000 0011", "EG", "+201000000011"),
        ("0176 04069000", "DE", "+4917604069000"),
        ("06 39 98 00 11", "FR", "+33639980011"),
        ("070-174 06 05", "SE", "+46701740605"),
        ("07700 900123", "GB", "+447700900123"),
        ("(202) 555-0111", "US", "+12025550111"),
        ("+٩٦٣ ٩٣٣ ٠٠٠ ١١١", "XX", "+963933000111"),
    ],
)
def test_a_number_is_one_however_it_is_written(typed: str, country: str, same: str) -> None:
    assert read(typed, country).text == same


def test_one_number_has_one_digest_and_is_found_by_no_other() -> None:
    assert read("0933000111").digest == read("٠٠٩٦٣٩٣٣٠٠٠١١١").digest != read("0933000112").digest


@pytest.mark.parametrize(
    "typed", ["", "…", "nobody", "123", "+", "0" * 61, "9" * 30, "0933\0000111", "ring 0933000111", "+999 12345678"]
)
def test_what_can_be_no_number_is_refused_without_repeating_it(typed: str) -> None:
    refused = read_contact("call", typed)
    assert isinstance(refused, Mistake)
    assert not typed or typed not in refused.sentence


def test_a_number_that_no_plan_knows_is_kept_and_told_of() -> None:
    assert read("+1 555 000 0111").unusual
    assert not read("0933 000 111").unusual


def test_of_a_number_the_end_is_shown_and_of_an_address_its_first_letter() -> None:
    assert masked("+963933000111") == "+963 ••• 11"
    assert masked("mother@example.org") == "m•••@•••"
    assert written("+963933000111") == "+963 933 000 111"


@pytest.mark.parametrize(("typed", "kept"), [("Mother@Example.org ", "mother@example.org"), ("not at all", "")])
def test_an_address_is_read_as_one(typed: str, kept: str) -> None:
    read_as = read_contact("e-mail", typed)
    assert isinstance(read_as, Mistake) if not kept else getattr(read_as, "text", "") == kept


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("call 0933 000 111", True),
        ("رقمها ٠٩٣٣٠٠٠١١١ لا غير", True),
        ("write to mother@example.org", True),
        ("seen on 17/5/2013 and 2014-06-01", False),
        ("between 2012 and 2013, in 2014 too", False),
        ("cell 14, wing 3, 120 people", False),
    ],
)
def test_a_number_in_a_note_is_noticed_and_a_day_is_none(text: str, found: bool) -> None:
    assert holds_a_number(text) is found

"""A number or an address by which somebody is reached stands in no text that is kept in clear."""

import pytest
from django.core.exceptions import ValidationError

from casework.reachable import TextWithoutNumbers, holds_a_number


@pytest.mark.parametrize(
    "text",
    [
        "Judge Salem, +963 933 000 111", "٠٩٣٣٠٠٠١١١", "salem@court.example", "ask 0933/000/111, please",
        "0933,123,456", "0944\u2011000\u2011111", "0944·000·111",
        "0933 ، 123 ، 456", "0933:123:456", "71_123_456", "0944 2013 19", "963 2011 1999",
        "0933-1985-2", "011 2012 345",
        "٠٩٤٤ـ١٢٣ـ٤٥٦", "".join(f"{digit}\ufe0f\u20e3" for digit in "0944123456"), "[0944][123][456]", "0944;123;456",
        "0944=123=456", "0944'123'456", "0944\u2800123\u2800456", "0944\u3164123456", "ali @ gmail.com",
        "ali\uff20gmail.com", "\u2460\u2468-0944123456",
    ],
)  # fmt: skip
def test_such_a_text_is_refused(text: str) -> None:
    assert holds_a_number(text)
    with pytest.raises(ValidationError):
        TextWithoutNumbers().clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "Case 1182 of 2013", "from 17/5/2013 to 2014-06-01", "the first chamber, room 14", "1234/2022",
        "in 2013, 2014 and 2015–2016", "30,000,000 pounds", "12/م/4567", "5/2013 – 7/2014", "2013-05/2013-08",
    ],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert TextWithoutNumbers().clean(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "0933 - 000 - 111",
        "(0933) - 000111",
        "0933,000,111",
        "0933_000_111",
        "011 2012 345",
        "011-2012-345",
        "+20 2012 2013",
    ],
)
def test_however_its_digits_are_parted_it_is_a_number(text: str) -> None:
    assert holds_a_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "2011 - 2012 - 2013",
        "17 - 5 - 2013",
        "in 2012, 2013, 15 of them",
        "17/5/2013, 3 of them",
        "50,000,000",
        "2012 " * 4_000,
    ],
)
def test_days_years_and_amounts_are_none(text: str) -> None:
    assert not holds_a_number(text)

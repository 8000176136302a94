"""A number or an address by which somebody is reached stands in no text that is kept in clear."""

import pytest
from django.core.exceptions import ValidationError

from casework.reachable import TextWithoutNumbers, holds_a_number


@pytest.mark.parametrize(
    "text", ["Judge Salem, +963 933 000 111", "٠٩٣٣٠٠٠١١١", "salem@court.example", "ask 0933/000/111, please"]
)
def test_such_a_text_is_refused(text: str) -> None:
    assert holds_a_number(text)
    with pytest.raises(ValidationError):
        TextWithoutNumbers().clean(text)


@pytest.mark.parametrize("text", ["Case 1182 of 2013", "from 17/5/2013 to 2014-06-01", "the first chamber, room 14"])
def test_other_numbers_stay(text: str) -> None:
    assert TextWithoutNumbers().clean(text) == text

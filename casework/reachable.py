"""What in a text would reach somebody: telephone numbers and e-mail addresses, which stand in no text in clear."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.typed_text import TypedText, plain_line

# It begins where a run of letters does: of a long text without an @ it would else try every letter anew.
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w")
# Digits with what people put between those of one number: a few signs and spaces, or one comma.
_RUN = re.compile(r"\+?\d(?:(?:[\s()/._·*\-–—]{0,4}|[,،])\d)*")
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:([,،])\d{3})(?:\1\d{3})*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 8  # digits of a number
_WHOLE_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def digits_of(typed: str) -> str:
    """One line with its digits, of any script, as 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain_line(typed)).replace("＋", "+")


def holds_a_number(text: str) -> bool:
    """Whether something in the text looks like a telephone number or an e-mail address.

    Days, years and amounts parted by thousands do not.
    """
    read = digits_of(text)
    return next(numbers_in(read), None) is not None or bool(ADDRESS.search(read))


def numbers_in(read: str) -> Iterator[tuple[int, int]]:
    """Where in a text, whose digits are 0 to 9, such numbers begin and end."""
    for found in _RUN.finditer(read):
        groups = re.findall(r"\d+", found[0])
        few = sum(map(len, groups)) < _FEWEST
        if not few and not _AMOUNT.fullmatch(found[0]) and (found[0][0] == "+" or not _days_alone(groups)):
            yield found.span()


def _days_alone(groups: Sequence[str]) -> bool:
    """Whether groups of digits are days and years, one after the other, and nothing else."""
    at = 0
    while at < len(groups):
        three = groups[at : at + 3]
        if len(three) == 3 and (_is_day(*three) or _is_day(*reversed(three))):
            at += 3
        elif _YEAR.fullmatch(groups[at]):
            at += 1
        else:
            return False
    return True


def _is_day(day: str, month: str, year: str) -> bool:
    return len(day) < 3 and len(month) < 3 and bool(_YEAR.fullmatch(year))


def without_numbers(text: str, instead: str) -> str:
    """The text with `instead` where something looks like a telephone number or an e-mail address; days stay."""
    text = _WHOLE_ADDRESS.sub(instead, text)
    read = "".join(str(int(c)) if c.isdecimal() else c for c in text)  # letter for letter, so that places stay
    for begin, end in reversed(list(numbers_in(read))):
        text = text[:begin] + instead + text[end:]
    return text


class TextWithoutNumbers(TypedText):
    """A text that is not sealed: numbers and addresses are refused."""

    sentence: str | Promise = _(
        "A telephone number, another long number or an e-mail address stands in this. It is kept in clear and others "
        "read it: take that out."
    )

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if isinstance(text, str) and holds_a_number(text):
            raise forms.ValidationError(str(self.sentence), code="number")
        return text

"""What in a text would reach somebody: telephone numbers and e-mail addresses, which stand in no text in clear."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.typed_text import TypedText, plain_line

# It begins where a run of letters does: of a long text without an @ it would else try every letter anew.
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+\s?@\s?[\w-]+\.\w")
_YEAR, _MONTH, _OF_MONTH = r"(?:(?:19|20)\d\d|2100)", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_BETWEEN = r"\s?[/.-]\s?"  # what parts day, month and year
_DAY = (  # of any precision, in any order in which it can be one
    rf"(?:(?:{_OF_MONTH}{_BETWEEN}{_MONTH}|{_MONTH}{_BETWEEN}{_OF_MONTH}){_BETWEEN}{_YEAR}"
    rf"|{_YEAR}{_BETWEEN}(?:{_MONTH}{_BETWEEN}{_OF_MONTH}|{_OF_MONTH}{_BETWEEN}{_MONTH})"
    rf"|{_MONTH}/{_YEAR}|{_YEAR}-(?:0[1-9]|1[0-2]))"
)
_DATE = re.compile(  # one or some, and not within a longer run of digits
    rf"(?<![\d+])(?<!\d[/.,_:*·\-–]){_DAY}(?:\s?[/,،\-–]\s?{_DAY})*(?!\d)(?![/._:*·\-–]\d)"
)
_DIALLED = re.compile(r"(?:\+|(?<!\d)0\d)\d(?:[\s()/.·\-–]{0,3}\d)*[\s()/.·\-–]{1,3}\Z")  # how a number begins
_BEFORE = 40  # characters in which that stands
_AMOUNT = re.compile(r"(?<![\d+＋])(?<!\d[,.٬])[1-9]\d{0,2}(?:([,.٬])\d{3})(?:\1\d{3})*(?!\d)")
_RUN = re.compile(r"[+＋(\[]{0,2}\d(?:[\s()\[\]/.,،;؛:=#'’_*·٫٬|\\~•−\-\u2010-\u2015]{0,4}\d){7,}")
_PARTING = "\u0640\u2800\u3164"  # drawn lines and blanks that are letters to Unicode
_NO_PART = "\0"  # in place of what is a day or an amount
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D+(?:19|20)\d\d)+(?:[,،]\s?\d{1,2})?")
_OF_A_YEAR = re.compile(r"(?!0\d{5}/)\d{1,6}/(?:19|20)\d\d|(?:19|20)\d\d/\d{1,6}")  # the number of a paper or a case
_WHOLE_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+\s?[@＠]\s?[\w-]+(?:\.[\w-]+)+")


def _as_read(text: str) -> str:
    """The text as somebody reads it, letter for letter, so that places stay: digits of any script are 0 to 9, what
    only draws a line, a frame or a gap around them parts them as a dash does, and wide signs are signs."""
    return "".join(_read(character) for character in text)


@lru_cache(4_096)
def _read(character: str) -> str:
    if character.isascii():
        return character
    if character.isdecimal():
        return str(int(character))
    if character in _PARTING or unicodedata.category(character) in ("Mn", "Me"):
        return "-"
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def digits_of(typed: str) -> str:
    """One line with its digits, of any script, as 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in plain_line(typed)).replace("＋", "+")


def holds_a_number(text: str) -> bool:
    """Whether something in the text looks like a telephone number or an e-mail address.

    Days that can be, years, amounts parted by thousands and the numbers of papers (1234/2022) do not. A day or a year
    within a longer run of digits does: it would hide the number around it.
    """
    return bool(ADDRESS.search(_as_read(text)) or _numbers(text))


def _numbers(text: str) -> list[re.Match[str]]:
    """What looks like a number by which somebody is reached, where it stands in the text."""
    read = _as_read(text)
    read = _DATE.sub(lambda found: found[0] if _goes_on(read, found.start()) else _NO_PART * len(found[0]), read)
    read = _AMOUNT.sub(lambda found: _NO_PART * len(found[0]), read)
    return [found for found in _RUN.finditer(read) if not _is_of_years(found[0].lstrip("("))]


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands there goes on with a number: 0944 12/2013."""
    return bool(_DIALLED.search(text, max(0, at - _BEFORE), at))


def _is_of_years(run: str) -> bool:
    return bool(_YEARS.fullmatch(run) or _OF_A_YEAR.fullmatch(run))


def without_numbers(text: str, instead: str, such: Callable[[str], bool] = bool) -> str:
    """The text with `instead` where something looks like a telephone number or an e-mail address; days stay.

    Of the numbers those alone of which `such` is so.
    """
    text = _WHOLE_ADDRESS.sub(instead, text)
    for found in reversed(_numbers(text)):
        if such(found[0]):
            text = text[: found.start()] + instead + text[found.end() :]
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

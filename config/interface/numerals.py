"""Digits as the person reading wants them: 1,160 or ١٬١٦٠. Kept for one request, as Django keeps its language."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal

from config.interface.inline import REFERENCE

_EASTERN = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_EASTERN_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?%?")
_DIGIT = re.compile(rf"({REFERENCE.pattern})|\d")
_kind: ContextVar[str] = ContextVar("digits", default="western")


@contextmanager
def shown_as(kind: str) -> Iterator[None]:
    """Within, digits are `western` or `arabic`."""
    token = _kind.set(kind)
    try:
        yield
    finally:
        _kind.reset(token)


def chosen() -> str:
    """Which digits the reader wants, as `shown_as` takes them."""
    return _kind.get()


def number(value: object) -> str:
    """A count with its thousands parted, in the reader's digits; "" for None. Rounding is the caller's."""
    if value is None or value == "":
        return ""
    text = f"{value:,}" if isinstance(value, int | float | Decimal) else str(value)
    return text.translate(_EASTERN) if _kind.get() == "arabic" else text


def numbers_in(text: object) -> str:
    """A sentence with the numbers in it, their thousands parted and their per cent, as the reader wants them."""
    said = str(text)
    return _NUMBER.sub(lambda found: found[0].translate(_EASTERN), said) if _kind.get() == "arabic" else said


def digits(value: object) -> str:
    """Any text with its digits as the reader wants them, nothing parted: for dates, years and page numbers. Those of a
    reference are letters of its name, and stay.
    """
    text = str(value)
    if _kind.get() != "arabic":
        return text
    return _DIGIT.sub(lambda found: found[1] or found[0].translate(_EASTERN_DIGITS), text)


def kilobytes(size: int) -> str:
    """A file's size, given in bytes, in whole kilobytes of 1,024, never nothing."""
    return number(max(1, round(size / 1024)))

"""An age on a day, the years of birth that follow from it, and both in words."""

from datetime import date

from django.utils.translation import get_language

from detainees.describing.saying import arabic_age, english_age

Range = tuple[int, int]


def born_of(first: int | None, last: int | None, on: date | None) -> Range | None:
    """The years in which somebody was born who was between `first` and `last` years old on a day.

    >>> born_of(35, 45, date(2024, 12, 9))
    (1978, 1989)
    """
    return None if first is None or last is None or on is None else (on.year - last - 1, on.year - first)


def aged_in_words(first: int | None, last: int | None) -> str:
    """“about 40” or “35 to 45” in the reader's language; "" where no age is known."""
    said = english_age if (get_language() or "ar").startswith("en") else arabic_age
    return said(first, last)

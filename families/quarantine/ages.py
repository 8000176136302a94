"""A year of birth or an age, as the public page asks: of an age the year is proposed, from the day it was written."""

import re
from datetime import date

from casework.dates import PartialDate, read_date
from casework.mistake import Mistake

OLDEST = 120
# What people write around an age, in the six languages of the page; any other word, and it is left to the liaison.
_WORDS = (
    "سنة سنه سنوات سنين عام عاما أعوام اعوام عمره عمرها عمر العمر حوالي نحو تقريبا قرابة في من"
    " year years yr yrs y o yo old age aged about around approximately ca circa is he she"
    " jahr jahre alt etwa ungefähr rund an ans âge âgé âgée environ a il elle"
    " yaş yaşı yaşında yaşındaydı yıl yaklaşık sal salî salê temen temenê wî wê nêzîkî bû ye"
    " le la der die das"
)
_AROUND = frozenset(_WORDS.split())
_MARKS = re.compile(r"[\u064b-\u0652\u0640]")  # vowel signs, and the line that stretches a word


def proposed_birth(said: str, on: date) -> PartialDate | None:
    """A date as it was written; of an age about the year. None where it is neither.

    `on` is the day in Syria on which it was written.
    """
    read = read_date(said)
    if isinstance(read, PartialDate):
        return read
    age = _age(said)
    return PartialDate(f"{on.year - age}~") if age is not None and isinstance(read, Mistake) else None


def _age(said: str) -> int | None:
    """The one number among words that go with an age, in any digits."""
    words = re.findall(r"\d+|[^\W\d_]+", _MARKS.sub("", said).casefold())
    numbers = [int(word) for word in words if word.isdecimal()]
    if len(numbers) != 1 or numbers[0] > OLDEST or not {word for word in words if not word.isdecimal()} <= _AROUND:
        return None
    return numbers[0]

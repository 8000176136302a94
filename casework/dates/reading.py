"""Reading a date that a person typed: 2013, 2013-05, 17/5/2013, 5/2013, about 2013, ٢٠١٣, أيار 2013, 2013-2014.

Day, month and year stand in that order, as in Syria, unless the year comes first. Nothing is guessed: a year of two
digits is refused, and so are a date of the Hijri calendar, of which a source may be a day or two off, and a day that a
spreadsheet has kept as a number.
"""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from casework.dates.names import EGYPTIAN, ENGLISH, HIJRI, SYRIAN
from casework.dates.value import ABOUT, BOTH, DOUBTFUL, Part, PartialDate
from casework.mistake import Mistake

LONGEST = 80
_MONTHS = 12
_HIJRI_YEARS = range(1300, 1500)  # 1882 to 2076
_SERIAL_DAYS = range(10_000, 60_000)  # 1927 to 2064, as spreadsheets count them

_ABOUT = re.compile(
    r"^(?:about|around|approximately|approx\.?|circa|ca?\.|حوالي|نحو|قرابة|تقريبا) ?(?=\S)|^~ ?| ?تقريبا$"
)
_DOUBTFUL = re.compile(r" ?\((?:doubtful|uncertain|غير مؤكد)\)$")
_UNKNOWN = {"unknown", "not known", "?", "-", "غير معروف", "مجهول"}
_BETWEEN = (
    re.compile(r"^(\d{4}(?:-\d{1,2}){0,2})/(\d{4}(?:-\d{1,2}){0,2})$"),
    re.compile(r"^(?:between|from|بين|من) (.+?) (?:and|to|until|الي|حتي|و) ?(.+)$"),
    re.compile(r"^(\d{4})-(\d{4})$|^(.*\d{4}.*) (?:-|to|الي) (.*\d{4}.*)$"),
)
_YEAR_FIRST = re.compile(r"^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$")
_DAY_FIRST = re.compile(r"^(?:(\d{1,2})([-/.]))?(\d{1,2})(?(2)\2|[-/.])(\d{4})$")
_SHORT_YEAR = re.compile(r"^\d{1,2}(?:[-/.]\d{1,2}){0,2}$")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣-ـ", "-") | dict.fromkeys("⁄∕／", "/") | {"．": "."})
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ً": None})


def read_date(typed: str) -> PartialDate | Mistake | None:
    """The date that was typed, None when nothing was (or "unknown"), or the Mistake that says what is wrong with it."""
    text = _plain(typed)
    if not text or text in _UNKNOWN:
        return None
    if len(text) > LONGEST:
        return Mistake(_("This is too long for a date. Write it as 2013, 5/2013 or 17/5/2013."))
    ends = _interval(text)
    return _read_interval(*ends) if ends else _read_single(text)


def _plain(typed: str) -> str:
    """Lower case, digits 0-9, one kind of dash and alif, no invisible characters, no space beside a separator."""
    seen = (c for c in typed if c.isspace() or unicodedata.category(c) not in ("Cf", "Cc"))
    digits = "".join(str(unicodedata.decimal(c, c)) for c in seen)
    text = _fold(" ".join(digits.translate(_DASHES).casefold().split()))
    text = re.sub(r"(?<=\d) ?([/.]) ?(?=\d)", r"\1", text)
    text = re.sub(r"(?<=\d) ?([~?%])$", r"\1", text)
    return re.sub(r"(?<!\d)(\d{1,2}) - (\d{1,2}) - (\d{4})$", r"\1-\2-\3", text)


def _interval(text: str) -> tuple[str, str] | None:
    """The two ends, when `text` names two."""
    for form in _BETWEEN:
        if found := form.match(text):
            first, last = (end for end in found.groups() if end is not None)
            return first, last
    return None


def _read_interval(first: str, last: str) -> PartialDate | Mistake:
    ends = []
    for end in (first, last):
        part = _read_part(end)
        if isinstance(part, Mistake):
            return part
        ends.append(str(part))
    return _made(ends[0] if ends[0] == ends[1] else "/".join(ends))


def _read_single(text: str) -> PartialDate | Mistake:
    text, doubts = _DOUBTFUL.subn("", text)
    text, abouts = _ABOUT.subn("", text)
    about, doubtful = bool(abouts), bool(doubts)
    if text[-1:] in (ABOUT, DOUBTFUL, BOTH):
        about, doubtful = about or text[-1] != DOUBTFUL, doubtful or text[-1] != ABOUT
        text = text[:-1].rstrip()
    part = _read_part(text)
    if isinstance(part, Mistake):
        return part
    return _made(f"{part}{_qualifier(about=about, doubtful=doubtful)}")


def _qualifier(*, about: bool, doubtful: bool) -> str:
    if about and doubtful:
        return BOTH
    return ABOUT if about else DOUBTFUL if doubtful else ""


def _made(edtf: str) -> PartialDate | Mistake:
    try:
        return PartialDate(edtf)
    except ValueError as error:
        return Mistake(str(error))


def _read_part(text: str) -> Part | Mistake:
    """A year, month or day: the year first, or day/month/year, or with the month's name."""
    text = _with_month_number(text)
    if found := _YEAR_FIRST.match(text):
        year, _separator, month, day = found.groups()
    elif found := _DAY_FIRST.match(text):
        day, _separator, month, year = found.groups()
    elif _SHORT_YEAR.match(text):
        return Mistake(_("Write the year with four digits, as in 2013: two could mean another century."))
    else:
        return Mistake(_why_no_date(text) % {"text": text})
    if found.re is _DAY_FIRST and day and int(day) <= _MONTHS < int(month):
        return Mistake(_("There is no month %(month)s. Write the day first, as in 17/5/2013.") % {"month": month})
    if int(year) in _HIJRI_YEARS:
        return Mistake(_hijri() % {"text": text})
    part = Part(int(year), int(month) if month else None, int(day) if day else None)
    sentence = part.why_not()
    return Mistake(sentence) if sentence else part


def _why_no_date(text: str) -> str:
    if _IS_HIJRI.search(text):
        return _hijri()
    if _SERIAL.match(text) and int(float(text)) in _SERIAL_DAYS:
        return _("“%(text)s” is a day as spreadsheets count them. Format its cell as a date, or write it as 17/5/2013.")
    return _(
        "“%(text)s” is not a date. Write it as 2013, 5/2013, 17/5/2013 or 2013-05-17; about 2013 or 2013-2015 where "
        "it is not certain."
    )


def _hijri() -> str:
    return _("“%(text)s” is a date of the Hijri calendar. Write it in the Gregorian one, as 2013, 5/2013 or 17/5/2013.")


def _fold(text: str) -> str:
    return text.translate(_FOLDED)


def _names() -> Iterator[tuple[str, int]]:
    for months in (SYRIAN, EGYPTIAN, ENGLISH):
        for number, name in enumerate(months, start=1):
            yield _fold(name.casefold()), number
    for number, name in enumerate(SYRIAN, start=1):
        yield _fold(name).replace(" ال", " "), number  # as many write it: تشرين أول
    for number, name in enumerate(ENGLISH, start=1):
        yield name[:3].casefold(), number


_MONTH_NUMBERS = dict(_names())
_IS_HIJRI = re.compile(rf"(?<!\w)(?:{'|'.join(map(_fold, HIJRI))})(?!\w)|\d ?(?:ه-?|a\.?h\.?)$")
_SERIAL = re.compile(r"^\d{5}(?:\.\d+)?$")
_MONTH_NAME = re.compile(
    r"^(?:(\d{1,2})(?:st|nd|rd|th)? ?[-/]? ?)?"
    rf"({'|'.join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True))})\.?,? ?[-/]? ?(\d+)$"
)


def _with_month_number(text: str) -> str:
    """`17 may 2013` as `17/5/2013`; anything else as it is."""
    found = _MONTH_NAME.match(text)
    if not found:
        return text
    day, name, year = found.groups()
    return "/".join(filter(None, (day, str(_MONTH_NUMBERS[name]), year)))

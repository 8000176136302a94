"""A date as precise as its source was: EDTF levels 0 and 1, as far as a case needs them.

`2013`, `2013-05`, `2013-05-17`; any of them with `~` (about), `?` (doubtful) or `%` (both); `2013-05/2013-08`
(some time between the two, ends included). Years 1900 to 2100. *Unknown* is None, in Python, in the database and in
a form alike; there is no empty date.

The text is the value: equal dates have equal texts, and the order of the texts is the order of the dates ("2013",
"2013-05", "2013-05-17", "2013~", "2014"), the same in Python and under PostgreSQL's collation "C".
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2100
ABOUT, DOUBTFUL, BOTH = "~", "?", "%"
QUALIFIERS = (ABOUT, DOUBTFUL, BOTH)
# What "about" leaves open on either side, by how much was said: a year, a month, ten days.
ABOUT_YEARS, ABOUT_MONTHS, ABOUT_DAYS = 1, 1, 10

_PART = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_EDTF = re.compile(rf"(?P<first>{_PART})(?:(?P<qualifier>[~?%])|/(?P<last>{_PART}))?", re.ASCII)
_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A year, a month of it, or a day of that; what was not said is None."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, text: str) -> "Part":
        """From `2013`, `2013-05` or `2013-05-17`."""
        return cls(*(int(number) for number in text.split("-")))

    def why_not(self) -> str | None:
        """The sentence that says why the calendar has no such day, or None when it has."""
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            return _("The year %(year)s cannot be right: years go from %(first)s to %(last)s.") % {
                "year": self.year,
                "first": FIRST_YEAR,
                "last": LAST_YEAR,
            }
        if self.month is not None and not 1 <= self.month <= _MONTHS_OF_A_YEAR:
            return _("There is no month %(month)s: months are 01 to 12.") % {"month": self.month}
        if self.month is not None and self.day is not None:
            days = calendar.monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= days:
                return _("There is no day %(day)s in month %(month)s of %(year)s: it has %(days)s days.") % {
                    "day": self.day,
                    "month": self.month,
                    "year": self.year,
                    "days": days,
                }
        return None

    def __str__(self) -> str:
        said = f"{self.year:04}"
        if self.month is not None:
            said += f"-{self.month:02}"
        if self.day is not None:
            said += f"-{self.day:02}"
        return said

    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        month = self.month or _MONTHS_OF_A_YEAR
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """One date of any precision; `PartialDate("2013-05")`. Raises ValueError with a sentence for what is no date.

    For what people type use `read_date`, which answers with a sentence instead of raising.
    """

    edtf: str

    def __post_init__(self) -> None:
        _days(self.edtf)

    @classmethod
    def on(cls, day: date) -> "PartialDate":
        """The day itself, fully known."""
        return cls(day.isoformat())

    def __str__(self) -> str:
        return self.edtf

    @property
    def first(self) -> Part:
        """What was said; of an interval its beginning."""
        return Part.of(self.edtf.partition("/")[0].rstrip("~?%"))

    @property
    def last(self) -> Part | None:
        """The end of an interval, None of anything else."""
        end = self.edtf.partition("/")[2]
        return Part.of(end) if end else None

    @property
    def qualifier(self) -> str:
        """`~` about, `?` doubtful, `%` both, or nothing."""
        return self.edtf[-1] if self.edtf[-1] in QUALIFIERS else ""

    def earliest(self) -> date:
        """The first day it may have been; "about" widens it (a year by a year, a month by a month, a day by ten)."""
        return _days(self.edtf)[0]

    def latest(self) -> date:
        """The last day it may have been."""
        return _days(self.edtf)[1]


def may_be_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether some day that `one` may be lies before some day that `other` may be; what is unknown may be anything."""
    return one is None or other is None or one.earliest() < other.latest()


def must_be_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether every day that `one` may be lies before every day that `other` may be; the unknown must be nothing."""
    return one is not None and other is not None and one.latest() < other.earliest()


def may_be_within(one: PartialDate | None, first: date | None, last: date | None) -> bool:
    """Whether `one` may be a day from `first` to `last`, both included; an end that is None is open."""
    return one is None or ((last is None or one.earliest() <= last) and (first is None or one.latest() >= first))


@lru_cache(maxsize=16_384)
def _days(edtf: str) -> tuple[date, date]:
    """The first and the last day that `edtf` may be. Raises ValueError with a sentence."""
    form = _EDTF.fullmatch(edtf)
    if form is None:
        raise ValueError(_("“%(text)s” is not a date in the form 2013, 2013-05 or 2013-05-17.") % {"text": edtf[:40]})
    first = Part.of(form["first"])
    last = Part.of(form["last"]) if form["last"] else first
    sentence = first.why_not() or last.why_not()
    if sentence:
        raise ValueError(sentence)
    if first.first_day() > last.last_day():
        raise ValueError(
            _("The dates run backwards: %(last)s is before %(first)s.") % {"first": str(first), "last": str(last)}
        )
    if form["qualifier"]:
        return _about(first)
    return first.first_day(), last.last_day()


def _about(part: Part) -> tuple[date, date]:
    if part.day is not None:
        margin = timedelta(days=ABOUT_DAYS)
        return part.first_day() - margin, part.last_day() + margin
    months = ABOUT_YEARS * _MONTHS_OF_A_YEAR if part.month is None else ABOUT_MONTHS
    return _month_after(part.first_day(), -months).first_day(), _month_after(part.last_day(), months).last_day()


def _month_after(day: date, months: int) -> Part:
    """The month so many months after that of `day` (before it, when negative)."""
    years, month = divmod(day.month - 1 + months, _MONTHS_OF_A_YEAR)
    return Part(day.year + years, month + 1)

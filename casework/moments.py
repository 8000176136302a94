"""Reading a moment that a person or a program wrote: a day, or a day and an hour.

    2022-05-05                     the end of that day: everything that was known by then
    2022-05-05 14:30, 5/5/2022 14:30:07, 2022-05-05T14:30:07.123456
    2022-05-05T11:30:00Z, 2022-05-05T14:30:00+03:00

Without an offset the hour is Syria's.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone as zones
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.dates import read_date
from casework.mistake import Mistake

LONGEST = 60

# The offset's "+" is a space where an address was copied without its escapes.
_MOMENT = re.compile(
    r"(?P<day>.+?)(?:T|[،,]? )(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<fraction>\d{1,6}))?)?"
    r"(?:(?P<utc>Z)| ?(?P<sign>[+-]| )(?P<offset_hours>\d\d):?(?P<offset_minutes>\d\d))?",
    re.ASCII,
)


def read_moment(typed: str) -> datetime | Mistake | None:
    """The moment that was typed, aware; None where nothing was; the Mistake that says what is wrong with it."""
    text = _plain(typed)
    if not text:
        return None
    if len(text) > LONGEST:
        return _no_moment(text)
    if found := _MOMENT.fullmatch(text):
        return _with_hour(found)
    day = _day(text)
    return day if isinstance(day, Mistake) else end_of(day)


def end_of(day: date) -> datetime:
    """The last instant of a day in Syria."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)


def start_of(day: date) -> datetime:
    """The first instant of a day in Syria."""
    return datetime.combine(day, time(), zones.get_default_timezone())


def _plain(typed: str) -> str:
    seen = (c for c in typed if unicodedata.category(c) not in ("Cf", "Cc"))
    return " ".join("".join(str(unicodedata.decimal(c, c)) for c in seen).split())


def _day(text: str) -> date | Mistake:
    """One whole day, in any form in which a date may be typed."""
    read = read_date(text)
    if isinstance(read, Mistake):
        return read
    if read is None or read.earliest() != read.latest():
        return _no_moment(text)
    return read.earliest()


def _with_hour(found: re.Match[str]) -> datetime | Mistake:
    day = _day(found["day"])
    if isinstance(day, Mistake):
        return day
    try:
        hour = time(
            int(found["hour"]),
            int(found["minute"]),
            int(found["second"] or 0),
            int((found["fraction"] or "0").ljust(6, "0")),
        )
        return datetime.combine(day, hour, _zone(found) or zones.get_default_timezone())
    except (ValueError, OverflowError):
        return Mistake(
            _("“%(text)s” is no time of a day: hours go from 00 to 23, minutes and seconds to 59.") % {"text": found[0]}
        )


def _zone(found: re.Match[str]) -> timezone | None:
    if found["utc"]:
        return UTC
    if not found["offset_hours"]:
        return None
    offset = timedelta(hours=int(found["offset_hours"]), minutes=int(found["offset_minutes"]))
    return timezone(-offset if found["sign"] == "-" else offset)


def _no_moment(text: str) -> Mistake:
    return Mistake(
        _("“%(text)s” is not a moment. Write a day, or a day and an hour: 2022-05-05 or 2022-05-05 14:30.")
        % {"text": text[:LONGEST]}
    )


class MomentField(forms.CharField):
    """One line for a moment; cleans to an aware datetime, or None where nothing was typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("2022-05-05 or 2022-05-05 14:30. Empty for now."))
        super().__init__(**{**kwargs, "empty_value": None, "max_length": None})
        self.widget.attrs |= {"dir": "ltr", "autocomplete": "off", "spellcheck": "false", "maxlength": LONGEST}

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, datetime):
            return value
        answer = read_moment(str(value))
        if isinstance(answer, Mistake):
            raise ValidationError(answer.sentence, code="invalid")
        return answer

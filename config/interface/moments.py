"""Dates and points in time in words: Syria's day and hour, Syria's names of the months, the reader's digits."""

import datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from casework.dates import PartialDate, say_date
from config.interface.numerals import digits


def moment(when: datetime.datetime | datetime.date | None) -> SafeString:
    """A `<time>`: to the minute for a moment, to the day for a date; "" for None."""
    if when is None:
        return SafeString("")
    if not isinstance(when, datetime.datetime):
        return _time(when.isoformat(), say_date(PartialDate.on(when)))
    local = timezone.localtime(when)
    comma = "،" if get_language_bidi() else ","
    return _time(local.isoformat(), f"{say_date(PartialDate.on(local.date()))}{comma} {local:%H:%M}")


def partial_date(date: PartialDate | None) -> SafeString:
    """A date of any precision in words ("about May 2013"); for None the word for unknown."""
    if date is None:
        return format_html('<span class="unknown">{}</span>', say_date(None))
    plain = date.edtf if date.edtf.replace("-", "").isdigit() else None
    return _time(plain, say_date(date))


def _time(machine: str | None, said: str) -> SafeString:
    if machine is None:
        return format_html('<span class="date nowrap">{}</span>', digits(said))
    return format_html('<time class="date nowrap" datetime="{}">{}</time>', machine, digits(said))

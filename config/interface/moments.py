"""Dates and points in time in words: Syria's day and hour, the months by the names and the digits that the reader
chose."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi, gettext

from accounts.models.people import Months
from casework.dates import PartialDate, say_date
from casework.dates.chosen import months as _months
from config.interface import numerals
from config.interface.numerals import digits

DATES = 10_000  # that a process keeps said in words


@contextmanager
def months_as(kind: str) -> Iterator[None]:
    """Within, dates on pages have the names of the months that the reader chose (`Months`)."""
    token = _months.set(kind)
    try:
        yield
    finally:
        _months.reset(token)


def _said(edtf: str) -> str:
    return _in_words(edtf, get_language(), _months.get() == Months.INTERNATIONAL)


@lru_cache(DATES)
def _in_words(edtf: str, language: str | None, international: bool) -> str:
    return say_date(PartialDate(edtf), language, international=international)


def _reader() -> tuple[str | None, ...]:
    """All by which one reader is said the same moment otherwise than another."""
    return get_language(), _months.get(), numerals.chosen(), timezone.get_current_timezone_name()


def moment(when: datetime.datetime | datetime.date | None) -> SafeString:
    """A `<time>`: to the minute for a moment, to the day for a date; "" for None."""
    if when is None:
        return SafeString("")
    return _moment(when, _reader())


@lru_cache(DATES)
def _moment(when: datetime.datetime | datetime.date, reader: tuple[str | None, ...]) -> SafeString:
    """The same moments stand in the rows of every page."""
    if not isinstance(when, datetime.datetime):
        return _time(when.isoformat(), _said(when.isoformat()))
    local = timezone.localtime(when)
    comma = "،" if get_language_bidi() else ","
    return _time(local.isoformat(), f"{_said(local.date().isoformat())}{comma} {local.hour:02}:{local.minute:02}")


def between(begin: datetime.datetime, end: datetime.datetime) -> SafeString:
    """From when until when; where both are on one day, the day once."""
    return _between(begin, end, _reader())


@lru_cache(DATES)
def _between(begin: datetime.datetime, end: datetime.datetime, reader: tuple[str | None, ...]) -> SafeString:
    local = timezone.localtime(end)
    one_day = timezone.localdate(begin) == local.date()
    last = _time(local.isoformat(), f"{local.hour:02}:{local.minute:02}") if one_day else moment(end)
    said = format_html(gettext("from {begin} until {end}"), begin=moment(begin), end=last)
    return format_html("<span>{}</span>", said)  # one thing beside its label, where a row is a card


def partial_date(date: PartialDate | None) -> SafeString:
    """A date of any precision in words ("about May 2013"); for None the word for unknown."""
    if date is None:
        return format_html('<span class="unknown">{}</span>', say_date(None))
    return _partial(date.edtf, _reader())


@lru_cache(DATES)
def _partial(edtf: str, reader: tuple[str | None, ...]) -> SafeString:
    return _time(edtf if edtf.replace("-", "").isdigit() else None, _said(edtf))


def _time(machine: str | None, said: str) -> SafeString:
    if machine is None:
        return format_html('<span class="date nowrap">{}</span>', digits(said))
    return format_html('<time class="date nowrap" datetime="{}">{}</time>', machine, digits(said))

"""Dates of any precision: the value, reading what people type, saying it in words (docs/adr/0002-dates.md)."""

from casework.dates.reading import read_date
from casework.dates.saying import as_typed, say_date
from casework.dates.value import PartialDate, may_be_before, may_be_within, must_be_before

__all__ = ["PartialDate", "as_typed", "may_be_before", "may_be_within", "must_be_before", "read_date", "say_date"]

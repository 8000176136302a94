"""Months that are over, for tests of what is frozen then."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from releases.today import today


def first(months: int = 0) -> date:
    """The first day of the month so long ago."""
    day = today().replace(day=1)
    for _month in range(months):
        day = (day - timedelta(days=1)).replace(day=1)
    return day


def within(months: int) -> datetime:
    """A moment in that month."""
    return timezone.make_aware(datetime.combine(first(months), datetime.min.time())) + timedelta(days=3)

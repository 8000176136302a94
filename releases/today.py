"""Today, where releases happen."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Today in Syria."""
    return timezone.now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()

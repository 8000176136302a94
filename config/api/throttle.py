"""How often one address or token reads within ten minutes, counted by each process: no flood reaches the database."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.whence import address_of
from config.api.answering import mistaken

WITHIN = 600.0  # seconds
_MOST = 20_000  # readers that are remembered
_read: dict[str, tuple[float, int]] = {}
View = Callable[..., HttpResponse]


def forget_read() -> None:
    """Begin to count anew."""
    _read.clear()


def seconds_to_wait(reader: str, most: int) -> int:
    """Counts one reading; how long `reader` waits before the next one is answered, 0 for not at all."""
    now = time.monotonic()
    until, count = _read.get(reader, (0.0, 0))
    if now >= until:
        if len(_read) >= _MOST:
            _read.clear()
        until, count = now + WITHIN, 0
    _read[reader] = until, count + 1
    return 0 if count < most else max(1, int(until - now))


def throttled(view: View) -> View:
    """Answers 429 where this address has read too often."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wait = seconds_to_wait(address_of(request), settings.API_READINGS)
        return too_often(wait) if wait else view(request, *args, **kwargs)

    return counted


def too_often(wait: int) -> HttpResponse:
    """The answer to who reads too often, with the seconds to wait."""
    response = mistaken(f"Too many readings. Wait {wait} seconds, then go on.", status=429)
    response.headers["Retry-After"] = str(wait)
    return response

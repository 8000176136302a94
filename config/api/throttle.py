"""How often one address or person reads what is for programs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.by_token import forget_refused
from accounts.often import Often
from accounts.whence import address_of
from config.api.answering import mistaken

_read = Often()
View = Callable[..., HttpResponse]


def forget_read() -> None:
    """Begin to count anew, also the tokens that opened nothing."""
    _read.forget()
    forget_refused()


def seconds_to_wait(reader: str, most: int) -> int:
    """Counts one reading; how long `reader` waits before the next one is answered, 0 for not at all."""
    return _read.count(reader, most)


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

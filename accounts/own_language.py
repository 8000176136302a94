"""The language in which a browser is spoken to before anybody has signed in there: that of who used it last."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.models import User

_YEAR = 365 * 24 * 60 * 60  # seconds


def keep_language(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """Let the browser remember the person's language, unless it does already or was told another one just now."""
    name = settings.LANGUAGE_COOKIE_NAME
    if request.COOKIES.get(name) != person.language and name not in response.cookies:
        remember_language(response, person.language)


def remember_language(response: HttpResponse, language: str) -> None:
    """For a year, or until somebody chooses another one."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=_YEAR, samesite="Lax", httponly=True,
        secure=settings.BEHIND_TLS,
    )  # fmt: skip

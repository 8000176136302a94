"""Below /api/own/ a person's script shows a token instead of signing in; everywhere else a token opens nothing.

There no session is read (`config.public.middleware` takes the cookies off), so that nobody is let in by a browser that
was made to ask. The person of the token is there with the rights that they have at this moment.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from accounts import undertaking
from accounts.models import AccessToken, User
from accounts.often import Often
from accounts.tokens import MARK, digest_of, usable_token
from accounts.whence import address_of

BELOW, PROGRAMS = "/api/own/", "/api/"
_SCHEME = "bearer "
_NOT_OPEN = "Show a token that can be used in the header “Authorization: Bearer …”. It may be revoked or past its time."
_IN_ADDRESS = (
    "A token stands in this address, where logs and histories keep it. Revoke it, make another one, and send that in "
    "the header “Authorization: Bearer …”."
)


_refused = Often()  # by address, secrets that opened nothing: whoever tries them does not ask the database for ever
_opened = Often()  # by digest, those that opened something


def forget_refused() -> None:
    """Begin to count anew."""
    _refused.forget()
    _opened.forget()


class ByToken:
    """Stands behind the session's middleware and before all that asks who somebody is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if MARK in request.path or (request.path.startswith(PROGRAMS) and MARK in request.get_full_path()):
            return _unlogged(refused(_IN_ADDRESS, 400))
        if not request.path.startswith(BELOW):
            return self.get_response(request)
        secret = _secret(request)
        # What is none asks nothing of the database.
        token = self._token(secret, address_of(request)) if secret.startswith(MARK) else None
        if isinstance(token, int):
            return _too_often(token)
        if token is None:
            return refused(_NOT_OPEN, 401)
        if sentence := _why_not(token.person):
            return refused(sentence, 403)
        token.person.through = f"token:{token.pk}"
        request.user, request.token = token.person, token  # type: ignore[attr-defined]  # read by the views
        return self.get_response(request)

    @staticmethod
    def _token(secret: str, address: str) -> AccessToken | int | None:
        """The token that can be used, or how many seconds whoever tries secrets from there waits.

        One that opened something lately is looked up all the same: others behind an address are not shut out.
        """
        known = digest_of(secret)
        wait = 0 if _opened.wait(known, 1) else _refused.wait(address, settings.API_READINGS)
        if wait:
            return wait
        token = usable_token(secret)
        (_opened.count(known, 1) if token else _refused.count(address, settings.API_READINGS))
        return token


def _too_often(wait: int) -> HttpResponse:
    response = refused(f"Too many tokens that open nothing came from here. Wait {wait} seconds.", 429)
    response.headers["Retry-After"] = str(wait)
    return response


def _unlogged(response: HttpResponse) -> HttpResponse:
    """Refused without a line in the log of what was refused: that line would hold the path, and the token in it."""
    response._has_been_logged = True  # type: ignore[attr-defined]  # asked by django.utils.log
    return response


def _secret(request: HttpRequest) -> str:
    header = request.headers.get("Authorization", "")
    return header[len(_SCHEME) :].strip() if header.lower().startswith(_SCHEME) else ""


def _why_not(person: User) -> str | None:
    """What the person has to do first, on the pages."""
    if not settings.DEMO and not person.has_set_up_second_factor():
        return "The person of this token has no second factor: they set one up on the page of their account."
    if not undertaking.is_accepted_by(person):
        return "The person of this token has yet to accept the undertaking of confidentiality."
    return None


def token_of(request: HttpRequest) -> AccessToken:
    """The token that was shown; below /api/own/ there is one."""
    token: AccessToken = request.token  # type: ignore[attr-defined]
    return token


def refused(sentence: str, status: int) -> HttpResponse:
    """A sentence for who wrote the script."""
    response = JsonResponse({"error": sentence}, status=status, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "no-store"
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Ifraj"'
    return response

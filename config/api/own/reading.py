"""What stands around each reading with a token: its scope, how often and how much, and the row that records it."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from accounts.by_token import refused, token_of
from accounts.models.tokens import TokenScope
from accounts.tokens import record_reading, rows_left
from config.api.answering import Mistaken
from config.api.throttle import seconds_to_wait, too_often

_NO_SCOPE = "This token was not made for this. Make another one, on the page of your account."
_ENOUGH = "As much was read with this token today as may be. Go on tomorrow, or ask an administrator."
Answer = Callable[[], tuple[HttpResponse, int]]


def read_with_token(request: HttpRequest, scope: TokenScope, what: str, answer: Answer) -> HttpResponse:
    """The answer and how many rows it has, once the token may read them; recorded before it is sent."""
    token = token_of(request)
    if scope not in token.scopes:
        return refused(_NO_SCOPE, 403)
    if wait := seconds_to_wait(f"token {token.pk}", settings.API_READINGS):
        return too_often(wait)
    try:
        response, rows = answer()
    except Mistaken as wrong:
        return refused(str(wrong), 400)
    with transaction.atomic():
        if rows > rows_left(token):
            return refused(_ENOUGH, 429)
        record_reading(token, what, rows)
    return response

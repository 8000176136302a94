"""What stands around each reading with a token: its scope, how often and how much, and the row that records it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.by_token import refused, token_of
from accounts.models.tokens import TokenScope
from accounts.tokens import record_reading
from config.api.answering import Mistaken
from config.api.throttle import seconds_to_wait, too_often

_NO_SCOPE = "This token was not made for this. Make another one, on the page of your account."
_ENOUGH = "As much was read with your tokens today as may be. Go on tomorrow, or ask an administrator."
Answer = Callable[[], tuple[HttpResponse, int]]


def read_with_token(request: HttpRequest, scope: TokenScope, what: str, answer: Answer) -> HttpResponse:
    """The answer and how many rows it has, once the token may read them; recorded before it is sent."""
    token = token_of(request)
    if scope not in token.scopes:
        return refused(_NO_SCOPE, 403)
    if wait := seconds_to_wait(f"person {token.person_id}", settings.API_READINGS):
        return too_often(wait)
    try:
        response, rows = answer()
    except Mistaken as wrong:
        return refused(str(wrong), 400)
    return response if record_reading(token, what, rows) else refused(_ENOUGH, 429)

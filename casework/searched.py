"""What somebody typed into a search, kept with their session; an address has a token for it, and never a name.

So a search is a page like any other: Back and reload find it. The token is drawn at random and opens nothing in another
session; the session's content is sealed, and what was searched ends with it.
"""

import secrets

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

PARAMETER = "of"
KEPT = 12  # searches of one session, the newest
_SEARCHES = "searches"
_BYTES = 6  # of a token: it is looked up among KEPT, and guards nothing


def keep(session: SessionBase, sought: str) -> str:
    """Keep what was typed; the token under which it is found.

    Of two that are sent at the same moment one may be lost, as all that is written into a session: it is typed again.
    """
    token = secrets.token_urlsafe(_BYTES)
    session[_SEARCHES] = [*session.get(_SEARCHES, ()), [token, sought]][-KEPT:]
    return token


def kept(session: SessionBase, token: str) -> str | None:
    """What was typed under this token; None where it is over, or another session's."""
    return next((sought for known, sought in session.get(_SEARCHES, ()) if known == token), None)


def to_found(request: HttpRequest, page: str, sought: str) -> HttpResponse:
    """Lead on from what was sent to `page`, which shows what is found."""
    return redirect(f"{reverse(page)}?{PARAMETER}={keep(request.session, sought)}")

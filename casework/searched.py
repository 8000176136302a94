"""What somebody typed into a search, kept with their session; an address has a token for it, and never a name.

So a search is a page like any other: Back and reload find it. The token is drawn at random and opens nothing in another
session, nor on another page; the session's content is sealed, and what was searched ends with it.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

PARAMETER = "of"
KEPT = 12  # searches of one session, the newest
_SEARCHES = "searched"
_BYTES = 6  # of a token: it is looked up among KEPT, and guards nothing


@dataclass(frozen=True)
class Asked:
    """What an address asks for: `sought` is None where it asks for nothing, or for what `is_over`."""

    sought: str | None
    is_over: bool

    @property
    def status(self) -> int:
        """With which the page answers, as far as the search goes."""
        return 410 if self.is_over else 200


def asked(request: HttpRequest, page: str) -> Asked:
    """What this address of `page` asks for."""
    token = request.GET.get(PARAMETER)
    sought = kept(request.session, page, token) if token else None
    return Asked(sought, is_over=token is not None and sought is None)


def typed_into(fields: Iterable[str], sent: QueryDict) -> str:
    """What was sent for these fields of a form, as one text of which `QueryDict` makes the same again."""
    typed = QueryDict(mutable=True)
    for name in fields:
        typed.setlist(name, [value for value in sent.getlist(name) if value])
    return typed.urlencode()


def keep(session: SessionBase, page: str, sought: str) -> str:
    """Keep what was typed on `page`; the token under which it is found there.

    Of two that are sent at the same moment one may be lost, as all that is written into a session: it is typed again.
    """
    token = secrets.token_urlsafe(_BYTES)
    session[_SEARCHES] = [*session.get(_SEARCHES, ()), [token, page, sought]][-KEPT:]
    return token


def kept(session: SessionBase, page: str, token: str) -> str | None:
    """What was typed under this token; None where it is over, another session's or of another page."""
    found = (sought for known, where, sought in session.get(_SEARCHES, ()) if known == token and where == page)
    return next(found, None)


def to_found(request: HttpRequest, page: str, sought: str) -> HttpResponse:
    """Lead on from what was sent to `page`, which shows what is found."""
    return redirect(f"{reverse(page)}?{PARAMETER}={keep(request.session, page, sought)}")

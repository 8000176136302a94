"""Who is there, and whether they may come in: deny by default."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from accounts.access import Rule
from accounts.library_views import rule_of_library_view
from accounts.models import User


class PersonMiddleware:
    """The person's language, and the mark of their session, which is written where they change something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            key = request.session.session_key or ""
            request.user.through = "session:" + hashlib.sha256(key.encode()).hexdigest()[:16]
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


class DenyByDefault:
    """Nobody comes to a view that does not declare its rule, nor past the rule it declares."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        admitted = rule_of(view, request)
        if admitted is not None and admitted.admits(request.user):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        raise PermissionDenied


def rule_of(view: Callable[..., Any], request: HttpRequest) -> Rule | None:
    """The rule that the view declares, or that is declared for it where a library wrote it."""
    declared = getattr(view, "rule", None)
    if isinstance(declared, Rule):
        return declared
    match = request.resolver_match
    return rule_of_library_view(match.view_name if match else "")

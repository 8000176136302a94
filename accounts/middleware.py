"""Who is there, what they have to do first, and whether they may come in: deny by default."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django_htmx.http import HttpResponseClientRedirect

from accounts import undertaking
from accounts.access import Rule
from accounts.devices import keep_cookie
from accounts.library_views import rule_of_library_view
from accounts.models import User
from accounts.own_language import keep_language
from accounts.sessions import digest, seen
from accounts.typed_again import came_from_our_page, is_of_another, of_another, typed_again

Respond = Callable[[HttpRequest], HttpResponse]


class PersonMiddleware:
    """The person's language, the mark of their session, which is written where they change something, and no copies.

    After they are gone the pages of signing in stay in their language.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            response = self.get_response(request)
            keep_cookie(request, response)  # of the browser, where somebody has just signed in
            return response
        person, by_session = request.user, not hasattr(request, "token")
        if by_session:
            request.user.through = "session:" + digest(request.session.session_key or "")[:16]
            seen(request.session)
        translation.activate(request.user.language)
        request.LANGUAGE_CODE = request.user.language
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        if by_session:
            keep_language(request, response, person)  # also where they have just signed out
        return response


class Gate:
    """A middleware that looks at each request once its view and the view's rule are known."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        return self.sends(request, rule_of(view, request))

    def sends(self, request: HttpRequest, rule: Rule | None) -> HttpResponseBase | None:
        """Where the request is sent instead of its view, or None."""
        raise NotImplementedError


class NewPasswordFirst(Gate):
    """Who said that somebody else signed in as them does nothing before they have a new password."""

    def sends(self, request: HttpRequest, rule: Rule | None) -> HttpResponseBase | None:
        if not isinstance(request.user, User) or request.user.password_stopped_at is None:
            return None
        if rule is not None and (rule.stranger or rule.before_new_password):
            return None
        return _go(request, reverse("new-password"))


class SecondFactorFirst(Gate):
    """Outside demo mode nobody does anything before they have set up a second factor."""

    def sends(self, request: HttpRequest, rule: Rule | None) -> HttpResponseBase | None:
        if settings.DEMO or not isinstance(request.user, User):
            return None
        if rule is not None and (rule.stranger or rule.before_second_factor):
            return None
        return None if has_second_factor(request.user) else _go(request, reverse("mfa_activate_totp"))


class UndertakingFirst(Gate):
    """No case opens before the undertaking of confidentiality is accepted as it stands now."""

    def sends(self, request: HttpRequest, rule: Rule | None) -> HttpResponseBase | None:
        if not isinstance(request.user, User) or undertaking.is_accepted_by(request.user):
            return None
        if rule is not None and (rule.stranger or rule.before_undertaking):
            return None
        return _go(request, reverse("undertaking"))


class DenyByDefault(Gate):
    """Nobody comes to a view that does not declare its rule, nor past the rule it declares."""

    def sends(self, request: HttpRequest, rule: Rule | None) -> HttpResponseBase | None:
        if rule is not None and rule.admits(request.user):
            return None
        if request.user.is_authenticated:
            raise PermissionDenied
        if request.method == "POST" and came_from_our_page(request) and not _is_htmx(request):
            return typed_again(request, "signed_out.html")
        back = request.get_full_path() if request.method == "GET" and not _is_htmx(request) else "/"
        there = redirect_to_login(back)
        return _go(request, there.url)


class SameHand(Gate):
    """What one person typed is not sent by another, who signed in at the same browser meanwhile."""

    def sends(self, request: HttpRequest, rule: Rule | None) -> HttpResponseBase | None:
        return of_another(request) if request.method == "POST" and is_of_another(request) else None


def has_second_factor(person: User) -> bool:
    """As the session's backend read it with the person; asked for where somebody else read them."""
    known: bool | None = getattr(person, "has_second_factor", None)
    return person.has_set_up_second_factor() if known is None else known


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _go(request: HttpRequest, url: str) -> HttpResponse:
    """To another page; a part of a page that htmx asked for takes the whole page there."""
    return HttpResponseClientRedirect(url) if _is_htmx(request) else HttpResponseRedirect(url)


def rule_of(view: Callable[..., Any], request: HttpRequest) -> Rule | None:
    """The rule that the view declares, or that is declared for it where a library wrote it."""
    declared = getattr(view, "rule", None)
    if isinstance(declared, Rule):
        return declared
    match = request.resolver_match
    return rule_of_library_view(match.view_name if match else "")

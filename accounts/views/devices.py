"""A new device signed in as you: whose it is, and a new password where it was not yours."""

import time

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import devices
from accounts.access import OWN_ACCOUNT, STOPPED, rule, signed_in
from accounts.acting import acting
from accounts.forms import NewPasswordForm
from accounts.links import replace_password
from accounts.moves import Refusal
from accounts.sessions import digest

_STOPPED = "password stopped"  # in the session: when, in seconds since 1970
_SOON = 15 * 60  # seconds for a new password, by who has just shown that it is them


@rule(OWN_ACCOUNT)
@require_POST
def device_mine(request: HttpRequest, pk: int) -> HttpResponse:
    """It was me."""
    device = get_object_or_404(devices.asked_about(request, signed_in(request)), pk=pk)
    _refuse(devices.is_mine(device, signed_in(request), devices.here(request)))
    messages.success(request, _("Good. You are not asked about this device again."))
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "own-account")


@rule(OWN_ACCOUNT)
@require_http_methods(["GET", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def device_not_mine(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not me. GET asks; POST ends everything but this session, which sets a new password.

    Whoever finds an open session shows first that it is theirs: else they could choose the new password.
    """
    device = get_object_or_404(devices.asked_about(request, signed_in(request)), pk=pk)
    if request.method == "GET":
        page = {
            "device": device, "heading": _("That was not me"), "act": _("Sign out everywhere and stop my password"),
            "back": reverse("own-account"), "grave": True,
        }  # fmt: skip
        return render(request, "accounts/device_not_mine.html", page)
    session = digest(request.session.session_key or "")
    _refuse(devices.not_mine(device, signed_in(request), devices.here(request), session))
    request.session[_STOPPED] = time.time()
    return redirect("new-password")


@rule(STOPPED)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def new_password(request: HttpRequest) -> HttpResponse:
    """A new password in place of the one that somebody else knows; then one signs in with it."""
    person = signed_in(request)
    if person.password_stopped_at is None:
        return redirect("own-account")
    if time.time() - request.session.get(_STOPPED, 0) > _SOON:
        logout(request)
        messages.warning(request, _("The time to choose a new password is over. An administrator hands you a link."))
        return redirect("account_login")
    form = NewPasswordForm(person, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "accounts/new_password.html", {"form": form}, status=422 if form.errors else 200)
    with acting(person):
        replace_password(person, form.cleaned_data["password"])
    logout(request)
    messages.success(request, _("Your password is set. Sign in with it now."))
    return redirect("account_login")


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise PermissionDenied(refusal.sentence)

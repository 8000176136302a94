"""Access tokens for one's own scripts: made and shown once, and revoked by their person or an administrator."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import tokens
from accounts.access import SIGNED_IN, rule, signed_in
from accounts.forms.tokens import TokenForm
from accounts.models import AccessToken
from accounts.moves import Refusal

_TOKEN = "token to show"  # noqa: S105 - in the session, sealed there, until it was shown once


@rule(SIGNED_IN)
@require_http_methods(["GET", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def own_tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens, a new one, and the secret of the one that was just made: shown once."""
    person = signed_in(request)
    form = TokenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = tokens.make_token(**form.cleaned_data, by=person)
        if not isinstance(made, Refusal):
            request.session[_TOKEN] = made
            return redirect("own-tokens")
        form.add_error(None, made.sentence)
    shown = request.session.pop(_TOKEN, "") if request.method == "GET" else ""
    page = {"form": form, "tokens": AccessToken.objects.of(person), "shown": shown}
    return render(request, "accounts/tokens.html", page, status=422 if form.errors else 200)


@rule(SIGNED_IN)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a token of one's own, or of somebody whom one administers."""
    found = get_object_or_404(tokens.tokens_visible_to(signed_in(request)), pk=pk)
    _refuse(tokens.revoke(found, by=signed_in(request)))
    messages.success(request, _("Revoked. It opens nothing from now on."))
    if found.person_id == signed_in(request).pk:
        return redirect("own-tokens")
    return redirect("person", found.person_id)


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise PermissionDenied(refusal.sentence)

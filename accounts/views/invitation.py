"""Taking up a link that was handed over: a page on which the person sets their password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from accounts.access import ANYONE, rule
from accounts.forms import NewPasswordForm
from accounts.links import link_of, over, set_password_with
from accounts.moves import Refusal

_HELD = "invitation"  # in the session: the address loses the secret at once


@rule(ANYONE)
@never_cache
@sensitive_post_parameters()
@sensitive_variables("token")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """The form for a new password. Opening it uses nothing up, so that a program that looks at links does no harm."""
    if "k" in request.GET:
        request.session[_HELD] = request.GET["k"]
        return redirect("invitation")
    token = request.session.get(_HELD, "")
    link = link_of(token)
    if link is None:
        return render(request, "accounts/invitation_over.html", {"sentence": over()}, status=410)
    with translation.override(link.user.language):
        form = NewPasswordForm(link.user, request.POST if request.method == "POST" else None)
        if not form.is_valid():
            page = {"form": form, "person": link.user, "link": link}
            return render(request, "accounts/invitation.html", page, status=422 if form.errors else 200)
        answer = set_password_with(token, form.cleaned_data["password"])
        if isinstance(answer, Refusal):
            return render(request, "accounts/invitation_over.html", {"sentence": answer.sentence}, status=410)
        request.session.flush()
        messages.success(request, _("Your password is set. Sign in with it now."))
    return redirect("account_login")

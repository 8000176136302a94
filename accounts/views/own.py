"""One's own account: what is chosen, the second factor, where one is signed in, and signing out."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts import undertaking
from accounts.access import OWN_ACCOUNT, STOPPED, rule, signed_in
from accounts.acting import acting
from accounts.calling import rename
from accounts.devices import KNOWN_AS, asked_about
from accounts.forms import OwnAccountForm, UndertakingForm
from accounts.models import AccessToken, AccountChange, Device, Membership, Session
from accounts.people import told
from accounts.sessions import digest
from accounts.tokens import revoke_all

CHANGES_SHOWN = 20
DEVICES_SHOWN = 20
_SEVERAL = ("all", "everywhere")
_REVOKED = gettext_lazy("Your access tokens are revoked: the scripts that use them read nothing from now on.")
# What a browser forgets at signing out besides the session's cookie.
FORGET = '"cache", "storage"'


@rule(OWN_ACCOUNT)
@require_http_methods(["GET", "POST"])
def own_account(request: HttpRequest) -> HttpResponse:
    """A person's name, how they sign in and where, and what is recorded about their account."""
    person = signed_in(request)
    kept = {"display_name": person.display_name}
    form = OwnAccountForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        refused = rename(person, form.cleaned_data["display_name"])
        if refused is None:
            messages.success(request, _("Saved."))
            return redirect("own-account")
        form.add_error("display_name", refused.sentence)
    return render(
        request,
        "accounts/own.html",
        {
            "form": form,
            "roles": Membership.objects.filter(user=person, ended_at=None).select_related("team__organisation"),
            "sessions": Session.objects.of(person),
            "this_session": digest(request.session.session_key or ""),
            "asked_about": set(asked_about(request, person).values_list("pk", flat=True)),
            "this_device": request.session.get(KNOWN_AS),
            "devices": Device.objects.of(person)[:DEVICES_SHOWN],
            "changes": [told(change) for change in AccountChange.objects.of(person)[:CHANGES_SHOWN]],
            "second_factor": person.has_set_up_second_factor(),
            "tokens": AccessToken.objects.of(person).usable().count(),
        },
        status=422 if form.errors else 200,
    )


@rule(OWN_ACCOUNT)
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """Sign out another browser of one's own, with `all` every other one, with `everywhere` this one too."""
    mine = Session.objects.of(signed_in(request))
    which = request.POST.get("which", "").replace("\0", "")  # PostgreSQL takes no text with NUL
    others = mine.exclude(session_key=digest(request.session.session_key or ""))
    one = None if which in _SEVERAL else get_object_or_404(others, pk=which)
    with acting(signed_in(request)):
        (others if one is None else others.filter(pk=one.pk)).delete()
        if one is None and "tokens" in request.POST:
            revoke_all(signed_in(request), signed_in(request))
            messages.success(request, _REVOKED)
    if which == "everywhere":
        return leave(request, "account_login")
    messages.success(request, _("Signed out there."))
    return redirect("own-account")


def leave(request: HttpRequest, to: str) -> HttpResponse:
    """End the session here, and tell the browser to forget what it kept of the pages."""
    logout(request)
    response = redirect(to)
    response.headers["Clear-Site-Data"] = FORGET
    return response


@rule(OWN_ACCOUNT)
@require_http_methods(["GET", "POST"])
def accept_undertaking(request: HttpRequest) -> HttpResponse:
    """The undertaking of confidentiality, to be read and accepted before any case opens."""
    person = signed_in(request)
    form = UndertakingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        undertaking.accept(by=person)
        messages.success(request, _("Thank you. What you undertook can be read again on the page of your account."))
        return redirect("/")
    accepted = person.undertaking_accepted_at if undertaking.is_accepted_by(person) else None
    page = {"form": form, "paragraphs": undertaking.text(), "accepted_at": accepted, "version": undertaking.VERSION}
    return render(request, "accounts/undertaking.html", page, status=422 if form.errors else 200)


@rule(STOPPED)
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """GET asks; POST ends the session here and tells the browser to forget what it kept."""
    if request.method == "GET":
        return render(request, "account/logout.html")
    back = request.POST.get("next", "")
    return leave(request, back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "account_login")

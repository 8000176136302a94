"""Raising a flag by hand, on a release or on a person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.idempotency import make_once
from detainees.models import Detainee
from releases.forms.flags import RaiseForm
from releases.models import Release
from releases.suspicion.by_hand import raise_flag


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def on_release(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what is wrong with a release."""
    release = get_object_or_404(Release.objects.visible_to(request.user), reference=reference)
    require(request.user, Right.ENTER, release.team)
    return _raise(request, release)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def on_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what is wrong with a person's entry on the register."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    return _raise(request, detainee)


def _raise(request: HttpRequest, record: Release | Detainee) -> HttpResponse:
    form, by = RaiseForm(request.POST if request.method == "POST" else None), signed_in(request)
    if form.is_valid():
        said = form.cleaned_data
        address = make_once(
            request, form, by=by,
            make=lambda: raise_flag(record, said["severity"], said["said"], by=by).get_absolute_url(),
        )  # fmt: skip
        if address is not None:
            messages.success(request, _("The flag is raised."))
            return redirect(address)
    return render(request, "flags/raise.html", {"record": record, "form": form}, status=422 if form.is_bound else 200)

"""Saying how it was checked who a caller is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from families.checking import check_identity
from families.forms.checks import IdentityForm
from families.models import Inquiry
from families.workflow import WORK_ON


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def identity(request: HttpRequest, reference: str) -> HttpResponse:
    """What was found when the caller was asked who they are; that it did not fit is kept."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    if sentence := WORK_ON.why_not(found, signed_in(request)):
        raise PermissionDenied(sentence)
    form = IdentityForm(
        request.POST if request.method == "POST" else None, initial={"identity": found.relative.identity}
    )
    if form.is_valid():
        check_identity(found, form.cleaned_data["identity"], by=signed_in(request))
        messages.success(request, _("Saved."))
        return redirect(found)
    page = {"inquiry": found, "form": form, "failed": found.relative.failed_checks.order_by("-at")}
    return render(request, "families/identity.html", page, status=422 if form.is_bound else 200)

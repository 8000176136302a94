"""An identifier of a report of extortion: shown whole for a reason that is kept, or struck out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.sealed import NotSealedHere
from families.forms.reports import ShowIdentifierForm
from families.models import ExtortionIdentifier, ExtortionReport
from families.reporting import WORK_ON, show_identifier, strike_identifier
from families.reports import line_of, whole


def _of(report: ExtortionReport, pk: int, user: User) -> ExtortionIdentifier:
    """The identifier of this report; 404 for another's."""
    found = ExtortionIdentifier.objects.visible_to(user).filter(pk=pk, report=report).first()
    if found is None:
        raise Http404
    return found


@rule(having(Right.SHOW_CALLERS))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def show(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The whole identifier, for a reason that is kept."""
    found = get_object_or_404(ExtortionReport.objects.visible_to(request.user), reference=reference)
    require(request.user, Right.SHOW_CALLERS, found.team)
    row = _of(found, pk, signed_in(request))
    form = ShowIdentifierForm(request.POST if request.method == "POST" else None)
    page = {"report": found, "line": line_of(row), "form": form}
    if not form.is_valid():
        return render(request, "families/extortion/show.html", page, status=422 if form.is_bound else 200)
    try:
        shown = whole(row, show_identifier(row, form.cleaned_data["reason"], by=signed_in(request)))
    except NotSealedHere:
        shown = ""
    return render(request, "families/extortion/shown.html", {**page, "shown": shown})


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def strike(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Strike out an identifier that was typed wrong, after a page that says what that does."""
    found = get_object_or_404(ExtortionReport.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    if sentence := WORK_ON.why_not(found, signed_in(request)):
        raise PermissionDenied(sentence)
    row = _of(found, pk, signed_in(request))
    if row.struck_at is not None:
        messages.info(request, _("It is struck out already."))
        return redirect(found)
    if request.method == "POST":
        strike_identifier(row, by=signed_in(request))
        messages.success(request, _("It is struck out, and warns nobody on account of this report."))
        return redirect(found)
    page = {
        "report": found, "line": line_of(row), "back": found.get_absolute_url(), "heading": _("Strike it out"),
        "act": _("Strike out"),
    }  # fmt: skip
    return render(request, "families/extortion/strike.html", page)

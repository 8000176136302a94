"""Asking for the case file of a release or a person; what follows is on the page of the export."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.idempotency import make_once
from detainees.models import Detainee
from releases.case_files.asking import Record, ask, why_not_ask
from releases.case_files.preview import Preview
from releases.forms.case_files import CaseFileForm
from releases.models import Release


@rule(having(Right.REQUEST_EXPORTS))
@require_http_methods(["GET", "POST"])
def of_release(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the case file of a release."""
    release = get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)
    _refuse(request, release)
    return _asking(request, release)


@rule(having(Right.REQUEST_EXPORTS))
@require_http_methods(["GET", "POST"])
def of_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the case file of a person."""
    person = get_object_or_404(Detainee.objects.visible_to(request.user), reference=reference)
    _refuse(request, person)
    return _asking(request, person)


def _refuse(request: HttpRequest, record: Record) -> None:
    if (sentence := why_not_ask(record, signed_in(request))) is not None:
        raise PermissionDenied(str(sentence))


def _asking(request: HttpRequest, record: Record) -> HttpResponse:
    user = signed_in(request)
    form = CaseFileForm(request.POST if request.method == "POST" else None, record=record)
    if form.is_valid():
        address = make_once(
            request, form, by=user,
            make=lambda: ask(record, form.wanted, form.reason, by=user).get_absolute_url(),
        )  # fmt: skip
        if address is not None:
            messages.success(request, _("Asked for. Another person decides; you are told here."))
            return redirect(address)
    page = {"form": form, "record": record, "preview": Preview(record, user)}
    return render(request, "releases/case_files/new.html", page, status=422 if form.is_bound else 200)

"""A file for a claim that was entered before."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.idempotency import make_once
from releases.evidence.adding import why_not_add_file
from releases.evidence.receiving import about_file, give
from releases.forms import AddedFileForm
from releases.models import Claim


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a file to what a source said; whoever adds one has written a part of the record."""
    claim = get_object_or_404(Claim.objects.visible_to(request.user).with_subject(), pk=pk)
    user = signed_in(request)
    _refuse(why_not_add_file(claim, user))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AddedFileForm(*sent, user=user, claim=claim)
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _give(request, claim, form))
        if address is not None:
            return redirect(address)
    page = {"claim": claim, "record": claim.record, "form": form}
    return render(request, "releases/claim_file.html", page, status=422 if form.is_bound else 200)


def _give(request: HttpRequest, claim: Claim, form: AddedFileForm) -> str:
    said = form.cleaned_data
    give(claim, said["received"], by=signed_in(request), **about_file(said))
    messages.success(request, _("The file is added."))
    return claim.record.get_absolute_url()


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)

"""Filling in the fields of the desk on an inquiry, and searching the texts in them."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.own.entry import OwnChange
from casework.own.searching import search_texts
from families.models import Inquiry, InquiryOwnValue
from families.refusing import refuse
from families.taking import change_inquiry
from families.workflow import WORK_ON


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Fill in the fields of the desk."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    own = OwnChange(InquiryOwnValue, inquiry, request.POST if request.method == "POST" else None)
    if refused := refuse(request, inquiry, WORK_ON.why_not(inquiry, signed_in(request)), own.form):
        return refused
    if request.method == "POST" and own.is_valid():
        if own.store(by=signed_in(request)):
            change_inquiry(inquiry, {}, by=signed_in(request))
        messages.success(request, _("Saved."))
        return redirect(inquiry)
    return render(request, "own_fields/change.html", {"record": inquiry, "own": own}, status=own.status)


@rule(having(*InquiryOwnValue.seen_with))
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Search the texts in the fields of one's desks."""
    return search_texts(request, signed_in(request), InquiryOwnValue, "families:desk")

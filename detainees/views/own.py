"""Filling in the fields of the team on an entry of the register, and searching the texts in them."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.own.entry import OwnChange
from casework.own.searching import search_texts
from detainees.models import Detainee, DetaineeOwnValue
from detainees.registration import note_change
from detainees.views.record import to_standing


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Fill in the fields of the team; no fact of the person changes."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    if detainee.merged_into_id:
        return to_standing(request, detainee)
    own = OwnChange(DetaineeOwnValue, detainee, request.POST if request.method == "POST" else None)
    if request.method == "POST" and own.is_valid():
        if own.store(by=signed_in(request)):
            note_change(detainee, by=signed_in(request))
        messages.success(request, _("Saved."))
        return redirect("detainees:record", detainee.reference)
    return render(request, "own_fields/change.html", {"record": detainee, "own": own}, status=own.status)


@rule(having(*DetaineeOwnValue.seen_with))
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Search the texts in the fields of one's teams."""
    return search_texts(request, signed_in(request), DetaineeOwnValue, "detainees:list")

"""Changing the facts of a person."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from detainees.amendment import PersonAmendment
from detainees.models import Detainee


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is said of a person besides names and detentions."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    amendment = PersonAmendment(signed_in(request), detainee, request.POST if request.method == "POST" else None)
    if request.method == "POST" and amendment.is_valid():
        amendment.store()
        messages.success(request, _("Saved."))
        return redirect("detainees:record", detainee.reference)
    status = 409 if amendment.theirs else 422 if request.method == "POST" else 200
    return render(request, "detainees/edit.html", {"detainee": detainee, "amendment": amendment}, status=status)

"""Changing the facts of a person."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.begun import Begun
from casework.idempotency import change_once, led_to
from detainees.amendment import CHANGE, PersonAmendment
from detainees.models import Detainee


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is said of a person besides names and detentions."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    user, begun = signed_in(request), Begun(request, CHANGE, detainee.reference)
    amendment = PersonAmendment(user, detainee, request.POST if request.method == "POST" else begun.data)
    if request.method == "POST" and (before := led_to(request, amendment.once, by=user)):
        return redirect(before)
    if request.method == "POST" and amendment.is_valid():
        return redirect(change_once(request, amendment.once, by=user, make=lambda: _stored(request, amendment)))
    for sentence in amendment.begin_again() if begun.data is not None else ():
        messages.warning(request, sentence)
    status = 200 if request.method == "GET" else 409 if amendment.theirs else 422
    page = {"detainee": detainee, "amendment": amendment, "begun": begun}
    return render(request, "detainees/edit.html", page, status=status)


def _stored(request: HttpRequest, amendment: PersonAmendment) -> str:
    amendment.store()
    messages.success(request, _("Saved."))
    return amendment.detainee.get_absolute_url()

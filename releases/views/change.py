"""Changing the facts of a draft."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.begun import Begun, refuse_and_keep
from casework.idempotency import change_once, led_to
from releases.amendment import CHANGE as FORM
from releases.amendment import Amendment
from releases.models import Release
from releases.workflow import CHANGE


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change the facts of a draft or a returned release; `?draft=…` goes on with what was begun."""
    release = get_object_or_404(
        Release.objects.visible_to(request.user).select_for_update(of=("self",)), reference=reference
    )
    user, begun = signed_in(request), Begun(request, FORM, release.reference)
    amendment = Amendment(user, release, request.POST if request.method == "POST" else begun.data)
    if request.method == "POST" and (before := led_to(request, amendment.once, by=user)):
        return redirect(before)
    if refused := refuse_and_keep(request, CHANGE.why_not(release, user), FORM, release.reference):
        return refused
    if request.method == "POST" and amendment.is_valid():
        return redirect(change_once(request, amendment.once, by=user, make=lambda: _stored(request, amendment)))
    if begun.data is not None:
        for sentence in amendment.begin_again():
            messages.warning(request, sentence)
    status = 200 if request.method == "GET" else 409 if amendment.theirs else 422
    page = {"release": release, "amendment": amendment, "begun": begun}
    return render(request, "releases/change.html", page, status=status)


def _stored(request: HttpRequest, amendment: Amendment) -> str:
    amendment.store()
    messages.success(request, _("Saved."))
    return amendment.release.get_absolute_url()

"""Changing the facts of a draft."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.amendment import Amendment
from releases.models import Release
from releases.workflow import CHANGE


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change the facts of a draft or a returned release."""
    release = get_object_or_404(
        Release.objects.visible_to(request.user).select_for_update(of=("self",)), reference=reference
    )
    _refuse(CHANGE.why_not(release, signed_in(request)))
    amendment = Amendment(signed_in(request), release, request.POST if request.method == "POST" else None)
    if request.method == "POST" and amendment.is_valid():
        amendment.store()
        messages.success(request, _("Saved."))
        return redirect("releases:record", release.reference)
    status = 409 if amendment.theirs else 422 if request.method == "POST" else 200
    return render(request, "releases/change.html", {"release": release, "amendment": amendment}, status=status)


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)

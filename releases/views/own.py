"""Filling in the fields of the team on a release, whatever its state of verification."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.own.entry import OwnChange
from casework.own.searching import search_texts
from releases.entry import change_facts
from releases.models import Release, ReleaseOwnValue
from releases.workflow import FILL_IN


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Fill in the fields of the team; it makes no new revision."""
    release = get_object_or_404(
        Release.objects.visible_to(request.user).select_for_update(of=("self",)), reference=reference
    )
    _refuse(FILL_IN.why_not(release, signed_in(request)))
    own = OwnChange(ReleaseOwnValue, release, request.POST if request.method == "POST" else None)
    if request.method == "POST" and own.is_valid():
        if own.store(by=signed_in(request)):
            change_facts(release, {}, by=signed_in(request))
        messages.success(request, _("Saved."))
        return redirect("releases:record", release.reference)
    return render(request, "own_fields/change.html", {"record": release, "own": own}, status=own.status)


@rule(having(*ReleaseOwnValue.seen_with))
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Search the texts in the fields of one's teams."""
    return search_texts(request, signed_in(request), ReleaseOwnValue, "releases:list")


def _refuse(sentence: object) -> None:
    if sentence:
        raise PermissionDenied(sentence)

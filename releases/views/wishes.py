"""Writing down what the released person wishes about who may be told."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.last_change import last_change
from casework.side_by_side import carry, chosen, met
from releases.forms import WishForm
from releases.models import Release
from releases.wishes import state_wish, why_not_ask_wish


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Say who may be told; it makes no new revision."""
    release = get_object_or_404(
        Release.objects.visible_to(request.user).select_for_update(of=("self",)), reference=reference
    )
    _refuse(why_not_ask_wish(release, signed_in(request)))
    sent = chosen(request.POST, WishForm(release=release)) if request.method == "POST" else None
    form = WishForm(sent, release=release)
    theirs = met(release.version, form) if form.is_valid() else []
    if form.is_valid() and not theirs:
        state_wish(release, form.said(), by=signed_in(request))
        messages.success(request, _("Saved."))
        return redirect("releases:record", release.reference)
    if not form.is_bound:
        carry(form)
    status = 409 if theirs else 422 if form.is_bound else 200
    last = last_change(release.changed_by, release.changed_at, signed_in(request))
    page = {"release": release, "form": form, "theirs": theirs, "last": last}
    return render(request, "releases/wish.html", page, status=status)


def _refuse(sentence: object) -> None:
    if sentence:
        raise PermissionDenied(sentence)

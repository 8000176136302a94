"""Closing a person to all but those named, and opening them again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from detainees.forms import RestrictionForm
from detainees.merging.holding import hold_to_count
from detainees.models import Detainee
from detainees.restriction import colleagues_of, lift, readers_of, restrict, why_not_close
from detainees.views.record import to_standing


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def restriction(request: HttpRequest, reference: str) -> HttpResponse:
    """Say who may see this person."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user), reference=reference)
    person = hold_to_count(detainee.organisation_id, [detainee.pk])
    if refusal := why_not_close(person, signed_in(request)):
        raise PermissionDenied(refusal)
    detainee = next(entry for entry in person if entry == detainee)
    if detainee.merged_into_id:
        return to_standing(request, detainee)
    form = _form(request, detainee)
    stale = form.is_valid() and form.cleaned_data["version"] != detainee.version
    if form.is_valid() and not stale:
        _store(form, detainee, signed_in(request))
        messages.success(request, _said(detainee))
        return redirect("detainees:record", detainee.reference)
    page = {"detainee": detainee, "form": _form(request, detainee, fresh=stale), "stale": stale}
    return render(request, "detainees/restriction.html", page, status=409 if stale else 422 if form.is_bound else 200)


def _said(detainee: Detainee) -> str:
    """Who sees the person from now on."""
    count = len(readers_of(detainee)) if detainee.restricted else 0
    if not count:
        return _("Open to the whole organisation again.")
    said = ngettext(
        "%(count)s person sees this person from now on.", "%(count)s people see this person from now on.", count
    )
    return said % {"count": count}


def _form(request: HttpRequest, detainee: Detainee, *, fresh: bool = False) -> RestrictionForm:
    data = request.POST if request.method == "POST" and not fresh else None
    named = [reader.pk for reader in readers_of(detainee)]
    readers = named or [signed_in(request).pk, detainee.made_by_id]
    return RestrictionForm(data, detainee=detainee, colleagues=colleagues_of(detainee), readers=readers)


def _store(form: RestrictionForm, detainee: Detainee, user: User) -> None:
    if form.cleaned_data["restricted"]:
        restrict(detainee, list(form.cleaned_data["readers"]), by=user)
    else:
        lift(detainee, by=user)

"""Saying who on the register may be the person sought."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from detainees.standing import AnotherStands
from families.consent import why_not_matched
from families.forms.desk import PersonForm
from families.matching import likely_for, person_meant, said_of, what_differs
from families.models import Inquiry
from families.taking import choose_person
from families.workflow import WORK_ON


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def person(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose the person, or nobody."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    if sentence := WORK_ON.why_not(found, user):
        raise PermissionDenied(sentence)
    form = PersonForm(request.POST if request.method == "POST" else None, initial={"version": found.version})
    differs: list[str | Promise] = []
    if form.is_valid() and form.cleaned_data["version"] == found.version and _chosen(found, form, request, differs):
        messages.success(request, _("Saved."))
        return redirect(found)
    shown = {
        "inquiry": found,
        "differs": differs,
        "form": form,
        "likely": [] if why_not_matched(found) else likely_for(found, user),
        "unmatched": why_not_matched(found),
        "stale": not form.errors and form.is_bound,
    }
    return render(request, "families/person.html", shown, status=422 if form.is_bound else 200)


def _chosen(inquiry: Inquiry, form: PersonForm, request: HttpRequest, differs: list[str | Promise]) -> bool:
    """Store who was chosen; False where the form has to be looked at again, with what `differs` of their names."""
    if form.cleaned_data["detainee"] and (sentence := why_not_matched(inquiry)):
        form.add_error("detainee", str(sentence))
        return False
    meant = person_meant(form.cleaned_data["detainee"], signed_in(request))
    if isinstance(meant, str):
        form.add_error("detainee", meant)
        return False
    differs += what_differs(said_of(inquiry), meant)
    if meant and differs and not form.confirms(meant):
        return False
    try:
        choose_person(inquiry, meant, by=signed_in(request))
    except AnotherStands as refused:
        form.add_error("detainee", str(refused))
        return False
    return True

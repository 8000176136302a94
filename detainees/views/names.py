"""Adding a name: they stand beside the ones given before, and none is overwritten."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from detainees.forms import GivenNameForm, OtherNameForm
from detainees.lists import NameKind
from detainees.models import Detainee
from detainees.registration import add_names, add_other_name
from detainees.standing import AnotherStands
from detainees.views.record import to_standing


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, reference: str) -> HttpResponse:
    """Add the full name as somebody gives it."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    if request.method == "GET" and detainee.merged_into_id:
        return to_standing(request, detainee)
    form, user = GivenNameForm(request.POST if request.method == "POST" else None), signed_in(request)
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _named(detainee, form, user))
        if address:
            messages.success(request, _("The name is added."))
            return redirect(address)
    page = {"detainee": detainee, "form": form}
    return render(request, "detainees/name.html", page, status=422 if form.is_bound else 200)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def other_name(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a kunya, a nickname, another spelling."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    if request.method == "GET" and detainee.merged_into_id:
        return to_standing(request, detainee)
    form, user = OtherNameForm(request.POST if request.method == "POST" else None), signed_in(request)
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _other_named(detainee, form, user))
        if address:
            messages.success(request, _("The name is added."))
            return redirect(address)
    page = {"detainee": detainee, "form": form}
    return render(request, "detainees/other_name.html", page, status=422 if form.is_bound else 200)


def _named(detainee: Detainee, form: GivenNameForm, user: User) -> str | None:
    given_by = form.cleaned_data["name_given_by"]
    try:
        unseen = form.has_unseen
        add_names(detainee, form.parts("ar"), form.parts("latin"), by=user, given_by=given_by, typed_unseen=unseen)
    except AnotherStands as refused:
        form.add_error(None, str(refused))
        return None
    return reverse("detainees:record", args=[detainee.reference])


def _other_named(detainee: Detainee, form: OtherNameForm, user: User) -> str | None:
    typed, unseen = form.cleaned_data, form.has_unseen
    kind, given_by = NameKind(typed["kind"]), typed["name_given_by"]
    try:
        add_other_name(detainee, kind, typed["text"], by=user, given_by=given_by, typed_unseen=unseen)
    except AnotherStands as refused:
        form.add_error(None, str(refused))
        return None
    return reverse("detainees:record", args=[detainee.reference])

"""Entering and changing an episode of detention with its stays."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.forms import with_another_row
from casework.idempotency import make_once
from detainees.amendment import DetentionAmendment
from detainees.forms import NewDetentionForm, StayFormSet
from detainees.forms.detention import typed_stays
from detainees.models import Detainee, Detention
from detainees.registration import add_detention
from detainees.standing import AnotherStands
from detainees.views.record import to_standing

MORE = "add-stays"  # the button that asks for one row more, where there is no script


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Add an episode that was not on the register yet."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    if request.method == "GET" and detainee.merged_into_id:
        return to_standing(request, detainee)
    data, user = _data(request), signed_in(request)
    form, stays = NewDetentionForm(data), StayFormSet(data, prefix="stays")
    if data is not None and MORE not in data and form.is_valid() & stays.is_valid():
        address = make_once(request, form, by=user, make=lambda: _made(detainee, form, typed_stays(stays), user))
        if address:
            messages.success(request, _("The detention is entered."))
            return redirect(address)
    page = {"detainee": detainee, "form": form, "stays": stays, "checked": _checked(data)}
    return render(request, "detainees/detention.html", page, status=422 if _checked(data) else 200)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Change an episode and its stays."""
    detention = get_object_or_404(
        Detention.objects.visible_to(request.user).locked(), pk=pk, detainee__reference=reference
    )
    require(request.user, Right.ENTER, detention.detainee.team)
    data = _data(request)
    amendment = DetentionAmendment(signed_in(request), detention, data)
    if data is not None and MORE not in data and amendment.is_valid():
        amendment.store()
        messages.success(request, _("Saved."))
        return redirect("detainees:record", reference)
    page = {"detainee": detention.detainee, "amendment": amendment, "form": amendment.form, "stays": amendment.stays}
    status = 409 if amendment.theirs else 422 if _checked(data) else 200
    return render(request, "detainees/detention.html", {**page, "checked": _checked(data)}, status=status)


def _made(detainee: Detainee, form: NewDetentionForm, stays: list[dict[str, Any]], user: User) -> str | None:
    try:
        add_detention(detainee, form.facts(), stays, by=user)
    except AnotherStands as refused:
        form.add_error(None, str(refused))
        return None
    return reverse("detainees:record", args=[detainee.reference])


def _checked(data: QueryDict | None) -> bool:
    """Whether what was sent is to be judged, or only another row was asked for."""
    return data is not None and MORE not in data


def _data(request: HttpRequest) -> QueryDict | None:
    """What was sent, with one row more where that was asked for."""
    if request.method != "POST":
        return None
    return with_another_row(request.POST, "stays") if MORE in request.POST else request.POST

"""Identity numbers of one person: added, struck out, shown in full. A number never stands in an address."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from casework.sealed import NotSealedHere
from detainees.forms import NumberForm, StrikeForm
from detainees.models import Detainee, IdentityNumber
from detainees.numbering import add_numbers, show_number, strike_number, told_of_others
from detainees.numbers import GivenNumber
from detainees.standing import AnotherStands
from detainees.views.record import to_standing


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a number as somebody gives it; who else has it is told at once."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    if request.method == "GET" and detainee.merged_into_id:
        return to_standing(request, detainee)
    form, user = NumberForm(request.POST if request.method == "POST" else None, detainee=detainee), signed_in(request)
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _added(detainee, form, user))
        if address:
            messages.success(request, _("The number is added."))
            warn(request, detainee, [form.given()])
            return redirect(address)
    page = {"detainee": detainee, "form": form}
    return render(request, "detainees/number.html", page, status=422 if form.is_bound else 200)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def strike(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Strike a number out, with the reason."""
    number = get_object_or_404(
        IdentityNumber.objects.visible_to(request.user).locked(), pk=pk, detainee__reference=reference
    )
    require(request.user, Right.ENTER, number.detainee.team)
    form = StrikeForm(request.POST if request.method == "POST" else None)
    if number.struck_at is not None:
        messages.info(request, _("It is struck out already."))
        return redirect("detainees:record", reference)
    if form.is_valid():
        strike_number(number, form.cleaned_data["why"], by=signed_in(request))
        messages.success(request, _("The number is struck out. It stays on the page, marked so."))
        return redirect("detainees:record", reference)
    page = {"detainee": number.detainee, "form": form, "what": number.get_kind_display()}
    return render(request, "detainees/strike.html", page, status=422 if form.is_bound else 200)


@rule(having(Right.SEE_WORK))
@require_POST
def show(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Show a number in full; that it was shown is kept."""
    number = get_object_or_404(
        IdentityNumber.objects.visible_to(request.user).select_related("detainee"), pk=pk, detainee__reference=reference
    )
    require(request.user, Right.SEE_WORK, number.detainee.team)
    try:
        shown = show_number(number, by=signed_in(request))
    except NotSealedHere:
        shown = ""
    return render(
        request, "detainees/number_shown.html", {"detainee": number.detainee, "number": number, "shown": shown}
    )


def warn(request: HttpRequest, detainee: Detainee, numbers: list[GivenNumber]) -> None:
    """Tell the one who entered these numbers what is unusual about them, and who else has one."""
    for sentence in told_of_others(detainee, numbers, signed_in(request)):
        messages.warning(request, sentence)


def _added(detainee: Detainee, form: NumberForm, user: User) -> str | None:
    try:
        add_numbers(detainee, [form.given()], by=user, given_by=form.cleaned_data["number_given_by"])
    except AnotherStands as refused:
        form.add_error(None, str(refused))
        return None
    return reverse("detainees:record", args=[detainee.reference])

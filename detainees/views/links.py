"""What joins one person to others: added, struck out."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from detainees.candidates import Sight
from detainees.forms import LinkForm, SimilarForm, StrikeForm
from detainees.linking import link_people, strike_link
from detainees.lists import Certainty, LinkKind
from detainees.models import Detainee, Link
from detainees.similar import likely_same
from detainees.standing import AnotherStands
from detainees.views.record import to_standing


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Say who another person of the register is to this one."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    if request.method == "GET" and detainee.merged_into_id:
        return to_standing(request, detainee)
    persons, user = Detainee.objects.visible_to(request.user), signed_in(request)
    form = LinkForm(request.POST if request.method == "POST" else None, detainee=detainee, persons=persons)
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _linked(detainee, form, user))
        if address:
            messages.success(request, _("The link is added; it stands on both pages."))
            return redirect(address)
    likely = likely_same(Sight.visible_to(user), SimilarForm(request.POST).parts(), None, "")
    page = {"detainee": detainee, "form": form, "likely": likely, "choosing": True}
    return render(request, "detainees/link.html", page, status=422 if form.is_bound else 200)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def strike(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Strike a link out, with the reason, on the page of either person."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    link = get_object_or_404(Link.objects.visible_to(request.user).of(detainee).locked(), pk=pk)
    require(request.user, Right.ENTER, link.team)
    form = StrikeForm(request.POST if request.method == "POST" else None)
    if link.struck_at is not None:
        messages.info(request, _("It is struck out already."))
        return redirect("detainees:record", reference)
    if form.is_valid():
        strike_link(link, form.cleaned_data["why"], by=signed_in(request))
        messages.success(request, _("The link is struck out. It stays on both pages, marked so."))
        return redirect("detainees:record", reference)
    other = link.other if link.one_id == detainee.pk else link.one
    page = {"detainee": detainee, "form": form, "what": link.get_kind_display(), "other": other}
    return render(request, "detainees/strike.html", page, status=422 if form.is_bound else 200)


def _linked(detainee: Detainee, form: LinkForm, user: User) -> str | None:
    typed = form.cleaned_data
    try:
        link_people(
            detainee, LinkKind(typed["kind"]), typed["detainee"], Certainty(typed["certainty"]),
            team=detainee.team, by=user, given_by=typed["link_given_by"],
        )  # fmt: skip
    except AnotherStands as refused:
        form.add_error(None, str(refused))
        return None
    return reverse("detainees:record", args=[detainee.reference])

"""People who cannot say who they are: looking for them, describing them, saying who they are."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, may, require, rule, signed_in
from accounts.rights import Right
from casework import searched
from casework.begun import Begun
from casework.idempotency import change_once, led_to, make_once
from casework.listing import Listing
from detainees.amendment import DESCRIBE, DescriptionAmendment
from detainees.describing.described import sought
from detainees.describing.finding import unidentified_like
from detainees.describing.identifying import Identifying
from detainees.forms import SoughtForm
from detainees.models import Detainee
from detainees.views.record import to_standing

LISTING = Listing({"entered": "made_at"}, default="-entered")


@rule(having(Right.SEE_PERSONS))
@require_http_methods(["GET", "POST"])
def unidentified(request: HttpRequest) -> HttpResponse:
    """Those who cannot say who they are, the newest first; where a description was sent, those who are like it."""
    persons = Detainee.objects.visible_to(request.user)
    asked = searched.asked(request, "detainees:unidentified")
    is_sent = request.method == "POST"
    form = SoughtForm(request.POST if is_sent else None if asked.sought is None else QueryDict(asked.sought))
    if is_sent and form.is_valid():
        return searched.to_found(request, "detainees:unidentified", searched.typed_into(form.fields, request.POST))
    page = {"form": form, "asked": asked, "enters": may(request.user, Right.ENTER)}
    if form.is_valid():
        page["likes"] = unidentified_like(sought(form.cleaned_data), persons)
    elif not form.is_bound and not asked.is_over:
        page["page"] = LISTING.page(persons.unidentified().listed(), request.GET)
    return render(request, "detainees/unidentified.html", page, status=422 if form.errors else asked.status)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def describe(request: HttpRequest, reference: str) -> HttpResponse:
    """Describe a person anew; what was said before stays to be read. `?draft=…` goes on with what was begun."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.ENTER, detainee.team)
    if detainee.merged_into_id:
        return to_standing(request, detainee)
    user, begun = signed_in(request), Begun(request, DESCRIBE, detainee.reference)
    amendment = DescriptionAmendment(user, detainee, request.POST if request.method == "POST" else begun.data)
    if request.method == "POST" and (before := led_to(request, amendment.once, by=user)):
        return redirect(before)
    if request.method == "POST" and amendment.is_valid():
        return redirect(change_once(request, amendment.once, by=user, make=lambda: _described(request, amendment)))
    for sentence in amendment.begin_again() if begun.data is not None else ():
        messages.warning(request, sentence)
    status = 200 if request.method == "GET" else 409 if amendment.theirs else 422
    page = {"detainee": detainee, "amendment": amendment, "begun": begun}
    return render(request, "detainees/describe.html", page, status=status)


def _described(request: HttpRequest, amendment: DescriptionAmendment) -> str:
    amendment.store()
    messages.success(request, _("Saved."))
    return amendment.detainee.get_absolute_url()


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
def identify(request: HttpRequest, reference: str) -> HttpResponse:
    """Say who an unidentified person is: first shown what it changes, then done."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    data = request.POST if request.method == "POST" else None
    page = Identifying(detainee, signed_in(request), data, named=request.GET.get("detainee", ""))
    _refuse(page.is_for_others)
    if detainee.merged_into_id or not detainee.unidentified:
        return to_standing(request, detainee) if detainee.merged_into_id else redirect(detainee)
    valid = data is not None and page.is_valid()
    if valid and page.is_sure:
        address = make_once(request, page.form, by=page.user, make=lambda: _identified(page))
        if address:
            messages.success(request, _("Now one person with the entry that has the name. It can be undone there."))
            return redirect(address)
    status = 409 if page.refusal or (valid and page.is_sure) else 200 if valid or data is None else 422
    return render(request, "detainees/identify.html", {"page": page, "asks": valid}, status=status)


def _refuse(sentence: str | Promise | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)


def _identified(page: Identifying) -> str | None:
    standing = page.store()
    return standing.get_absolute_url() if standing else None

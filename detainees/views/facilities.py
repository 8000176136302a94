"""The facilities of the register: what the name of each rests on, and which entries are one place."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.listing import Listing
from detainees.facilities.merging import merge as make_one
from detainees.facilities.merging import part, why_not_part
from detainees.facilities.page import FacilityPage
from detainees.forms import FacilityFilters, PartFacilityForm, SameFacilityForm
from detainees.models import Facility, FacilityMerge

ORDERS = {"code": "code", "arabic": "name_ar", "english": "name_en"}
BY_LANGUAGE = {"ar": Listing(ORDERS, default="arabic", size=200), "en": Listing(ORDERS, default="english", size=200)}


@rule(having(Right.SEE_PERSONS, Right.ADMINISTER))
@require_GET
def facilities(request: HttpRequest) -> HttpResponse:
    """Prisons, branches, hospitals and camps that the public record names."""
    found = Facility.objects.visible_to(request.user)
    form = FacilityFilters(request.GET)
    page = BY_LANGUAGE[get_language() or "ar"].page(form.narrow(found), request.GET)
    return render(request, "detainees/facilities.html", {"form": form, "page": page})


@rule(having(Right.SEE_PERSONS, Right.ADMINISTER))
@require_GET
def facility(request: HttpRequest, code: str) -> HttpResponse:
    """One entry, the others that are the same place, and who said so."""
    found = get_object_or_404(Facility.objects.visible_to(request.user), code=code)
    return render(request, "detainees/facility.html", {"page": FacilityPage(found, signed_in(request))})


@rule(having(Right.DECIDE, Right.ADMINISTER))
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, code: str) -> HttpResponse:
    """Say that another entry is this place."""
    found = get_object_or_404(Facility.objects.visible_to(request.user), code=code)
    form = SameFacilityForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kept, merged = form.pair(found)
        made = make_one(kept, merged, sentence=form.cleaned_data["sentence"], by=signed_in(request))
        if isinstance(made, FacilityMerge):
            messages.success(request, _("The two entries are one place. Nothing that was written with either changed."))
            return redirect("detainees:facility", kept.pk)
        form.add_error(None, made)
    page = {"page": FacilityPage(found, signed_in(request)), "form": form}
    return render(request, "detainees/facility_merge.html", page, status=422 if form.is_bound else 200)


@rule(having(Right.DECIDE, Right.ADMINISTER))
@require_http_methods(["GET", "POST"])
def parting(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that two entries that were made one are two places after all."""
    found = get_object_or_404(FacilityMerge.objects.visible_to(request.user), pk=pk)
    form = PartFacilityForm(request.POST if request.method == "POST" else None)
    why_not = why_not_part(found, signed_in(request))
    if form.is_valid():
        why_not = part(found.pk, sentence=form.cleaned_data["sentence"], by=signed_in(request))
        if why_not is None:
            messages.success(request, _("They are two places again."))
            return redirect("detainees:facility", found.kept_id)
        raise PermissionDenied(why_not)
    page = {"merge": found, "form": form, "why_not": why_not}
    return render(request, "detainees/facility_part.html", page, status=422 if form.is_bound else 200)

"""The facilities of the register, and what the name of each rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from accounts.access import having, rule
from accounts.rights import Right
from casework.listing import Listing
from detainees.forms import FacilityFilters
from detainees.models import Facility

ORDERS = {"code": "code", "arabic": "name_ar", "english": "name_en"}
BY_LANGUAGE = {"ar": Listing(ORDERS, default="arabic", size=200), "en": Listing(ORDERS, default="english", size=200)}


@rule(having(Right.SEE_PERSONS))
@require_GET
def facilities(request: HttpRequest) -> HttpResponse:
    """Prisons, branches, hospitals and camps that the public record names."""
    found = Facility.objects.visible_to(request.user)
    form = FacilityFilters(request.GET)
    page = BY_LANGUAGE[get_language() or "ar"].page(form.narrow(found), request.GET)
    return render(request, "detainees/facilities.html", {"form": form, "page": page})

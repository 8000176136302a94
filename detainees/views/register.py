"""The list of the persons on the register."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, may, rule, signed_in
from accounts.rights import Right
from detainees.forms import DetaineeFilters, SearchForm
from detainees.listed import PERSONS as LISTING
from detainees.models import Detainee


@rule(having(Right.SEE_PERSONS))
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The persons that one may open, filtered and sorted as the address says."""
    found = Detainee.objects.visible_to(request.user).standing().listed()
    form = DetaineeFilters(request.GET, user=signed_in(request))
    page = LISTING.page(form.narrow(found), request.GET)
    enters = may(request.user, Right.ENTER)
    context = {"form": form, "page": page, "search": SearchForm(), "enters": enters}
    return render(request, "detainees/list.html", context)

"""The list of the persons on the register."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access import having, may, rule, signed_in
from accounts.rights import Right
from casework.exports.registry import LISTS
from casework.seen.page import Seen
from detainees.forms import SearchForm
from detainees.listed import ALSO, LIST
from detainees.listed import PERSONS as LISTING
from detainees.models import Detainee


@rule(having(Right.SEE_PERSONS))
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The persons that one may open, filtered, sorted and with the columns that the address says."""
    found = Detainee.objects.visible_to(request.user).standing()
    seen = Seen(LISTS[LIST], signed_in(request), request.GET)
    if seen.opens_with:
        return redirect(seen.opens_with)
    page = LISTING.page(seen.form.narrow(found).listed(seen.columns.reading(ALSO)), seen.asked)
    seen.show(page)
    enters = may(request.user, Right.ENTER)
    context = {"form": seen.form, "page": page, "seen": seen, "search": SearchForm(), "enters": enters}
    return render(request, "detainees/list.html", context)

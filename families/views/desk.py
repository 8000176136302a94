"""The families' desk: what is open at one's desks, the overdue first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.listing import Listing
from families.desk import Desk, lines, to_tell_again
from families.desk import again as rows_again
from families.forms.desk import InquiryFilters
from families.listed import INQUIRIES as LISTING
from families.models import Inquiry


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Inquiries of one's desks, and above them those for whose person a verified release stands."""
    found = Inquiry.objects.visible_to(request.user).listed()
    user = signed_in(request)
    form = InquiryFilters(request.GET, user=user)
    page = LISTING.page(form.narrow(found), request.GET)
    shown = {"form": form, "page": page, "lines": lines(page.rows, user), "desk": Desk(user)}
    return render(request, "families/desk.html", shown)


AGAIN = Listing({"told": "id"}, default="-told")


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def again(request: HttpRequest) -> HttpResponse:
    """All families of one's desks who were told what does not hold any more, the last told first."""
    user = signed_in(request)
    page = AGAIN.page(to_tell_again(user), request.GET)
    return render(request, "families/again_list.html", {"page": page, "rows": rows_again(page.rows, user)})

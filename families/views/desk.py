"""The families' desk: what is open at one's desks, the overdue first; and what waits there, by kind."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.exports.registry import LISTS
from casework.seen.page import Seen
from families.desk import Desk
from families.listed import ALSO, DESK
from families.listed import INQUIRIES as LISTING
from families.models import Inquiry
from families.waiting import KINDS, Kind


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Inquiries of one's desks, and above them those for whose person a verified release stands."""
    found, user = Inquiry.objects.visible_to(request.user), signed_in(request)
    seen = Seen(LISTS[DESK], user, request.GET)
    if seen.opens_with:
        return redirect(seen.opens_with)
    page = LISTING.page(seen.form.narrow(found).listed(seen.columns.reading(ALSO)), seen.asked)
    seen.show(page)
    shown = {"form": seen.form, "page": page, "seen": seen, "desk": Desk(user, page.rows)}
    return render(request, "families/desk.html", shown)


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def waiting(request: HttpRequest, name: str) -> HttpResponse:
    """All of one kind of what waits at one's desks."""
    found = _kind(name).visible_to(signed_in(request), timezone.now())
    kind = _kind(name)
    page = kind.listing.page(found, request.GET)
    shown = {"kind": kind, "page": page, "rows": kind.shown(page.rows, signed_in(request))}
    return render(request, "families/waiting.html", shown)


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]

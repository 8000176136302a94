"""Whether what is being typed stands in a report of extortion."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from detainees.identifiers import identifiers_in
from detainees.warnings import warnings_for

LINES, ASKED = 3, 10  # of one source; identifiers


@rule(having(Right.ENTER, Right.TAKE_INQUIRIES))
@require_POST
def warned(request: HttpRequest) -> HttpResponse:
    """The sentences about all that was sent, whatever its fields are called; a fragment."""
    user = signed_in(request)
    lines = [str(value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    asked = identifiers_in(*lines[:LINES])[:ASKED]
    return render(request, "detainees/warned.html", {"warned": warnings_for(asked, user)})

"""Why releases were refused of late: reasons by documenter, source or wave."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.deciding.reasons import ReasonsPage


@rule(having(Right.DECIDE))
@require_GET
def reasons(request: HttpRequest) -> HttpResponse:
    """The refusals of one's teams; the address names no documenter and no source."""
    page = ReasonsPage(signed_in(request), request.GET.get("by", ""))
    return render(request, "releases/reasons.html", {"page": page})

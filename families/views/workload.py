"""Who has what at the families' desk: for each their own, and all of it for who leads it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from families.workload import Workload


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def workload(request: HttpRequest) -> HttpResponse:
    """One's own line, one's hard inquiries, and of the desks that one leads what each colleague has."""
    return render(request, "families/workload.html", {"workload": Workload(signed_in(request))})

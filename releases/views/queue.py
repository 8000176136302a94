"""What waits for a supervisor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.listed import QUEUE as LISTING
from releases.models import Finding, Release
from releases.models.claims import with_grades


@rule(having(Right.DECIDE))
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Submitted releases of the teams in which this person decides, those that wait longest first."""
    waiting = Release.objects.visible_to(request.user, in_work=True).decidable_by(signed_in(request)).awaiting()
    rows = waiting.for_rows(at_work=True, also=("status_since", "last_verified_at", "owner"))
    page = LISTING.page(with_grades(rows.with_own_part(signed_in(request))), request.GET)
    findings = Finding.objects.visible_to(request.user, in_work=True).waiting_for(signed_in(request)).order_by()
    return render(request, "releases/queue.html", {"page": page, "findings": findings.count()})

"""How long verification takes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.tallies.delays import LATE, delays


@rule(having(Right.OVERSEE))
@require_GET
def from_report(request: HttpRequest) -> HttpResponse:
    """Days from the report to the verification, by month."""
    found = delays(signed_in(request), localdate())
    return render(request, "releases/tallies/delays.html", {"delays": found, "late": LATE})

"""The page of the keys that work everywhere, for those without script and those who turned them off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import SIGNED_IN, rule, signed_in


@rule(SIGNED_IN)
@require_GET
def shortcuts(request: HttpRequest) -> HttpResponse:
    """With script the dialog of the page itself stands in its place, which knows the keys of that page."""
    signed_in(request)
    return render(request, "shortcuts.html")

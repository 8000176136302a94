"""What the desks did, by month, in figures in which nobody is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from families.monthly import Monthly


@rule(having(Right.SEE_DESK_FIGURES))
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """Taken, answered, in how many days, and open at the end, of each desk in one month."""
    found = Monthly(signed_in(request), request.GET.get("month", ""))
    return render(request, "families/figures.html", {"figures": found})


@rule(having(Right.SEE_DESK_FIGURES))
@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """Every month for spreadsheets: CSV with a byte order mark."""
    content = Monthly(signed_in(request)).as_csv()
    name = f"desks-{timezone.localtime():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)

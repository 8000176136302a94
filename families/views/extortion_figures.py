"""What was demanded of families, in figures in which nobody is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from families.figures import Figures


@rule(having(Right.SEE_EXTORTION))
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """Amounts by currency, ways, places and months."""
    return render(request, "families/extortion/figures.html", {"figures": Figures(signed_in(request))})


@rule(having(Right.SEE_EXTORTION))
@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """The same for spreadsheets: CSV with a byte order mark."""
    content = Figures(signed_in(request)).as_csv()
    name = f"extortion-{timezone.localtime():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)

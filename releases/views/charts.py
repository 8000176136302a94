"""Charts of a tally: the page, one chart alone, and each as a picture to be taken out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.charts import drawing
from releases.charts.page import ChartsPage
from releases.models import LedgerEntry
from releases.views.tallies import file_of, not_understood

SEES_TALLIES = having(Right.SEE_TALLIES)


@rule(SEES_TALLIES)
@require_GET
def charts(request: HttpRequest) -> HttpResponse:
    """All charts of a question that are quickly drawn."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = ChartsPage(entries, signed_in(request), request.GET)
    return render(request, "releases/tallies/charts.html", {"page": page, "form": page.form})


@rule(SEES_TALLIES)
@require_GET
def chart(request: HttpRequest, name: str) -> HttpResponse:
    """One chart alone."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = ChartsPage(entries, signed_in(request), request.GET)
    if not page.understood:
        return render(request, "releases/tallies/charts.html", {"page": page, "form": page.form}, status=400)
    found = page.chart(name)
    shown = {"page": page, "chart": found, "files": page.files_of(found)}
    return render(request, "releases/tallies/chart.html", shown)


@rule(SEES_TALLIES)
@require_GET
def as_svg(request: HttpRequest, name: str) -> HttpResponse:
    """A chart as a drawing that stands alone."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = ChartsPage(entries, signed_in(request), request.GET)
    if not page.understood:
        return not_understood(page)
    return file_of(drawing.svg_of(page.chart(name), page.title), "image/svg+xml", f"{name}.svg", page)


@rule(SEES_TALLIES)
@require_GET
def as_png(request: HttpRequest, name: str) -> HttpResponse:
    """A chart as an image."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = ChartsPage(entries, signed_in(request), request.GET)
    if not page.understood:
        return not_understood(page)
    drawn = drawing.png_of(drawing.svg_of(page.chart(name), page.title))
    return file_of(drawn, "image/png", f"{name}.png", page)

"""Cross-tables: governorates by category, sex, minority or week; the screen and the files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.models import LedgerEntry
from releases.tallies import cross_page
from releases.tallies.cross_page import CrossPage
from releases.views.tallies import XLSX, file_of, not_understood

SEES_TALLIES = having(Right.SEE_TALLIES)
_NAME = "cross-table"


@rule(SEES_TALLIES)
@require_GET
def cross(request: HttpRequest) -> HttpResponse:
    """Two dimensions at once, of the same people as the tally."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = CrossPage(entries, signed_in(request), request.GET)
    return render(request, "releases/tallies/cross.html", {"page": page, "form": page.form})


@rule(SEES_TALLIES)
@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """The table for spreadsheets: CSV with a byte order mark."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = CrossPage(entries, signed_in(request), request.GET)
    if not page.understood:
        return not_understood(page)
    return file_of(cross_page.csv_of(page.cross, bom=True), "text/csv; charset=utf-8", "csv", page, what=_NAME)


@rule(SEES_TALLIES)
@require_GET
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """The table and the question as a workbook."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = CrossPage(entries, signed_in(request), request.GET)
    return (
        file_of(cross_page.xlsx_of(page.cross), XLSX, "xlsx", page, what=_NAME)
        if page.understood
        else not_understood(page)
    )


@rule(SEES_TALLIES)
@require_GET
def as_json(request: HttpRequest) -> HttpResponse:
    """The table for programs."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = CrossPage(entries, signed_in(request), request.GET)
    if not page.understood:
        return not_understood(page)
    return file_of(cross_page.json_of(page.cross), "application/json", "json", page, what=_NAME)

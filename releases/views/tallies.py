"""Tallies: the screen, the records behind a figure, the changes between two moments, and the files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.models import LedgerEntry
from releases.tallies import files, printing, tagged
from releases.tallies.behind import BehindPage, ChangesPage
from releases.tallies.page import Asked, TallyPage

SEES_TALLIES = having(Right.SEE_TALLIES)
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@rule(SEES_TALLIES)
@require_GET
def tallies(request: HttpRequest) -> HttpResponse:
    """Verified releases by governorate, as of any moment."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = TallyPage(entries, signed_in(request), request.GET)
    return render(request, "releases/tallies/tally.html", {"page": page, "form": page.form})


@rule(SEES_TALLIES)
@require_GET
def records(request: HttpRequest) -> HttpResponse:
    """The releases behind one figure."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = BehindPage(entries, signed_in(request), request.GET)
    status = 200 if page.understood else 400
    return render(request, "releases/tallies/records.html", {"page": page, "form": page.form}, status=status)


@rule(SEES_TALLIES)
@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """The releases that one moment counts otherwise than an earlier one."""
    entries = LedgerEntry.objects.visible_to(request.user)
    page = ChangesPage(entries, signed_in(request), request.GET)
    status = 200 if page.understood else 400
    return render(request, "releases/tallies/changes.html", {"page": page, "form": page.form}, status=status)


@rule(SEES_TALLIES)
@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """The table for spreadsheets: CSV with a byte order mark; with `?hxl=on` the one for exchanges of data."""
    entries = LedgerEntry.objects.visible_to(request.user)
    asked = Asked(entries, signed_in(request), request.GET)
    if not asked.understood:
        return not_understood(asked)
    if "hxl" in request.GET:
        return file_of(tagged.tagged_csv(asked.tally), CSV, "hxl.csv", asked)
    return file_of(files.csv_of(asked.tally, bom=True), CSV, "csv", asked)


@rule(SEES_TALLIES)
@require_GET
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """The table, its parts and the question as a workbook; with `?hxl=on` the table is the one for exchanges."""
    entries = LedgerEntry.objects.visible_to(request.user)
    asked = Asked(entries, signed_in(request), request.GET)
    if not asked.understood:
        return not_understood(asked)
    lines = tagged.tagged_lines(asked.tally) if "hxl" in request.GET else None
    return file_of(files.xlsx_of(asked.tally, asked.breakdowns, lines), XLSX, "xlsx", asked)


@rule(SEES_TALLIES)
@require_GET
def as_package(request: HttpRequest) -> HttpResponse:
    """The table for exchanges of data, with a description for programs beside it."""
    entries = LedgerEntry.objects.visible_to(request.user)
    asked = Asked(entries, signed_in(request), request.GET)
    if not asked.understood:
        return not_understood(asked)
    return file_of(tagged.package_of(asked.tally, name_of(asked)), "application/zip", "zip", asked)


@rule(SEES_TALLIES)
@require_GET
def as_text(request: HttpRequest, language: str) -> HttpResponse:
    """The list as it is printed in a statement, with the reader's digits."""
    entries = LedgerEntry.objects.visible_to(request.user)
    asked = Asked(entries, signed_in(request), request.GET)
    if not asked.understood:
        return not_understood(asked)
    text = printing.as_text(asked.tally, language)
    said = render_to_string("releases/tallies/tally.txt", {"text": text})
    return file_of(said, "text/plain; charset=utf-8", f"{language}.txt", asked)


def file_of(content: str | bytes, kind: str, ending: str, asked: Asked, *, what: str = "tally") -> HttpResponse:
    """A file to be kept, named by what it is and the moment of the tally."""
    name = f"{name_of(asked, what)}.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def name_of(asked: Asked, what: str = "tally") -> str:
    """What a file of a tally is called, without its ending."""
    return f"{what}-{timezone.localtime(asked.question.as_of):%Y-%m-%d-%H%M}"


def not_understood(asked: Asked) -> HttpResponse:
    """Where a file was asked for and the question is wrong: what is wrong with it, as text."""
    sentences = "\n".join(f"{name}: {text}" for name, texts in asked.form.errors.items() for text in texts)
    return HttpResponse(sentences + "\n", content_type="text/plain; charset=utf-8", status=400)

"""What a list can be filled in on: a workbook with its lists, and a form on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.imports.wizard.paper import parts
from releases.imports.wizard.template import template

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@rule(having(Right.ENTER))
@require_GET
def workbook(request: HttpRequest) -> HttpResponse:
    """The workbook to be filled in, in the language of the person."""
    signed_in(request)
    headers = {"Content-Disposition": 'attachment; filename="ifraj-list.xlsx"'}
    return HttpResponse(template(), content_type=XLSX, headers=headers)


@rule(having(Right.ENTER))
@require_GET
def paper(request: HttpRequest) -> HttpResponse:
    """The blank form, to be printed and filled in by hand."""
    signed_in(request)
    return render(request, "releases/imports/paper.html", {"parts": parts()})

"""The search box of every page: a reference of any kind, an identity number, or words of a name. By POST: none of it
stands in an address; what is found does, under a token of the session (casework.searched)."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import SIGNED_IN, may, rule, signed_in
from accounts.rights import Right
from casework import searched
from casework.mistake import Mistake
from casework.references import normalise
from detainees.finding import Answer, find_persons
from detainees.forms import SearchForm
from detainees.models import Detainee
from families.finding import Answer as Inquiries
from families.finding import find_inquiries
from families.models import Inquiry, Intake
from releases.models import Finding, Release
from releases.panels import Row, rows_for

SHOWN = 20  # releases


@dataclass(frozen=True)
class Everywhere:
    """What was found: persons, releases with what the reader may know of each, and inquiries of the reader's desks."""

    persons: Answer
    releases: list[Row] = field(default_factory=list)
    inquiries: Inquiries = field(default_factory=Inquiries)


@rule(SIGNED_IN)
@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The record of that reference, or all that the name leads to."""
    persons = Detainee.objects.visible_to(request.user).listed()
    releases = Release.objects.visible_to(request.user)
    if request.method == "POST":
        return _sent(request)
    asked = searched.asked(request, "search")
    if asked.sought is None:
        return render(request, "search.html", {"search": SearchForm(), "asked": asked}, status=asked.status)
    user = signed_in(request)
    answer = find_persons(persons, asked.sought, user)
    entries = Detainee.objects.visible_to(request.user).one_with(*answer.persons).values_list("pk", flat=True)
    theirs = releases.filter(detainee__in=list(entries)).order_by("-pk")
    newest = list(theirs.values_list("pk", flat=True)[:SHOWN])
    rows = rows_for(newest, user)
    asking = find_inquiries(asked.sought, user) if may(user, Right.TAKE_INQUIRIES) else Inquiries()
    found = Everywhere(answer, rows, asking)
    page = {"search": SearchForm({"sought": asked.sought}), "found": found, "answer": answer}
    return render(request, "search.html", page)


def _sent(request: HttpRequest) -> HttpResponse:
    """Lead on to the record of the reference that was typed, or to what the words find."""
    form = SearchForm(request.POST)
    if not form.is_valid():
        return render(request, "search.html", {"search": form}, status=422)
    sought = form.cleaned_data["sought"]
    reference = _reference(sought)
    page = _page_of(request, reference)
    return redirect(page, reference) if page else searched.to_found(request, "search", sought)


def _reference(sought: str) -> str:
    """The reference that was typed, as it is written, or "" where it is none."""
    read = normalise(sought)
    return "" if isinstance(read, Mistake) else read


def _page_of(request: HttpRequest, reference: str) -> str:
    """The name of the page that shows the record with this reference, or "" where the reader sees none."""
    if not reference:
        return ""
    pages: tuple[tuple[str, QuerySet[Any]], ...] = (
        ("detainees:record", Detainee.objects.visible_to(request.user)),
        ("families:inquiry", Inquiry.objects.visible_to(request.user)),
        ("families:intake", Intake.objects.visible_to(request.user)),
        ("releases:record", Release.objects.visible_to(request.user)),
        ("releases:finding", Finding.objects.visible_to(request.user)),
    )
    return next((page for page, records in pages if records.filter(reference=reference).exists()), "")

"""The pages of what stood in a record before, for each kind of record of which changes are kept (casework/past.py).

The views that ask whether somebody may read it stand beside the record's own.
"""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from casework.forms import CompareForm
from casework.past import Past, PastPage


def show_changes(request: HttpRequest, past: Past, beside: Sequence[tuple[str, Past]] = ()) -> HttpResponse:
    """Its changes, the latest first, and those of what belongs to it, each under its name."""
    page = {"history": past, "record": past.record, "beside": beside}
    return render(request, "history/changes.html", page)


def show_state(request: HttpRequest, past: Past, number: int) -> HttpResponse:
    """What stood there once; 404 where there is no such state that is shown."""
    if number not in dict(past.choices):
        raise Http404
    page = {"page": PastPage(past, number), "record": past.record, "history": past}
    return render(request, "history/revision.html", page)


def show_compared(request: HttpRequest, past: Past) -> HttpResponse:
    """Two states side by side, those made last until others are chosen."""
    form = CompareForm.asked(request.GET, past.choices)
    page: dict[str, object] = {"form": form, "record": past.record, "history": past, "changes": None}
    if form.is_valid():
        old, new = (past.facts_of(form.cleaned_data[name]) for name in ("old", "new"))
        page["changes"] = past.differences(old, new) if old and new else None
    return render(request, "history/compare.html", page)

"""Sources: who told, what became of it; described anew, protected, two that are one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.moves import Refusal
from releases.forms import MergeSourceForm, SourceFilters, SourceForm
from releases.models import Source
from releases.record_of_source import LISTING, SourcePage, with_records
from releases.sourcing import describe, merge_sources, part_source, protect
from releases.views.claims import tell_of
from releases.warned import warnings_of_source


@rule(having(Right.ENTER))
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The sources of one's teams, with what became of what they said."""
    found = Source.objects.visible_to(request.user)
    form = SourceFilters(request.GET, user=signed_in(request))
    page = LISTING.page(form.narrow(found).select_related("merged_into"), request.GET)
    rows = with_records(page.rows, signed_in(request))
    return render(request, "releases/sources/list.html", {"form": form, "page": page, "rows": rows})


@rule(having(Right.ENTER))
@require_GET
def page(request: HttpRequest, reference: str) -> HttpResponse:
    """One source: who it is, whose voice, what it said and what became of that."""
    source = get_object_or_404(Source.objects.visible_to(request.user).with_people(), reference=reference)
    return render(request, "releases/sources/page.html", {"page": SourcePage(source, signed_in(request))})


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change who a source is, whose voice, and how reliable."""
    source = get_object_or_404(Source.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.ENTER, source.team)
    user = signed_in(request)
    form = SourceForm(request.POST if request.method == "POST" else None, source=source, user=user)
    if form.is_valid():
        fallen = describe(source, form.identity(), form.facts(), by=user)
        messages.success(request, _("Saved."))
        for sentence in warnings_of_source(form.identity(), user):
            messages.warning(request, sentence)
        tell_of(request, fallen.disputed)
        return redirect("releases:source", source.reference)
    status = 409 if form.is_stale else 422 if form.is_bound else 200
    return render(request, "releases/sources/change.html", {"source": source, "form": form}, status=status)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def protection(request: HttpRequest, reference: str) -> HttpResponse:
    """Seal who a source is, after a page that says what that does."""
    source = get_object_or_404(Source.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.ENTER, source.team)
    if source.is_protected:
        messages.info(request, _("It is protected already."))
        return redirect("releases:source", source.reference)
    if request.method == "POST":
        protect(source, by=signed_in(request))
        messages.success(request, _("The source is protected: its name, owner and note are kept encrypted."))
        return redirect("releases:source", source.reference)
    asked = {"heading": _("Protect this source"), "act": _("Protect"), "grave": True}
    return render(request, "releases/sources/protect.html", _confirmed(source, asked))


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that this entry and another one are one source."""
    source = get_object_or_404(Source.objects.visible_to(request.user), reference=reference)
    require(request.user, Right.DECIDE, source.team)
    form = MergeSourceForm(request.POST if request.method == "POST" else None, source=source, user=signed_in(request))
    if form.is_valid():
        into: Source = form.cleaned_data["into"]
        answer = merge_sources(source, into, form.cleaned_data["sentence"], by=signed_in(request))
        if not isinstance(answer, Refusal):
            messages.success(request, _("The two are one source now, and count as one voice."))
            tell_of(request, answer.disputed)
            return redirect("releases:source", into.reference)
        form.add_error("into", answer.sentence)
    page = {"source": source, "form": form}
    return render(request, "releases/sources/merge.html", page, status=422 if form.is_bound else 200)


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def part(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back that this entry is one with another source."""
    source = get_object_or_404(Source.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.DECIDE, source.team)
    if source.merged_into_id is None:
        raise PermissionDenied(_("This source was not merged into another one."))
    if request.method == "POST":
        part_source(source, by=signed_in(request))
        messages.success(request, _("The two are two sources again."))
        return redirect("releases:source", source.reference)
    asked = {"heading": _("Two sources after all"), "act": _("They are two sources")}
    return render(request, "releases/sources/part.html", _confirmed(source, asked))


def _confirmed(source: Source, asked: dict[str, Any]) -> dict[str, Any]:
    """What a page of its own before an act on the source draws."""
    return {"source": source, "back": source.get_absolute_url(), **asked}

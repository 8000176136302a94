"""What was submitted of a release or a finding: one past revision, and any two side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.forms import CompareForm
from releases.history import History, RevisionPage
from releases.models import Finding, Release

READS = having(Right.SEE_VERIFIED)


@rule(READS)
@require_GET
def revision(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A release as it was submitted once."""
    case = get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)
    return _revision(request, case, number)


@rule(READS)
@require_GET
def finding_revision(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A sighting or a fate as it was submitted once."""
    case = get_object_or_404(Finding.objects.visible_to(request.user).with_facts(), reference=reference)
    return _revision(request, case, number)


@rule(READS)
@require_GET
def compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Two revisions of a release side by side."""
    case = get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)
    return _compare(request, case)


@rule(READS)
@require_GET
def finding_compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Two revisions of a sighting or a fate side by side."""
    case = get_object_or_404(Finding.objects.visible_to(request.user).with_facts(), reference=reference)
    return _compare(request, case)


def _revision(request: HttpRequest, case: Release | Finding, number: int) -> HttpResponse:
    history = History(case, signed_in(request))
    if number not in history.revisions:
        raise Http404
    page = {"page": RevisionPage(history, number), "record": case, "history": history}
    return render(request, "history/revision.html", page)


def _compare(request: HttpRequest, case: Release | Finding) -> HttpResponse:
    history = History(case, signed_in(request))
    form = CompareForm.asked(request.GET, history.choices, before=history.verified, besides=history.repeated)
    page: dict[str, object] = {"form": form, "record": case, "history": history, "changes": None}
    if form.is_valid():
        old, new = (history.facts_of(form.cleaned_data[name]) for name in ("old", "new"))
        page["changes"] = history.differences(old, new)
    return render(request, "history/compare.html", page)

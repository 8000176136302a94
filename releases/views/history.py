"""What was submitted of a release or a finding: one past revision, and any two side by side."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.history import History, RevisionPage
from releases.models import Finding, Release

READS = having(Right.SEE_VERIFIED)


class CompareForm(forms.Form):
    """Which two."""

    old = forms.TypedChoiceField(label=_("Before"), coerce=int)
    new = forms.TypedChoiceField(label=_("Afterwards"), coerce=int)

    def __init__(self, data: object, choices: list[tuple[int, str]]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # of a request
        for name in ("old", "new"):
            field: forms.TypedChoiceField = self.fields[name]  # type: ignore[assignment]
            field.choices = choices


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
    return render(request, "releases/history/revision.html", page)


def _compare(request: HttpRequest, case: Release | Finding) -> HttpResponse:
    history = History(case, signed_in(request))
    numbers = [number for number, _label in history.choices]
    latest, earlier = numbers[:1], numbers[1:]  # the newest is compared with what was verified last before it
    before = [number for number in earlier if number in history.verified] or earlier
    first = {"new": str(latest[0]), "old": str(before[0])} if before else {}
    asked = {name: request.GET.get(name, chosen) for name, chosen in first.items()}
    form = CompareForm(asked or None, history.choices)
    page: dict[str, object] = {"form": form, "record": case, "history": history, "changes": None}
    if form.is_valid():
        old, new = (history.facts_of(form.cleaned_data[name]) for name in ("old", "new"))
        page["changes"] = history.differences(old, new)
    return render(request, "releases/history/compare.html", page)

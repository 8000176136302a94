"""Moves of sightings and fates, and the page on which one of the two verdicts on a death is given."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.moves import Given, Move, Refusal
from casework.moving import asked_for, status_of
from releases.findings.two import Sealed, give_verdict, is_asked_anew
from releases.findings.workflow import WORKFLOW
from releases.forms import FindingMoveForm, MoveForm, SealedVerdictForm
from releases.models import Finding

VERDICT = "give-verdict"


@rule(having(Right.SEE_VERIFIED))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    finding = get_object_or_404(Finding.objects.visible_to(request.user), reference=reference)
    asked = asked_for(WORKFLOW, name)
    sent = request.POST if request.method == "POST" else None
    form = FindingMoveForm(sent, initial={"revision": finding.revision_number})
    if form.is_valid():
        given, user = Given(**form.cleaned_data), signed_in(request)
        answer = WORKFLOW.make(name, Finding.objects.visible_to(user), finding.pk, by=user, given=given)
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            return redirect(finding)
        return _page(request, finding, asked, form, answer)
    why_not = WORKFLOW.why_not(name, finding, signed_in(request))
    return _page(request, finding, asked, form, Refusal(why_not) if why_not else None)


@rule(having(Right.SEE_VERIFIED))
@require_http_methods(["GET", "POST"])
def verdict(request: HttpRequest, reference: str) -> HttpResponse:
    """Give one of the two verdicts on a death; nobody reads it before the other one is in."""
    finding = get_object_or_404(Finding.objects.visible_to(request.user), reference=reference)
    sent = request.POST if request.method == "POST" else None
    form, user = SealedVerdictForm(sent, initial={"revision": finding.revision_number}), signed_in(request)
    if form.is_valid():
        said = form.cleaned_data
        sealed = Sealed(said["ruling"], said["reason"], said["sentence"])
        answer = give_verdict(Finding.objects.visible_to(user), finding.pk, sealed, said["revision"], by=user)
        if not isinstance(answer, Refusal):
            messages.success(request, _told(answer.name))
            return redirect(finding)
        return _page(request, finding, WORKFLOW.moves[VERDICT], form, answer)
    why_not = WORKFLOW.why_not(VERDICT, finding, user)
    refusal = Refusal(why_not) if why_not else None
    return _page(request, finding, WORKFLOW.moves[VERDICT], form, refusal, asked_anew=is_asked_anew(finding))


def _told(made: str) -> str:
    if made == VERDICT:
        return _("Your verdict is in. Another supervisor gives theirs; until then nobody reads yours.")
    return _("Both verdicts are in. What they say stands below.")


def _page(
    request: HttpRequest, finding: Finding, asked: Move[Finding], form: MoveForm, refusal: Refusal | None, **more: Any
) -> HttpResponse:
    """The form with what was typed; the status says whether the move is refused, stale, or incomplete."""
    template = "releases/findings/verdict.html" if asked.name == VERDICT else "releases/findings/move.html"
    page = {"release": finding, "move": asked, "form": form, "refusal": refusal, **more}
    return render(request, template, page, status=status_of(request, refusal))

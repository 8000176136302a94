"""The pages on which a sighting or a fate is entered and changed, and on which a source's word of it is added."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.begun import Begun, go_on, refuse_and_keep
from casework.forms import with_another_row
from casework.idempotency import change_once, led_to, make_once
from casework.moves import Given, Refusal
from detainees.standing import AnotherStands
from releases.entry import add_claim
from releases.findings.submission import CHANGE as FORM
from releases.findings.submission import FindingAmendment, FindingSubmission
from releases.findings.workflow import ADD_CLAIM, CHANGE, WORKFLOW
from releases.forms import AboutFindingForm, FindingClaimForm
from releases.models import Finding
from releases.views.claims import warn_of_sources


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a sighting or a fate: `?detainee=D-…&kind=…` of a person, `?after=R-…` of what follows a release."""
    user = signed_in(request)
    if request.method == "GET":
        begun = Begun(request, AboutFindingForm.once_name)
        submission = FindingSubmission(user, begun.data, asked=request.GET)
        for sentence in submission.begin_again() if begun.data is not None else ():
            messages.warning(request, sentence)
        return _page(request, submission, begun=begun)
    more = "add-claims" in request.POST  # without script, the button asks for the same page with one more row
    sent = with_another_row(request.POST, "claims") if more else request.POST
    submission = FindingSubmission(user, sent, request.FILES, asked=request.GET)
    if more:
        submission.forget_errors()
        return _page(request, submission)
    if submission.is_valid():
        address = make_once(request, submission.about, by=user, make=lambda: _enter(request, submission))
        if address is not None:
            return redirect(address)
    return _page(request, submission, status=422)


def _enter(request: HttpRequest, submission: FindingSubmission) -> str | None:
    try:
        finding = submission.enter()
    except AnotherStands as refused:  # merged since the form was checked
        submission.about.add_error("detainee", str(refused))
        return None
    warn_of_sources(request, submission.claims.typed())
    if "submit" in request.POST:
        _submit(request, finding)
    else:
        messages.success(request, _("Kept as a draft. Submit it when it is complete."))
    return finding.get_absolute_url()


def _submit(request: HttpRequest, finding: Finding) -> None:
    user, given = signed_in(request), Given(revision=finding.revision_number)
    answer = WORKFLOW.make("submit", Finding.objects.visible_to(user), finding.pk, by=user, given=given)
    if isinstance(answer, Refusal):
        messages.warning(request, _("Kept as a draft.") + " " + answer.sentence)
    else:
        messages.success(request, _("Submitted. A supervisor who wrote none of it will decide."))


def _page(
    request: HttpRequest, submission: FindingSubmission, status: int = 200, begun: Begun | None = None
) -> HttpResponse:
    return render(request, "releases/findings/new.html", {"submission": submission, "begun": begun}, status=status)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change the facts of a draft or a returned one."""
    finding = get_object_or_404(
        Finding.objects.visible_to(request.user).select_for_update(of=("self",)), reference=reference
    )
    user, begun = signed_in(request), Begun(request, FORM, finding.reference)
    amendment = FindingAmendment(user, finding, request.POST if request.method == "POST" else begun.data)
    if request.method == "POST" and (before := led_to(request, amendment.once, by=user)):
        return redirect(before)
    if refused := refuse_and_keep(request, CHANGE.why_not(finding, user), FORM, finding.reference):
        return refused
    if request.method == "POST" and amendment.is_valid():
        return redirect(change_once(request, amendment.once, by=user, make=lambda: _stored(request, amendment)))
    for sentence in amendment.begin_again() if begun.data is not None else ():
        messages.warning(request, sentence)
    status = 200 if request.method == "GET" else 409 if amendment.theirs else 422
    page = {"finding": finding, "amendment": amendment, "begun": begun}
    return render(request, "releases/findings/change.html", page, status=status)


def _stored(request: HttpRequest, amendment: FindingAmendment) -> str:
    amendment.store()
    messages.success(request, _("Saved."))
    return amendment.finding.get_absolute_url()


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, reference: str) -> HttpResponse:
    """Add what a source says of this sighting or fate."""
    finding = get_object_or_404(Finding.objects.visible_to(request.user), reference=reference)
    why = ADD_CLAIM.why_not(finding, signed_in(request))
    if refused := refuse_and_keep(request, why, FindingClaimForm.once_name, finding.reference):
        return refused
    user, begun = signed_in(request), Begun(request, FindingClaimForm.once_name, finding.reference)
    sent = (request.POST, request.FILES) if request.method == "POST" else (begun.data,)
    form = FindingClaimForm(*sent, user=user, record=finding)
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _add(request, finding, form))
        if address is not None:
            return redirect(address)
    page = {"record": finding, "form": form, "begun": begun}
    go_on(request, begun, form)
    return render(request, "releases/claim.html", page, status=422 if request.method == "POST" else 200)


def _add(request: HttpRequest, finding: Finding, form: FindingClaimForm) -> str:
    add_claim(finding, form.cleaned_data, by=signed_in(request))
    warn_of_sources(request, [form.cleaned_data])
    messages.success(request, _("The claim is added."))
    return finding.get_absolute_url()

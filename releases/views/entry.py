"""The page on which a release is entered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.forms import with_another_row
from casework.idempotency import make_once
from casework.moves import Given, Refusal
from detainees.standing import AnotherStands
from releases.models import Release
from releases.submission import Submission
from releases.workflow import WORKFLOW


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a release; `?detainee=D-…` begins with a person on the register."""
    user = signed_in(request)
    if request.method == "GET":
        submission = Submission(user, about=request.GET.get("about", ""), detainee=request.GET.get("detainee", ""))
        return _page(request, submission)
    more = "add-claims" in request.POST  # without script, the button asks for the same page with one more row
    submission = Submission(user, with_another_row(request.POST, "claims") if more else request.POST, request.FILES)
    if more:
        submission.forget_errors()
        return _page(request, submission)
    if submission.is_valid():
        address = make_once(request, submission.about, by=user, make=lambda: _enter(request, submission))
        if address is not None:
            return redirect(address)
    return _page(request, submission, status=422)


def _enter(request: HttpRequest, submission: Submission) -> str | None:
    try:
        release = submission.enter()
    except AnotherStands as refused:  # merged since the form was checked
        submission.about.add_error("detainee", str(refused))
        return None
    for sentence in submission.told:
        messages.warning(request, sentence)
    if "submit" in request.POST:
        _submit(request, release, submission.user)
    else:
        messages.success(request, _("Kept as a draft. Submit it when it is complete."))
    return reverse("releases:record", args=[release.reference])


def _page(request: HttpRequest, submission: Submission, status: int = 200) -> HttpResponse:
    return render(request, "releases/new.html", {"submission": submission}, status=status)


def _submit(request: HttpRequest, release: Release, user: User) -> None:
    given = Given(revision=release.revision_number)
    answer = WORKFLOW.make("submit", Release.objects.visible_to(user), release.pk, by=user, given=given)
    if isinstance(answer, Refusal):
        messages.warning(request, _("Kept as a draft.") + " " + answer.sentence)
    else:
        messages.success(request, _("Submitted. A supervisor who wrote none of it will decide."))

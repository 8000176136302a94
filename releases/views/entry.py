"""The page on which a release is entered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import having, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.begun import Begun
from casework.forms import with_another_row
from casework.idempotency import make_once
from casework.moves import Given, Refusal
from detainees.standing import AnotherStands
from releases.carrying import carried_from
from releases.forms import AboutForm
from releases.models import Release
from releases.submission import Submission
from releases.workflow import WORKFLOW

CARRIED = "carried-from"  # the reference of the entry before, as the page sends it along
NEXT = "next"  # the value of a button that goes on to the next entry


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a release; `?detainee=D-…` begins with a person on the register, `?after=R-…` as the last entry was."""
    user = signed_in(request)
    if request.method == "GET":
        return _begin(request, user)
    more = "add-claims" in request.POST  # without script, the button asks for the same page with one more row
    sent = with_another_row(request.POST, "claims") if more else request.POST
    submission = Submission(user, sent, request.FILES, carried=carried_from(sent.get(CARRIED, ""), user))
    if more:
        submission.forget_errors()
        return _page(request, submission)
    if submission.is_valid():
        address = make_once(request, submission.about, by=user, make=lambda: _enter(request, submission))
        if address is not None:
            return redirect(address)
    return _page(request, submission, status=422)


@rule(having(Right.ENTER))
@require_POST
def checked(request: HttpRequest) -> JsonResponse:
    """What is wrong so far with what stands in the page, by the names of its fields, and what contradicts itself."""
    submission = Submission(signed_in(request), request.POST)
    submission.is_valid()
    return JsonResponse({"mistakes": submission.mistakes(), "asks": submission.asks_already()})


def _begin(request: HttpRequest, user: User) -> HttpResponse:
    """The page as it is opened: empty, as the last entry was, or with what was begun."""
    begun, asked = Begun(request, AboutForm.once_name), request.GET
    if begun.data is not None:
        submission = Submission(user, begun.data, carried=carried_from(begun.data.get(CARRIED, ""), user))
        for sentence in submission.begin_again():
            messages.warning(request, sentence)
        return _page(request, submission)
    carried = carried_from(asked.get("after", ""), user)
    about, detainee = asked.get("about", ""), asked.get("detainee", "")
    return _page(request, Submission(user, about=about, detainee=detainee, carried=carried), begun=begun)


def _enter(request: HttpRequest, submission: Submission) -> str | None:
    try:
        release = submission.enter()
    except AnotherStands as refused:  # merged since the form was checked
        submission.about.add_error("detainee", str(refused))
        return None
    for sentence in submission.told:
        messages.warning(request, sentence)
    goes_on = NEXT in (request.POST.get("submit"), request.POST.get("draft"))
    if goes_on:
        messages.info(request, _("Entered: %(reference)s.") % {"reference": release.reference})
    if "submit" in request.POST:
        _submit(request, release, submission.user)
    else:
        messages.success(request, _("Kept as a draft. Submit it when it is complete."))
    return f"{reverse('releases:new')}?after={release.reference}" if goes_on else release.get_absolute_url()


def _page(request: HttpRequest, submission: Submission, status: int = 200, begun: Begun | None = None) -> HttpResponse:
    return render(request, "releases/new.html", {"submission": submission, "begun": begun}, status=status)


def _submit(request: HttpRequest, release: Release, user: User) -> None:
    given = Given(revision=release.revision_number)
    answer = WORKFLOW.make("submit", Release.objects.visible_to(user), release.pk, by=user, given=given)
    if isinstance(answer, Refusal):
        messages.warning(request, _("Kept as a draft.") + " " + answer.sentence)
    else:
        messages.success(request, _("Submitted. A supervisor who wrote none of it will decide."))

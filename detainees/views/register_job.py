"""The search of the whole register: how far it is, what came of the last ones; asked for and cancelled."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from detainees.linkage.course import course_of
from detainees.linkage.runs import ask, cancel, why_not_ask
from detainees.models import RegisterJob

SHOWN = 10  # runs, the latest ones


@rule(having(Right.DECIDE))
@require_GET
def job(request: HttpRequest) -> HttpResponse:
    """What runs or waits, with how far it is, and the last runs; the page asks anew while something is open."""
    latest = RegisterJob.objects.visible_to(request.user).latest_first()
    course = course_of(latest[:SHOWN], signed_in(request))
    return render(request, "duplicates/job.html", {"course": course, "why_not": why_not_ask()})


@rule(having(Right.DECIDE))
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a search, unless one runs or waits."""
    user = signed_in(request)
    sentence = why_not_ask()
    if sentence:
        messages.info(request, str(sentence))
    else:
        ask(user)
        messages.success(request, _("The search is asked for. It begins in some seconds; you can leave this page."))
    return redirect("duplicates:job")


@rule(having(Right.DECIDE))
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Cancel what runs or waits."""
    open_jobs = RegisterJob.objects.visible_to(request.user).open()
    cancelled = [each for each in open_jobs if cancel(each, by=signed_in(request))]
    if cancelled:
        messages.success(request, _("The search is cancelled. What was found before stays as it is."))
    else:
        messages.info(request, _("No search runs: there is nothing to cancel."))
    return redirect("duplicates:job")

"""One verdict on many releases: asked for in the queue, looked through, confirmed, followed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.deciding.asked import AskedQueue
from releases.deciding.bulk_page import BulkPage
from releases.deciding.many import begin_with, begin_with_queue
from releases.deciding.many import confirm as confirm_all
from releases.deciding.many import stop as stop_all
from releases.forms.bulk import ConfirmForm, SeveralForm
from releases.models import BulkDecision


@rule(having(Right.DECIDE))
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a move on what was ticked, or on all of the queue that the address describes; nothing is moved yet."""
    user, form = signed_in(request), SeveralForm(request.POST)
    asked = AskedQueue(user, request.GET)
    decision = None
    if form.is_valid() and form.cleaned_data["all"]:
        drawn = form.cleaned_data["drawn"] or timezone.now()
        decision = begin_with_queue(form.cleaned_data["move"], asked, drawn, by=user)
    elif form.is_valid():
        decision = begin_with(form.cleaned_data["move"], form.ticked, by=user)
    if decision is None:
        messages.error(request, _("Nothing was ticked: tick the releases first, or the box for all of this queue."))
        return redirect(reverse("releases:queue") + (f"?{asked.query}" if asked.query else ""))
    return redirect(decision)


@rule(having(Right.DECIDE))
@require_GET
def bulk(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; before it is confirmed what would pass and what not, afterwards what was done and what not."""
    decision = get_object_or_404(BulkDecision.objects.visible_to(request.user), pk=pk)
    return _page(request, decision)


@rule(having(Right.DECIDE))
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Let those that pass be moved."""
    decision = get_object_or_404(BulkDecision.objects.visible_to(request.user), pk=pk)
    form = ConfirmForm(request.POST, name=decision.name)
    if not form.is_valid():
        return _page(request, decision, form)
    said = form.cleaned_data
    refusal = confirm_all(decision, said.get("reason", ""), said["sentence"], by=signed_in(request))
    if refusal:
        messages.error(request, refusal)
    return redirect(decision)


@rule(having(Right.DECIDE))
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the rest be: what is done stays done."""
    decision = get_object_or_404(BulkDecision.objects.visible_to(request.user), pk=pk)
    stop_all(decision, by=signed_in(request))
    return redirect(decision)


def _page(request: HttpRequest, decision: BulkDecision, form: ConfirmForm | None = None) -> HttpResponse:
    page = BulkPage(decision, signed_in(request), form or ConfirmForm(name=decision.name))
    return render(request, "releases/bulk.html", {"page": page, "decision": decision}, status=422 if form else 200)

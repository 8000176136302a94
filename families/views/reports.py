"""Reports of extortion: the list, a new one, its page, what is changed, and its moves."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.begun import Begun, go_on, is_stale
from casework.changing import Changing
from casework.idempotency import make_once
from casework.listing import Listing
from casework.moves import Given, Refusal
from casework.moving import asked_for, status_of
from detainees.warnings import warnings_for
from families.forms.extortion import ChangedReportForm, ReportForm
from families.forms.reports import ReportFilters, ReportMoveForm
from families.models import Advice, ExtortionReport
from families.reporting import CHANGE, WORKFLOW, change_report, why_not_change
from families.reports import ReportDossier
from families.taking_down import first_said, take_down

LISTING = Listing({"entered": "id"}, default="-entered")


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The reports of one's desks, the newest first."""
    found = ExtortionReport.objects.visible_to(request.user).listed()
    form = ReportFilters(request.GET)
    page = LISTING.page(form.narrow(found), request.GET)
    return render(request, "families/extortion/list.html", {"form": form, "page": page, "reports": page.rows})


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take a report down; `?inquiry=Q-…` begins with the caller of an inquiry, `?draft=…` goes on with one."""
    user, begun = signed_in(request), Begun(request, ReportForm.once_name)
    sent = request.POST if request.method == "POST" else begun.data
    first = first_said(request.GET.get("inquiry", ""), user)
    form = ReportForm(sent, user=user, initial=first)
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _taken_down(request, form, user))
        if address is not None:
            return redirect(address)
    go_on(request, begun, form)
    advice = Advice.objects.visible_to(user).filter(in_use=True)
    page = {"form": form, "advice": advice, "begun": begun, "about": first.get("inquiry", "")}
    status = 422 if request.method == "POST" else 200
    return render(request, "families/extortion/new.html", page, status=status)


def _taken_down(request: HttpRequest, form: ReportForm, user: User) -> str | None:
    known = warnings_for([given.identifier for given in form.given], user)  # before this report names them
    made = take_down(form, by=user)
    if made is None:
        return None
    for sentence in known:
        messages.warning(request, sentence)
    return made.get_absolute_url()


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def report(request: HttpRequest, reference: str) -> HttpResponse:
    """One report: who demanded what, by what they can be known again, and what can be done."""
    found = get_object_or_404(ExtortionReport.objects.visible_to(request.user).with_people(), reference=reference)
    dossier = ReportDossier(found, signed_in(request))
    return render(request, "families/extortion/report.html", {"report": found, "dossier": dossier})


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is known of it, and add identifiers; `?draft=…` goes on with what was begun."""
    found = get_object_or_404(ExtortionReport.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user, changing = signed_in(request), Changing(request, CHANGE, found.reference)
    if answer := changing.answered(why_not_change(found, user)):
        return answer
    form = ChangedReportForm(changing.sent, report=found)
    whole, stale = changing.is_sent and form.is_valid(), is_stale(form, found.version)
    if whole and not stale:
        return changing.store(lambda: _changed(request, found, form))
    go_on(request, changing.begun, form)
    advice = Advice.objects.visible_to(user).filter(in_use=True)
    page = {"report": found, "form": form, "stale": stale, "advice": advice, **changing.shown}
    return render(request, "families/extortion/change.html", page, status=changing.status(stale=stale))


def _changed(request: HttpRequest, found: ExtortionReport, form: ChangedReportForm) -> str:
    for known in warnings_for([given.identifier for given in form.given], signed_in(request)):
        messages.warning(request, known)
    change_report(found, form.said(), form.given, by=signed_in(request))
    messages.success(request, _("Saved."))
    return found.get_absolute_url()


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    found = get_object_or_404(ExtortionReport.objects.visible_to(request.user), reference=reference)
    asked = asked_for(WORKFLOW, name)
    user, refusal = signed_in(request), None
    sent = request.POST if request.method == "POST" else None
    form = ReportMoveForm(sent, initial={"revision": found.revision_number})
    if form.is_valid():
        mine = ExtortionReport.objects.visible_to(user)
        answer = WORKFLOW.make(name, mine, found.pk, by=user, given=Given(**form.cleaned_data))
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            return redirect(found)
        refusal = answer
    elif why_not := WORKFLOW.why_not(name, found, user):
        refusal = Refusal(why_not)
    page = {"report": found, "move": asked, "form": form, "refusal": refusal}
    return render(request, "families/extortion/move.html", page, status=status_of(request, refusal))

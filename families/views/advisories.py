"""Advisories: the list, a new one, its page, what is changed in a draft, and its moves."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, may, require, rule, signed_in
from accounts.rights import Right
from casework.begun import Begun, about_of, go_on, is_stale
from casework.changing import Changing
from casework.idempotency import make_once
from casework.listing import Listing
from casework.moves import Given, Refusal
from casework.moving import asked_for, status_of
from families.advisories.moving import move_advisory
from families.advisories.page import AdvisoryPage
from families.advisories.workflow import AFTER, WORK_ON, WORKFLOW
from families.advisories.writing import CHANGE, change_advisory, write_advisory
from families.forms.advisories import AdvisoryFilters, AdvisoryForm, AdvisoryMoveForm, ChangedAdvisoryForm
from families.models import Advisory

LISTING = Listing({"entered": "id"}, default="-entered")


@rule(having(Right.WRITE_ADVISORIES))
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The advisories of one's organisations, the newest first."""
    found = Advisory.objects.visible_to(request.user).listed()
    form = AdvisoryFilters(request.GET)
    page = LISTING.page(form.narrow(found), request.GET)
    today = timezone.localdate()
    rows = [(advisory, advisory.standing is not None, advisory.is_over(today)) for advisory in page.rows]
    shown = {"form": form, "page": page, "rows": rows, "keeps_lines": may(request.user, Right.PUBLISH_ADVISORIES)}
    return render(request, "families/advisories/list.html", shown)


@rule(having(Right.WRITE_ADVISORIES))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write an advisory; `?draft=…` goes on with what was begun."""
    user, begun = signed_in(request), Begun(request, AdvisoryForm.once_name)
    form = AdvisoryForm(request.POST if request.method == "POST" else begun.data, user=user)
    if request.method == "POST" and form.is_valid():
        team = form.cleaned_data["team"]
        address = make_once(
            request, form, by=user, make=lambda: write_advisory(team, form.said(), by=user).get_absolute_url()
        )
        if address is not None:
            return redirect(address)
    go_on(request, begun, form)
    status = 422 if request.method == "POST" else 200
    return render(request, "families/advisories/new.html", {"form": form, "begun": begun}, status=status)


@rule(having(Right.WRITE_ADVISORIES))
@require_GET
def advisory(request: HttpRequest, pk: int) -> HttpResponse:
    """One advisory: what it says in each language, what stands, its versions, and what can be done."""
    found = get_object_or_404(Advisory.objects.visible_to(request.user).with_people(), pk=pk)
    page = AdvisoryPage(found, signed_in(request))
    return render(request, "families/advisories/advisory.html", {"advisory": found, "page": page})


@rule(having(Right.WRITE_ADVISORIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft; `?draft=…` goes on with what was begun."""
    found = get_object_or_404(Advisory.objects.visible_to(request.user).locked(), pk=pk)
    require(request.user, Right.WRITE_ADVISORIES, found.team)
    changing = Changing(request, CHANGE, about_of("", found.pk))
    if answer := changing.answered(WORK_ON.why_not(found, signed_in(request))):
        return answer
    form = ChangedAdvisoryForm(changing.sent, advisory=found)
    whole, stale = changing.is_sent and form.is_valid(), is_stale(form, found.version)
    if whole and not stale:
        return changing.store(lambda: _changed(request, found, form))
    go_on(request, changing.begun, form)
    page = {"advisory": found, "form": form, "stale": stale, **changing.shown}
    return render(request, "families/advisories/change.html", page, status=changing.status(stale=stale))


def _changed(request: HttpRequest, found: Advisory, form: ChangedAdvisoryForm) -> str:
    change_advisory(found, form.said(), by=signed_in(request))
    messages.success(request, _("Saved."))
    return found.get_absolute_url()


@rule(having(Right.WRITE_ADVISORIES))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    found = get_object_or_404(Advisory.objects.visible_to(request.user), pk=pk)
    asked = asked_for(WORKFLOW, name)
    user, refusal = signed_in(request), None
    sent = request.POST if request.method == "POST" else None
    form = AdvisoryMoveForm(sent, reasons=asked.reasons, initial={"revision": found.revision_number})
    if form.is_valid():
        answer = move_advisory(found, name, by=user, given=Given(**form.cleaned_data))
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            if name in AFTER:
                messages.info(request, str(AFTER[name]))
            return redirect(found)
        refusal = answer
    elif why_not := WORKFLOW.why_not(name, found, user):
        refusal = Refusal(why_not)
    page = {"advisory": found, "move": asked, "form": form, "refusal": refusal}
    return render(request, "families/advisories/move.html", page, status=status_of(request, refusal))

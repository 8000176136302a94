"""Advisories: the list, a new one, its page, what is changed in a draft, and its moves."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, may, require, rule, signed_in
from accounts.rights import Right
from casework.idempotency import make_once
from casework.listing import Listing
from casework.moves import Given, Refusal
from families.advisories.moving import move_advisory
from families.advisories.page import AdvisoryPage
from families.advisories.workflow import AFTER, WORK_ON, WORKFLOW
from families.advisories.writing import change_advisory, write_advisory
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
    """Write an advisory."""
    user = signed_in(request)
    form = AdvisoryForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        address = make_once(
            request, form, by=user, make=lambda: write_advisory(form.team, form.said(), by=user).get_absolute_url()
        )
        if address is not None:
            return redirect(address)
    return render(request, "families/advisories/new.html", {"form": form}, status=422 if form.is_bound else 200)


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
    """Change a draft."""
    found = get_object_or_404(Advisory.objects.visible_to(request.user).locked(), pk=pk)
    require(request.user, Right.WRITE_ADVISORIES, found.team)
    user = signed_in(request)
    if sentence := WORK_ON.why_not(found, user):
        raise PermissionDenied(sentence)
    form = ChangedAdvisoryForm(request.POST if request.method == "POST" else None, advisory=found)
    stale = form.is_valid() and form.cleaned_data["version"] != found.version
    if form.is_valid() and not stale:
        change_advisory(found, form.said(), by=user)
        messages.success(request, _("Saved."))
        return redirect(found)
    form.see_version(found.version)
    page = {"advisory": found, "form": form, "stale": stale}
    status = 409 if stale else 422 if form.is_bound else 200
    return render(request, "families/advisories/change.html", page, status=status)


@rule(having(Right.WRITE_ADVISORIES))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    found = get_object_or_404(Advisory.objects.visible_to(request.user), pk=pk)
    if name not in WORKFLOW.moves:
        raise Http404
    user, refusal = signed_in(request), None
    sent = request.POST if request.method == "POST" else None
    asked = WORKFLOW.moves[name]
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
    return render(request, "families/advisories/move.html", page, status=_status(request, refusal))


def _status(request: HttpRequest, refusal: Refusal | None) -> int:
    if request.method == "GET" and (refusal is None or refusal.mendable):
        return 200
    if refusal is None or refusal.mendable:
        return 422
    return 409 if refusal.stale else 403

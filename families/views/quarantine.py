"""What came in by the public page: the list, one of them, taking it, and rejecting one or many."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.listing import Listing
from casework.moves import Refusal
from casework.sealed import NotSealedHere
from families.forms.quarantine import IntakeFilters, RejectManyForm, RejectOneForm, RevisionForm
from families.lists import RejectedWhy
from families.models import Intake
from families.models.intake import IntakeQuerySet
from families.quarantine.page import IntakePage, rows
from families.quarantine.workflow import TAKEN, put_back, reject, reject_many, take_back

LISTING = Listing({"received": "id"}, default="received", size=50)


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first."""
    found = Intake.objects.visible_to(request.user).listed()
    return render(request, "families/intake/list.html", _shown(request, found, request.GET, RejectManyForm()))


def _shown(request: HttpRequest, found: IntakeQuerySet, address: QueryDict, bulk: RejectManyForm) -> dict[str, Any]:
    user = signed_in(request)
    form = IntakeFilters(address, user=user)
    page = LISTING.page(form.narrow(found), address)
    ticked = set(bulk.data.getlist("intake")) if bulk.is_bound else set()  # type: ignore[attr-defined]  # of a browser
    return {"form": form, "page": page, "rows": rows(page.rows, user), "bulk": bulk, "ticked": ticked}


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest, reference: str) -> HttpResponse:
    """One of them; POST takes it."""
    found = get_object_or_404(Intake.objects.visible_to(request.user).listed(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    if found.status == TAKEN and found.inquiry:
        return redirect(found.inquiry)
    sent = request.POST if request.method == "POST" else None
    try:
        page, revision = IntakePage(found, signed_in(request), sent), RevisionForm(sent)
    except NotSealedHere:
        return render(request, "families/intake/sealed.html", {"intake": found}, status=409)
    if sent is None or not page.is_valid() or not revision.is_valid():
        return _page(request, page, 200 if sent is None else 422)
    made = page.take(revision.cleaned_data["revision"])
    if isinstance(made, Refusal):
        return _page(request, page, 409 if made.stale else 422 if made.mendable else 403, made)
    messages.success(request, _("Taken. The family has this reference already."))
    return redirect(made)


def _page(request: HttpRequest, page: IntakePage, status: int, refusal: Refusal | None = None) -> HttpResponse:
    shown = {"page": page, "intake": page.intake, "refusal": refusal}
    return render(request, "families/intake/intake.html", shown, status=status)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def rejection(request: HttpRequest, reference: str) -> HttpResponse:
    """Reject one; GET is the page on which the reason is chosen."""
    found = get_object_or_404(Intake.objects.visible_to(request.user).listed(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    begun = {"revision": found.revision_number, "reason": request.GET.get("reason")}
    form = RejectOneForm(request.POST if request.method == "POST" else None, initial=begun)
    refusal = None
    if form.is_valid():
        said = form.cleaned_data
        refusal = reject(found, RejectedWhy(said["reason"]), revision=said["revision"], by=signed_in(request))
        if refusal is None:
            gone = said["reason"] == RejectedWhy.WITHDRAWN
            done = (
                _("It is destroyed the next night.")
                if gone
                else _("Rejected. It can be put back until it is destroyed.")
            )
            messages.success(request, done)
            return redirect("families:intakes")
    status = 422 if form.errors else 200
    if refusal is not None:
        status = 409 if refusal.stale else 403
    shown = {"intake": found, "form": form, "refusal": refusal}
    return render(request, "families/intake/reject.html", shown, status=status)


@rule(having(Right.TAKE_INQUIRIES))
@require_POST
def reject_ticked(request: HttpRequest) -> HttpResponse:
    """Reject those that were ticked, for one reason."""
    found = Intake.objects.visible_to(request.user).listed()
    form = RejectManyForm(request.POST)
    if not form.is_valid():
        shown = _shown(request, found, request.GET, form)
        return render(request, "families/intake/list.html", shown, status=422)
    said = form.cleaned_data
    done = reject_many(found.filter(pk__in=said["intake"]), RejectedWhy(said["reason"]), by=signed_in(request))
    rejected = ngettext("%(shown)s message was rejected.", "%(shown)s messages were rejected.", done)
    messages.success(request, rejected % {"shown": done})
    return redirect("families:intakes")


@rule(having(Right.TAKE_INQUIRIES))
@require_POST
def restore(request: HttpRequest, reference: str) -> HttpResponse:
    """Let one wait again that was rejected by mistake."""
    found = get_object_or_404(Intake.objects.visible_to(request.user), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    refusal = put_back(found, revision=_revision(request), by=signed_in(request))
    return _settled(request, found, refusal, _("It waits again."))


@rule(having(Right.TAKE_INQUIRIES))
@require_POST
def let_go(request: HttpRequest, reference: str) -> HttpResponse:
    """Of one that was rejected for another reason, say that the family took it back."""
    found = get_object_or_404(Intake.objects.visible_to(request.user), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    refusal = take_back(found, revision=_revision(request), by=signed_in(request))
    return _settled(request, found, refusal, _("It is destroyed the next night."))


def _revision(request: HttpRequest) -> int:
    form = RevisionForm(request.POST)
    return int(form.cleaned_data["revision"]) if form.is_valid() else -1


def _settled(request: HttpRequest, intake: Intake, refusal: Refusal | None, done: str) -> HttpResponse:
    if refusal is not None and not refusal.stale:
        raise PermissionDenied(refusal.sentence)
    if refusal is not None:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, done)
    return redirect(intake)

"""One inquiry: its page, what is known of it, and how soon the caller is heard from again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from families.agreed import Agreed, Tombstone
from families.changing import InquiryAmendment
from families.consent import why_not_kept
from families.dossier import InquiryDossier
from families.forms.desk import ReplanForm
from families.models import Inquiry
from families.refusing import refuse
from families.taking import NotSafe, plan
from families.workflow import WORK_ON


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def inquiry(request: HttpRequest, reference: str) -> HttpResponse:
    """Whom it is about, who asks and how they are reached, and what can be done."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).for_rows(), reference=reference)
    if found.erased_at:
        return render(
            request, "families/tombstone.html", {"stone": Tombstone(found, signed_in(request)), "inquiry": found}
        )
    dossier = InquiryDossier(found, signed_in(request))
    shown = {"dossier": dossier, "inquiry": found, "replan": ReplanForm(inquiry=found)}
    return render(request, "families/inquiry.html", shown | _agreed(found, dossier.user))


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def taken(request: HttpRequest, reference: str) -> HttpResponse:
    """The reference, large, to be said aloud at the end of the call; what may not be kept has to be destroyed."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).for_rows(), reference=reference)
    if found.erased_at:
        return redirect(found)
    dossier = InquiryDossier(found, signed_in(request))
    shown = {"inquiry": found, "dossier": dossier, "why_not_kept": why_not_kept(found)}
    return render(request, "families/taken.html", shown)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is known of it."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    amendment = InquiryAmendment(user, found, request.POST if request.method == "POST" else None)
    if refused := refuse(request, found, WORK_ON.why_not(found, user), amendment.form, amendment.own.form):
        return refused
    if request.method == "POST" and amendment.is_valid():
        amendment.store()
        messages.success(request, _("Saved."))
        return redirect(found)
    shown = {"inquiry": found, "amendment": amendment, "form": amendment.form, "own": amendment.own}
    shown |= {"stale": amendment.stale}
    status = 409 if amendment.stale else 422 if request.method == "POST" else 200
    return render(request, "families/change.html", shown, status=status)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
@transaction.atomic
def replan(request: HttpRequest, reference: str) -> HttpResponse:
    """Say anew how soon the caller is heard from again."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    _refuse(WORK_ON.why_not(found, signed_in(request)))
    form = ReplanForm(request.POST, inquiry=found)
    stale = form.is_valid() and form.cleaned_data["version"] != found.version
    if form.is_valid() and not stale and _planned(request, found, form):
        return redirect(found)
    dossier = InquiryDossier(found, signed_in(request))
    shown = {"dossier": dossier, "inquiry": found, "replan": form, "stale": stale} | _agreed(found, dossier.user)
    return render(request, "families/inquiry.html", shown, status=409 if stale else 422)


def _planned(request: HttpRequest, inquiry: Inquiry, form: ReplanForm) -> bool:
    """Store it; False where the moment is not safe, which the form says then."""
    before, priority, due = (inquiry.priority, inquiry.due), form.cleaned_data["priority"], form.cleaned_data["due"]
    try:
        plan(inquiry, priority, due, by=signed_in(request))
    except NotSafe as refused:
        form.add_error("due", str(refused))
        return False
    messages.success(request, _("Saved."))
    if priority != before[0] and inquiry.due == before[1]:
        messages.info(request, _("The next contact stays due as it was. Empty its moment for what the priority says."))
    return True


def _agreed(inquiry: Inquiry, user: User) -> dict[str, Agreed]:
    return {"agreed": Agreed(inquiry, user)}


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)

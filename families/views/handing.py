"""Letting a colleague go on, and seeing what one was given."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in, teams_in_which
from accounts.rights import Right
from casework.moves import Refusal
from casework.typed_text import number_of
from families import handing
from families.forms.handing import HARD, HandOverForm
from families.handing_page import OfInquiry, OfOwner
from families.handing_reports import OfReport
from families.models import ExtortionReport, Inquiry
from families.workflow import WORK_ON


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a colleague go on with an inquiry, or with all that its owner has about the person."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).for_rows(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    page = OfInquiry(found, signed_in(request))
    form = page.form(request.POST if request.method == "POST" else None, request.GET.get("which", ""))
    if not form.is_valid():
        return _page(request, page, form, page.refusal)
    answer = page.give(form.cleaned_data)
    if isinstance(answer, Refusal):
        return _page(request, page, form, answer)
    _say(request, form, answer)
    return redirect(found)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def hand_over_all(request: HttpRequest, team: int, pk: int) -> HttpResponse:
    """Let a colleague go on with all the hard inquiries that somebody has at a desk, or with all of them."""
    desk = get_object_or_404(teams_in_which(request.user, Right.TAKE_INQUIRIES), pk=team)
    owner = get_object_or_404(handing.owners_at(desk), pk=pk)
    _refuse(handing.why_not_for(owner, desk, signed_in(request)))
    page = OfOwner(owner, desk, signed_in(request))
    form = page.form(request.POST if request.method == "POST" else None, request.GET.get("which", HARD))
    if not form.is_valid():
        return _page(request, page, form, None)
    answer = page.give(form.cleaned_data)
    if isinstance(answer, Refusal):
        return _page(request, page, form, answer)
    _say(request, form, answer)
    return redirect("families:workload")


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def hand_over_report(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a colleague go on with a report of extortion."""
    found = get_object_or_404(ExtortionReport.objects.visible_to(request.user).with_people(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    page = OfReport(found, signed_in(request))
    form = page.form(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, page, form, page.refusal)
    said = form.cleaned_data
    answer = page.give(said["to"], said["revision"] or 0, said["sentence"])
    if isinstance(answer, Refusal):
        return _page(request, page, form, answer)
    messages.success(request, _("Handed over to %(who)s.") % {"who": said["to"]})
    return redirect(found)


def _page(
    request: HttpRequest, page: OfInquiry | OfOwner | OfReport, form: HandOverForm, refusal: Refusal | None
) -> HttpResponse:
    """The form with what was typed; the status says whether it is refused, stale, or incomplete."""
    status = 200 if request.method == "GET" else 422
    if refusal is not None:
        status = 409 if refusal.stale else 422 if refusal.mendable else 403
    return render(request, "families/hand_over.html", {"page": page, "form": form, "refusal": refusal}, status=status)


def _say(request: HttpRequest, form: HandOverForm, count: int) -> None:
    said = ngettext(
        "Handed over to %(who)s: %(count)d inquiry.", "Handed over to %(who)s: %(count)d inquiries.", count
    ) % {"who": form.cleaned_data["to"], "count": count}
    messages.success(request, said)


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
def seen(request: HttpRequest) -> HttpResponse:
    """Say that one has seen what one was given."""
    person = signed_in(request)
    handing.see([number_of(pk) for pk in request.POST.getlist("handed")], by=person)
    return redirect("families:desk")


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
def hard(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that a call in this inquiry was hard, or take it back."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user), reference=reference)
    taken_back = "not" in request.POST
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    _refuse(None if taken_back else WORK_ON.why_not(found, signed_in(request)))
    handing.mark_hard(found, by=signed_in(request), hard=not taken_back)
    said = _("Taken back.") if taken_back else _("Kept: it was a hard call. You can let a colleague go on from here.")
    messages.success(request, said)
    return redirect(found)


def _refuse(sentence: str | Promise | None) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

"""Referrals: sending a caller to another desk or organisation, and what becomes of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from casework.mistake import Mistake
from casework.moves import Given, Refusal
from casework.moving import asked_for, status_of
from casework.references import normalise
from families.forms.desk import InquiryMoveForm
from families.forms.passed_on import ReferralForm, TakeUpForm
from families.models import Inquiry, Referral
from families.passed_page import ReferralPage
from families.referring import WORKFLOW, Sending, refer, take_up
from families.referring import recall as recall_referral
from families.refusing import refuse
from families.sharing import why_not_recall
from families.views.shares import preview_of, why_not_pass_on


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the caller somewhere, with as little as will do; the preview shows it as it will be read."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    form = ReferralForm(request.POST if request.method == "POST" else None, inquiry=found)
    if refused := refuse(request, found, why_not_pass_on(found), form):
        return refused
    if form.is_valid() and "preview" not in request.POST:
        user = signed_in(request)
        address = make_once(request, form, by=user, make=lambda: _sent(found, form, user))
        if address is not None:
            messages.success(request, _("The referral is sent."))
            return redirect(address)
    preview = preview_of(found, form["fields_shown"].value() or [])
    page = {"inquiry": found, "form": form, "preview": preview}
    return render(request, "families/referral_new.html", page, status=422 if form.errors else 200)


def _sent(inquiry: Inquiry, form: ReferralForm, user: User) -> str:
    said = form.cleaned_data
    sending = Sending(said["desk"], said["kind"], said["consent"], said["fields_shown"], said["note"])
    return refer(inquiry, sending, by=user).get_absolute_url()


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    """What was sent and how it stands, for who sent it and for who has it."""
    found = get_object_or_404(Referral.objects.visible_to(request.user).for_rows(), pk=pk)
    return render(request, "families/referral.html", {"page": ReferralPage(found, signed_in(request))})


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """For printing: what an organisation outside is given by hand, in Arabic and in English."""
    found = get_object_or_404(Referral.objects.visible_to(request.user).for_rows(), pk=pk)
    page = ReferralPage(found, signed_in(request))
    if not page.sender or not found.is_under_way:
        raise Http404
    return render(request, "families/sheet.html", {"page": page})


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept it: as a new inquiry at one's own desk, or put to one that is there; of an outside one, note it."""
    found = get_object_or_404(Referral.objects.visible_to(request.user).for_rows(), pk=pk)
    user = signed_in(request)
    _refuse(WORKFLOW.why_not("accept", found, user))
    sent = request.POST if request.method == "POST" else None
    form = TakeUpForm(sent, initial={"revision": found.revision_number})
    if form.is_valid():
        link_to = _linked(form, found, user)
        if not form.errors:
            answer = take_up(found, link_to, given=Given(form.cleaned_data["revision"]), by=user)
            if not isinstance(answer, Refusal):
                messages.success(request, _("The referral is accepted."))
                return redirect(found)
            form.add_error(None, answer.sentence)
    page = {"page": ReferralPage(found, user), "form": form}
    return render(request, "families/take_up.html", page, status=422 if form.errors else 200)


def _linked(form: TakeUpForm, referral: Referral, user: User) -> Inquiry | None:
    """The inquiry whose reference was typed, of the desk that has the referral; says what is wrong with it."""
    typed = form.cleaned_data["link_to"]
    if not typed or referral.desk is None:
        return None
    read = normalise(typed, prefix="Q")
    there = Inquiry.objects.visible_to(user).filter(team=referral.desk, erased_at__isnull=True)
    linked = None if isinstance(read, Mistake) else there.filter(reference=read).first()
    if linked is None:
        form.add_error(
            "link_to", read.sentence if isinstance(read, Mistake) else _("This inquiry is not at this desk.")
        )
    return linked


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Decline it, or say what came of it; GET is the page on which the reason is given."""
    found = get_object_or_404(Referral.objects.visible_to(request.user).for_rows(), pk=pk)
    asked = asked_for(WORKFLOW, name)
    user, reasons = signed_in(request), asked.reasons
    sent = request.POST if request.method == "POST" else None
    form = InquiryMoveForm(sent, reasons=reasons, initial={"revision": found.revision_number})
    why_not = WORKFLOW.why_not(name, found, user)
    refusal = Refusal(why_not) if why_not else None
    if form.is_valid():
        visible = Referral.objects.visible_to(user).for_rows()
        answer = WORKFLOW.make(name, visible, found.pk, by=user, given=Given(**form.cleaned_data))
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            return redirect(found)
        refusal = answer
    page = {"page": ReferralPage(found, user), "move": asked, "form": form, "refusal": refusal}
    return render(request, "families/referral_move.html", page, status=status_of(request, refusal))


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
@transaction.atomic
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = get_object_or_404(Referral.objects.visible_to(request.user).locked(), pk=pk)
    _refuse(why_not_recall(found, signed_in(request)))
    recall_referral(found, by=signed_in(request))
    messages.success(request, _("It is taken back: nobody reads it here any more. Who had it is to be told."))
    return redirect(found)


def _refuse(sentence: str | Promise | None) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

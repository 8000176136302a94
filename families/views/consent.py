"""What a caller agrees to, and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from families.agreed import Agreed
from families.consent import GONE, record, words_for
from families.consent_lists import Purpose, Said
from families.erasing import (
    others_of_caller,
    others_with_number,
    why_not_erase,
    withdraw,
    would_be_destroyed,
    written_with_number,
)
from families.forms.consent import ConsentForm, ShareConsentForm, SpokenForm, WithdrawalForm
from families.models import Consent, Inquiry, Telling
from families.refusing import refuse
from families.sharing import told


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def ask(request: HttpRequest, reference: str, purpose: str) -> HttpResponse:
    """Ask for one consent, in words that are read out, and keep what the caller said."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    _refuse(GONE if found.erased_at else None)
    if purpose not in Purpose.values:
        raise Http404
    kind = ShareConsentForm if purpose == Purpose.SHARE else ConsentForm
    form = kind(request.POST if request.method == "POST" else None, inquiry=found, purpose=Purpose(purpose))
    user = signed_in(request)
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _asked(found, purpose, form, user))
        if address is not None:
            messages.success(request, _("What the caller said is kept."))
            return redirect(address)
    page = {"inquiry": found, "form": form, "purpose": Purpose(purpose)}
    return render(request, "families/consent.html", page, status=422 if form.is_bound else 200)


def _asked(inquiry: Inquiry, purpose: str, form: ConsentForm, user: User) -> str:
    said, text = form.cleaned_data, form.cleaned_data["text"]
    record(
        inquiry, purpose, said["said"], form.spoken(text.text, text.language), by=user,
        organisation=said.get("organisation"), outside=said.get("outside", ""),
        with_numbers=said.get("with_numbers", False),
    )  # fmt: skip
    return inquiry.get_absolute_url()


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def withdraw_one(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Take back one consent and what rests on it; all the others stand."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    consent = get_object_or_404(Consent.objects.visible_to(user), pk=pk, inquiry=found)
    form = SpokenForm(request.POST if request.method == "POST" else None, inquiry=found)
    if refused := refuse(request, found, _why_not_withdraw(found, consent), form):
        return refused
    resting = [each for each in (*Agreed(found, user).shares, *Agreed(found, user).referrals) if _rests(each, consent)]
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _withdrawn(found, consent, form, user))
        if address is not None:
            kept = _("It is taken back. Who had something of it is to be told.") if resting else _("It is taken back.")
            messages.success(request, kept)
            return redirect(address)
    page = {"inquiry": found, "form": form, "consent": consent, "resting": resting}
    return render(request, "families/withdraw_one.html", page, status=422 if form.is_bound else 200)


def _rests(passed: object, consent: Consent) -> bool:
    theirs: Consent = getattr(passed, "consent")  # noqa: B009 - shares and referrals alike
    same = (theirs.organisation_id, theirs.outside) == (consent.organisation_id, consent.outside)
    return consent.purpose == Purpose.SHARE and same and getattr(passed, "recalled_at") is None  # noqa: B009


def _why_not_withdraw(inquiry: Inquiry, consent: Consent) -> str | Promise | None:
    """A consent that stands, and is not that to keep: with that, everything goes (`withdraw_all`)."""
    if inquiry.erased_at:
        return GONE
    stands = consent in inquiry.consents.said_last() and consent.is_given
    if not stands or consent.purpose == Purpose.KEEP:
        return _("This consent does not stand, or everything else rests on it.")
    return None


def _withdrawn(inquiry: Inquiry, consent: Consent, form: SpokenForm, user: User) -> str:
    spoken = form.spoken("", consent.language)
    record(
        inquiry, consent.purpose, Said.WITHDRAWN, spoken, by=user, organisation=consent.organisation,
        outside=consent.outside,
    )  # fmt: skip
    return inquiry.get_absolute_url()


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
@transaction.atomic
def withdraw_all(request: HttpRequest, reference: str) -> HttpResponse:
    """Destroy what is kept, because the caller wishes so; first the page says what that is."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user).locked(), reference=reference)
    require(request.user, Right.TAKE_INQUIRIES, found.team)
    user = signed_in(request)
    if found.erased_at:
        return redirect(found)
    form = WithdrawalForm(request.POST if request.method == "POST" else None, inquiry=found)
    written = written_with_number(found, user)
    why_not = why_not_erase(written)
    if form.is_bound and why_not:
        form.add_error(None, why_not)
    if form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _destroyed(found, form, user))
        if address is not None:
            messages.success(request, _("It is destroyed. This page is the proof."))
            return redirect(address)
    page = {
        "inquiry": found, "form": form, "parts": would_be_destroyed(found), "agreed": Agreed(found, user),
        "others": others_of_caller(found, user), "same_number": others_with_number(found, user),
        "written": written, "why_not": why_not,
    }  # fmt: skip
    return render(request, "families/withdraw.html", page, status=422 if form.is_bound else 200)


def _destroyed(inquiry: Inquiry, form: WithdrawalForm, user: User) -> str:
    language = inquiry.relative.language
    withdraw(inquiry, form.spoken(words_for(Purpose.KEEP, language), language), by=user)
    return inquiry.get_absolute_url()


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["POST"])
@transaction.atomic
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who had a share or a referral knows that it was taken back."""
    found = get_object_or_404(Telling.objects.visible_to(request.user).locked(), pk=pk)
    _refuse(_("That they were told is said already.") if found.told_at else None)
    told(found, by=signed_in(request))
    messages.success(request, _("They know."))
    return redirect("families:desk")


def _refuse(sentence: str | Promise | None) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

"""Adding what a source says; what becomes of a claim: it falls, stands again, is found to repeat another one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in, why_not
from accounts.rights import Right
from casework.begun import Begun, go_on, refuse_and_keep
from casework.idempotency import make_once
from casework.moves import Refusal
from casework.moving import asked_for
from detainees.models import Detainee
from releases.entry import add_claim, tell
from releases.falling import CLAIMS, DERIVE, Fallen, foretold, found_to_repeat, move_claim
from releases.forms import AddedClaimForm, DeriveForm, FallForm, PersonClaimForm
from releases.models import Claim, Finding, Release
from releases.warned import warnings_of_claims
from releases.workflow import ADD_CLAIM


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Add what a source says about this release."""
    release = get_object_or_404(Release.objects.visible_to(request.user), reference=reference)
    why = ADD_CLAIM.why_not(release, signed_in(request))
    if refused := refuse_and_keep(request, why, AddedClaimForm.once_name, release.reference):
        return refused
    begun = Begun(request, AddedClaimForm.once_name, release.reference)
    sent = (request.POST, request.FILES) if request.method == "POST" else (begun.data,)
    form = AddedClaimForm(*sent, user=signed_in(request), record=release)
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=signed_in(request), make=lambda: _add(request, release, form))
        if address is not None:
            return redirect(address)
    return _claim_page(request, release, form, begun)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def of_person(request: HttpRequest, reference: str) -> HttpResponse:
    """Add what a source says about a detention, an identity number or a link of a person."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    why = why_not(request.user, Right.ENTER, detainee.team)
    if refused := refuse_and_keep(request, why, PersonClaimForm.once_name, detainee.reference):
        return refused
    user, begun = signed_in(request), Begun(request, PersonClaimForm.once_name, detainee.reference)
    sent = (request.POST, request.FILES) if request.method == "POST" else (begun.data,)
    form = PersonClaimForm(*sent, user=user, record=detainee)
    if request.method == "POST" and form.is_valid():
        address = make_once(request, form, by=user, make=lambda: _tell(request, detainee, form))
        if address is not None:
            return redirect(address)
    return _claim_page(request, detainee, form, begun)


def _claim_page(request: HttpRequest, record: Release | Detainee, form: AddedClaimForm, begun: Begun) -> HttpResponse:
    go_on(request, begun, form)
    page = {"record": record, "form": form, "begun": begun}
    return render(request, "releases/claim.html", page, status=422 if request.method == "POST" else 200)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Let a claim fall, or stand again: GET is the page on which it is said why."""
    claim = get_object_or_404(Claim.objects.visible_to(request.user).with_subject(), pk=pk)
    asked = asked_for(CLAIMS, name)
    user, form = signed_in(request), FallForm(request.POST if request.method == "POST" else None)
    _refuse(CLAIMS.why_not(name, claim, user))
    if form.is_valid():
        answer = move_claim(name, Claim.objects.visible_to(user), pk, form.cleaned_data["sentence"], by=user)
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            return _told(request, claim, answer)
        _refuse(answer.sentence)
    loses = foretold(claim, user) if name != "restore" else []
    page = {"claim": claim, "record": claim.record, "move": asked, "form": form, "loses": loses}
    return render(request, "releases/claim_move.html", page, status=422 if form.is_bound else 200)


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def derive(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a claim repeats another one, which was learned after it was entered."""
    claim = get_object_or_404(Claim.objects.visible_to(request.user).with_subject(), pk=pk)
    _refuse(DERIVE.why_not(claim, signed_in(request)))
    sent = request.POST if request.method == "POST" else None
    form = DeriveForm(sent, claim=claim, user=signed_in(request))
    if form.is_valid():
        said = form.cleaned_data
        answer = found_to_repeat(claim, said["derived_from"], said["sentence"], by=signed_in(request))
        if not isinstance(answer, Refusal):
            messages.success(request, _("It is kept that this claim repeats another one."))
            return _told(request, claim, answer)
        form.add_error("derived_from", answer.sentence)
    page = {"claim": claim, "record": claim.record, "form": form}
    return render(request, "releases/claim_derive.html", page, status=422 if form.is_bound else 200)


def _add(request: HttpRequest, release: Release, form: AddedClaimForm) -> str:
    add_claim(release, form.cleaned_data, by=signed_in(request))
    messages.success(request, _("The claim is added."))
    warn_of_sources(request, [form.cleaned_data])
    return reverse("releases:record", args=[release.reference])


def _tell(request: HttpRequest, detainee: Detainee, form: PersonClaimForm) -> str:
    tell(form.spoken_of(), detainee.team, form.cleaned_data, by=signed_in(request))
    messages.success(request, _("The claim is added."))
    warn_of_sources(request, [form.cleaned_data])
    return detainee.get_absolute_url()


def warn_of_sources(request: HttpRequest, claims: Iterable[Mapping[str, Any]]) -> None:
    """Say so where a source of these claims uses what a report of extortion names."""
    for sentence in warnings_of_claims(claims, signed_in(request)):
        messages.warning(request, sentence)


def _told(request: HttpRequest, claim: Claim, answer: Fallen) -> HttpResponse:
    """Back to the record, with what became of those that rested on the claim."""
    tell_of(request, answer.disputed)
    return redirect(claim.record.get_absolute_url())


def tell_of(request: HttpRequest, disputed: Sequence[Release | Finding]) -> None:
    """Say how many releases, sightings and fates are disputed now."""
    findings = sum(isinstance(record, Finding) for record in disputed)
    if findings:
        said = ngettext(
            "%(number)s sighting or fate is not carried by its claims any more, and is disputed now.",
            "%(number)s sightings and fates are not carried by their claims any more, and are disputed now.",
            findings,
        )
        messages.warning(request, said % {"number": findings})
    number = len(disputed) - findings
    if number:
        said = ngettext(
            "%(number)s release is not carried by its claims any more, and is disputed now.",
            "%(number)s releases are not carried by their claims any more, and are disputed now.",
            number,
        )
        messages.warning(request, said % {"number": number})


def _refuse(sentence: str | None) -> None:
    if sentence:
        raise PermissionDenied(sentence)

"""Letting a colleague go on with a release or a finding."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.aliases import Names
from accounts.rights import Right
from casework.moves import Refusal
from releases.forms.handing import HandOverCaseForm
from releases.handing import colleagues_of, hand_over, why_not_hand_over
from releases.models import Finding, Release

ENTERS = having(Right.ENTER)


@rule(ENTERS)
@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a release be a colleague's."""
    found = get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)
    _refuse(why_not_hand_over(found, signed_in(request)))
    return _answer(request, found)


@rule(ENTERS)
@require_http_methods(["GET", "POST"])
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a sighting or a fate be a colleague's."""
    found = get_object_or_404(Finding.objects.visible_to(request.user).with_facts(), reference=reference)
    _refuse(why_not_hand_over(found, signed_in(request)))
    return _answer(request, found)


def _answer(request: HttpRequest, case: Release | Finding) -> HttpResponse:
    form = HandOverCaseForm(request.POST if request.method == "POST" else None, colleagues=colleagues_of(case))
    refusal = None
    if form.is_valid():
        said = form.cleaned_data
        answer = hand_over(case, said["to"], by=signed_in(request), sentence=said["sentence"])
        if not isinstance(answer, Refusal):
            messages.success(request, _("Handed over to %(who)s.") % {"who": said["to"]})
            return redirect(case)
        refusal = answer
    page = {"record": case, "form": form, "refusal": refusal, "owner": Names(signed_in(request)).of(case.owner)}
    return render(request, "releases/hand_over.html", page, status=422 if form.is_bound else 200)


def _refuse(sentence: object) -> None:
    if sentence:
        raise PermissionDenied(str(sentence))

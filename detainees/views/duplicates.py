"""The duplicates desk: its list, and one pair after the other."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.moves import Refusal
from casework.telling import tell_done
from detainees.desk.deciding import decide
from detainees.desk.page import PairPage
from detainees.desk.precision import precision_at_desk
from detainees.desk.thresholds import set_threshold, thresholds_of
from detainees.forms.duplicates import DecisionForm, PairFilters, ThresholdForm
from detainees.listed import PAIRS as LISTING
from detainees.models import Pair, PairDecision

SAID = {
    PairDecision.DIFFERENT.value: gettext_lazy(
        "Different people. They are asked about again only when a fact changes."
    ),
    PairDecision.LATER.value: gettext_lazy("Put off. It stays undecided."),
    "": gettext_lazy("The decision is taken back: the pair is undecided again."),
}


@rule(having(Right.DECIDE))
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """The pairs that wait for this person, the likeliest first."""
    user = signed_in(request)
    found = Pair.objects.visible_to(user).on_desk_of(user)
    form = PairFilters(request.GET, user=user)
    page = LISTING.page(form.narrow(found.with_entries()), request.GET)
    shown = {"form": form, "page": page, "bands": precision_at_desk(user), "thresholds": thresholds_of(user)}
    return render(request, "duplicates/list.html", shown)


@rule(having(Right.DECIDE))
@require_http_methods(["GET", "POST"])
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """One pair side by side; a decision leads to the next one."""
    found = get_object_or_404(Pair.objects.visible_to(request.user).with_entries(), pk=pk)
    page = PairPage(found, signed_in(request), request.GET)
    refuse_others(page)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "duplicates/pair.html", {"page": page, "form": form}, status=status)
    return _decide(request, page, form)


def _decide(request: HttpRequest, page: PairPage, form: DecisionForm) -> HttpResponse:
    """What was decided, then the next pair; or the page as it is now, with what was typed and the sentence why not."""
    answer = decide(page.pair, by=page.user, **form.cleaned_data)
    if isinstance(answer, Refusal):
        fresh = PairPage(Pair.objects.visible_to(page.user).with_entries().get(pk=page.pair.pk), page.user, request.GET)
        shown = {"page": fresh, "form": form, "refusal": answer}
        return render(request, "duplicates/pair.html", shown, status=409 if answer.stale else 403)
    back = reverse("duplicates:pair", args=[page.pair.pk])
    tell_done(request, str(SAID[answer.decision]), (back, _("Back to that pair")))
    return redirect(to_next(page))


def refuse_others(page: PairPage) -> None:
    """Raise PermissionDenied with the sentence where this person decides in neither team."""
    if page.why_not:
        raise PermissionDenied(page.why_not)


def to_next(page: PairPage) -> str:
    """The address of the pair that comes after this one, or of the desk where none waits."""
    following = page.following
    if following is None:
        return reverse("duplicates:list") + page.query
    return reverse("duplicates:pair", args=[following.pk]) + page.query


@rule(having(Right.DECIDE))
@require_POST
def threshold(request: HttpRequest) -> HttpResponse:
    """From which score the desk of a team wants to decide."""
    user = signed_in(request)
    form = ThresholdForm(request.POST, user=user)
    if not form.is_valid():
        shown = {"form": form, "bands": precision_at_desk(user), "thresholds": thresholds_of(user)}
        return render(request, "duplicates/threshold.html", shown, status=422)
    require(user, Right.DECIDE, form.cleaned_data["team"])
    set_threshold(form.cleaned_data["team"], form.cleaned_data["least"] / 100, by=user)
    messages.success(request, _("Saved."))
    return redirect("duplicates:list")

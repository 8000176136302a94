"""Whom to ask some time after the release, and what they answered."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import having, require, rule, signed_in
from accounts.models import User
from accounts.rights import Right
from casework.idempotency import make_once
from releases.agenda import Agenda
from releases.followup import After, follow_up, why_not_follow_up
from releases.forms import FollowUpForm
from releases.lists import DisclosureWish
from releases.models import Release


@rule(having(Right.ENTER))
@require_GET
def agenda(request: HttpRequest) -> HttpResponse:
    """Those of one's teams who are to be asked, and what comes due in a month."""
    releases = Release.objects.visible_to(request.user, in_work=True).entered_by_teams_of(signed_in(request))
    return render(request, "releases/agenda.html", {"agenda": Agenda(releases, request.GET.get("month", ""))})


@rule(having(Right.ENTER))
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how somebody is after their release."""
    release = get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)
    require(request.user, Right.ENTER, release.team)
    sentence = why_not_follow_up(release, signed_in(request))
    if sentence:
        raise PermissionDenied(sentence)
    step = After(release).step
    form = FollowUpForm(request.POST if request.method == "POST" else None, release=release, step=step)
    if form.is_valid():
        user = signed_in(request)
        address = make_once(request, form, by=user, make=lambda: _followed(request, release, form, user))
        if address is not None:
            return redirect(address)
    status = 422 if form.is_bound else 200
    page = {"release": release, "form": form, "wish": DisclosureWish(release.wish)}
    return render(request, "releases/follow_up.html", page, status=status)


def _followed(request: HttpRequest, release: Release, form: FollowUpForm, user: User) -> str:
    follow_up(release, form.said(), by=user)
    messages.success(request, _("The answer is kept."))
    return f"{reverse('releases:record', args=[release.reference])}#after"

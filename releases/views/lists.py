"""The list of releases, and the public waves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.exports.registry import LISTS
from casework.seen.page import Seen
from releases.listed import ALSO, ALSO_COUNTED, OF_COUNTED, VERIFIED, WORK, AskedReleases
from releases.missing import Missing
from releases.models import Release, Wave
from releases.models.releases import sees_work


@rule(having(Right.SEE_VERIFIED))
@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """The work of one's teams, or what is verified in one's organisations, by the facts that one may read."""
    user = signed_in(request)
    at_work = sees_work(user) and request.GET.get("scope") != VERIFIED
    found = Release.objects.visible_to(user, in_work=at_work)
    seen = Seen(LISTS[WORK if at_work else OF_COUNTED], user, request.GET)
    if seen.opens_with:
        return redirect(seen.opens_with)
    asked = AskedReleases(user, seen.asked, at_work=at_work, form=seen.form)
    page = asked.page(found, also=seen.columns.reading(ALSO if at_work else ALSO_COUNTED))
    seen.show(page)
    shown = {"form": seen.form, "page": page, "asked": asked, "seen": seen, "tabs": _tabs(request, at_work)}
    return render(request, "releases/list.html", shown)


def _tabs(request: HttpRequest, at_work: bool) -> list[dict[str, Any]]:
    """The two views of the list, for those who have both."""
    if not sees_work(request.user):
        return []
    return [
        {"label": _("My teams' work"), "url": "/releases/", "current": at_work},
        {"label": _("Verified in my organisation"), "url": f"/releases/?scope={VERIFIED}", "current": not at_work},
    ]


@rule(having(Right.SEE_WORK))
@require_GET
def missing(request: HttpRequest) -> HttpResponse:
    """What is missing in the work of one's teams, and who can fill it in."""
    return render(request, "releases/missing.html", {"page": Missing(signed_in(request))})


@rule(having(Right.SEE_VERIFIED))
@require_GET
def waves(request: HttpRequest) -> HttpResponse:
    """The public occasions of release, with what each rests on."""
    found = Wave.objects.visible_to(request.user)
    return render(request, "releases/waves.html", {"waves": found})

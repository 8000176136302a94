"""The list of releases, and the public waves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from releases.listed import VERIFIED, AskedReleases
from releases.models import Release, Wave
from releases.models.releases import sees_work


@rule(having(Right.SEE_VERIFIED))
@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """The work of one's teams, or what is verified in one's organisations, by the facts that one may read."""
    asked = AskedReleases(signed_in(request), request.GET)
    found = Release.objects.visible_to(request.user, in_work=asked.at_work)
    page = asked.listing.page(asked.narrowed(found.for_rows(at_work=asked.at_work)), request.GET)
    shown = {"form": asked.form, "page": page, "asked": asked, "tabs": _tabs(request, asked.at_work)}
    return render(request, "releases/list.html", shown)


def _tabs(request: HttpRequest, at_work: bool) -> list[dict[str, Any]]:
    """The two views of the list, for those who have both."""
    if not sees_work(request.user):
        return []
    return [
        {"label": _("My teams' work"), "url": "/releases/", "current": at_work},
        {"label": _("Verified in my organisation"), "url": f"/releases/?scope={VERIFIED}", "current": not at_work},
    ]


@rule(having(Right.SEE_VERIFIED))
@require_GET
def waves(request: HttpRequest) -> HttpResponse:
    """The public occasions of release, with what each rests on."""
    found = Wave.objects.visible_to(request.user)
    return render(request, "releases/waves.html", {"waves": found})

"""The list of sightings and fates, and the page of one, on which it is also decided."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.access import having, may, rule, signed_in
from accounts.rights import Right
from casework.exports.registry import LISTS
from casework.seen.page import Seen
from releases.findings.listed import OF_VERIFIED, VERIFIED, WORK, AskedFindings
from releases.findings.page import FindingPage
from releases.models import Finding
from releases.models.releases import sees_work


@rule(having(Right.SEE_VERIFIED))
@require_GET
def findings(request: HttpRequest) -> HttpResponse:
    """The work of one's teams, or what is verified in one's organisations."""
    user = signed_in(request)
    at_work = sees_work(user) and request.GET.get("scope") != VERIFIED
    found = Finding.objects.visible_to(user, in_work=at_work)
    seen = Seen(LISTS[WORK if at_work else OF_VERIFIED], user, request.GET)
    if seen.opens_with:
        return redirect(seen.opens_with)
    asked = AskedFindings(user, seen.asked, at_work=at_work, form=seen.form)
    page = asked.page(found, owned=any(each.name == "owner" for each in seen.columns.chosen))
    seen.show(page)
    shown = {"form": seen.form, "page": page, "asked": asked, "seen": seen, "tabs": _tabs(request, at_work)}
    return render(request, "releases/findings/list.html", shown | {"enters": may(user, Right.ENTER)})


def _tabs(request: HttpRequest, at_work: bool) -> list[dict[str, Any]]:
    """The two views of the list, for those who have both."""
    if not sees_work(request.user):
        return []
    here = request.path
    return [
        {"label": _("My teams' work"), "url": here, "current": at_work},
        {"label": _("Verified in my organisation"), "url": f"{here}?scope={VERIFIED}", "current": not at_work},
    ]


@rule(having(Right.SEE_VERIFIED))
@require_GET
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    """One sighting or fate as this person may see it."""
    found = get_object_or_404(
        Finding.objects.visible_to(request.user).with_facts().select_related("owner", "made_by", "changed_by"),
        reference=reference,
    )
    page = FindingPage(found, signed_in(request))
    return render(request, "releases/findings/record.html", {"page": page, "finding": found})

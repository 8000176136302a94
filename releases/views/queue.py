"""What waits for a supervisor, and who is at which of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from releases.deciding.asked import AskedQueue
from releases.deciding.many import Shown
from releases.deciding.presence import At, be_at, leave, others_at, others_at_each
from releases.deciding.walking import address_on_way
from releases.findings.waiting import waiting_findings
from releases.models import Release

SHOWN = 50  # rows of a page that may ask at once who is at them


@rule(having(Right.DECIDE))
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Submitted releases of the teams in which this person decides, those that wait longest first."""
    asked = AskedQueue(signed_in(request), request.GET)
    page = asked.page()
    at = others_at_each(page.rows, asked.user)
    rows = [
        (release, address_on_way(release, asked), at[release.pk], Shown(release.reference, release.revision_number))
        for release in page.rows
    ]
    shown = {
        "page": page, "form": asked.form, "rows": rows, "query": asked.query, "start": _first_address(rows),
        "findings": waiting_findings(asked.user), "drawn": timezone.now().isoformat(),
    }  # fmt: skip
    return render(request, "releases/queue.html", shown)


def _first_address(rows: list[tuple[Release, str, list[At], Shown]]) -> str:
    """Of these rows the first that one may decide and nobody else has open; else the first."""
    free = [address for release, address, at, _shown in rows if not (release.own_part or at)]
    return (free or [address for _release, address, *_rest in rows] or [""])[0]


@rule(having(Right.DECIDE))
@require_GET
def open_now(request: HttpRequest) -> HttpResponse:
    """Who is at the records that a page of the queue shows, as it is now."""
    seen = Release.objects.visible_to(request.user, in_work=True)
    releases = list(seen.filter(reference__in=request.GET.getlist("shown")[:SHOWN]))
    at = others_at_each(releases, signed_in(request))
    return render(request, "releases/open_now.html", {"rows": [(release, at[release.pk]) for release in releases]})


@rule(having(Right.DECIDE))
@require_POST
def presence(request: HttpRequest, reference: str) -> HttpResponse:
    """The open page of a record says that it is open, or that it was left; the answer says who else has it open."""
    release = get_object_or_404(Release.objects.visible_to(request.user, in_work=True), reference=reference)
    require(request.user, Right.DECIDE, release.team)
    user = signed_in(request)
    if "left" in request.POST:
        leave(release, by=user)
        return HttpResponse(status=204)
    be_at(release, by=user)
    return render(request, "releases/present.html", {"release": release, "present": others_at(release, user)})

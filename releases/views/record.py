"""The page of one release, on which it is also decided."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.reading import reading
from releases.deciding.walking import walk_of
from releases.dossier import Dossier
from releases.models.releases import release_visible_to


@rule(having(Right.SEE_VERIFIED))
@require_GET
def record(request: HttpRequest, reference: str) -> HttpResponse:
    """One release as this person may see it."""
    release = release_visible_to(request.user, reference)
    if release is None:
        raise Http404
    user = signed_in(request)
    shown = {"dossier": Dossier(release, user), "release": release, "walk": walk_of(user, request.GET, release)}
    with reading():
        return render(request, "releases/record.html", shown)

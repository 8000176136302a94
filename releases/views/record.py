"""The page of one release, on which it is also decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.reading import reading
from releases.deciding.walking import walk_of
from releases.dossier import Dossier
from releases.models import Release


@rule(having(Right.SEE_VERIFIED))
@require_GET
def record(request: HttpRequest, reference: str) -> HttpResponse:
    """One release as this person may see it."""
    release = get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)
    user = signed_in(request)
    shown = {"dossier": Dossier(release, user), "release": release, "walk": walk_of(user, request.GET, release)}
    with reading():
        return render(request, "releases/record.html", shown)

"""The page of one person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from detainees.dossier import Dossier
from detainees.models import Detainee


@rule(having(Right.SEE_PERSONS))
@require_GET
def record(request: HttpRequest, reference: str) -> HttpResponse:
    """One person as this reader may see them."""
    detainee = get_object_or_404(Detainee.objects.visible_to(request.user).with_facts(), reference=reference)
    return render(
        request, "detainees/record.html", {"detainee": detainee, "dossier": Dossier(detainee, signed_in(request))}
    )

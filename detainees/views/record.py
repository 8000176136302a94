"""The page of one person."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.reading import reading
from detainees.dossier import Dossier
from detainees.models import Detainee
from detainees.models.detainees import person_visible_to


@rule(having(Right.SEE_PERSONS))
@require_GET
def record(request: HttpRequest, reference: str) -> HttpResponse:
    """One person as this reader may see them."""
    detainee = person_visible_to(request.user, reference)
    if detainee is None:
        raise Http404
    if detainee.merged_into_id:
        return to_standing(request, detainee)
    shown = {"detainee": detainee, "dossier": Dossier(detainee, signed_in(request))}
    with reading():
        return render(request, "detainees/record.html", shown)


def to_standing(request: HttpRequest, detainee: Detainee) -> HttpResponse:
    """The page of the entry that stands for this one, with a sentence that says why."""
    standing = get_object_or_404(Detainee.objects.visible_to(request.user), pk=detainee.merged_into_id)
    messages.info(
        request,
        _("%(old)s was found to be one person with %(standing)s, which stands for both.")
        % {"old": detainee.reference, "standing": standing.reference},
    )
    return redirect("detainees:record", standing.reference)

"""What was changed in the facts of a person, for those who see the work of the entry's team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.worked_on import KINDS
from detainees.changes import changes_of
from detainees.restriction import SUBJECT


@rule(having(Right.SEE_WORK, Right.OVERSEE))
@require_GET
def changes(request: HttpRequest, reference: str) -> HttpResponse:
    """From what to what, by whom and when."""
    detainee = get_object_or_404(KINDS[SUBJECT].visible_to(signed_in(request)), reference=reference)
    shown = {"detainee": detainee, "changes": changes_of(detainee, signed_in(request))}
    return render(request, "detainees/changes.html", shown)

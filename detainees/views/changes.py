"""What stood in the facts of a person before, for those who see the work of the entry's team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.views.past import show_changes, show_compared, show_state
from casework.worked_on import KINDS
from detainees.changes import beside, past_of
from detainees.models.detainees import SUBJECT

READS = having(Right.SEE_WORK, Right.OVERSEE)


@rule(READS)
@require_GET
def changes(request: HttpRequest, reference: str) -> HttpResponse:
    """From what to what, by whom and when; of the person's detentions too."""
    detainee = get_object_or_404(KINDS[SUBJECT].visible_to(signed_in(request)), reference=reference)
    user = signed_in(request)
    return show_changes(request, past_of(detainee, user), beside(detainee, user))


@rule(READS)
@require_GET
def state(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What stood there once."""
    detainee = get_object_or_404(KINDS[SUBJECT].visible_to(signed_in(request)), reference=reference)
    return show_state(request, past_of(detainee, signed_in(request)), number)


@rule(READS)
@require_GET
def compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Two states side by side."""
    detainee = get_object_or_404(KINDS[SUBJECT].visible_to(signed_in(request)), reference=reference)
    return show_compared(request, past_of(detainee, signed_in(request)))

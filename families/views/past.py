"""What stood in an inquiry before: its changes, one past state, any two side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.views.past import show_changes, show_compared, show_state
from families.models import Inquiry
from families.past import beside, past_of


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def changes(request: HttpRequest, reference: str) -> HttpResponse:
    """From what to what, by whom and when; of its caller and their cards too."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).kept().for_rows(), reference=reference)
    user = signed_in(request)
    return show_changes(request, past_of(inquiry, user), beside(inquiry, user))


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def state(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What stood there once."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).kept(), reference=reference)
    return show_state(request, past_of(inquiry, signed_in(request)), number)


@rule(having(Right.TAKE_INQUIRIES))
@require_GET
def compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Two states side by side."""
    inquiry = get_object_or_404(Inquiry.objects.visible_to(request.user).kept(), reference=reference)
    return show_compared(request, past_of(inquiry, signed_in(request)))

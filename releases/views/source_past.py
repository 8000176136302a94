"""What stood in a source before: its changes, one past state, any two side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.views.past import show_changes, show_compared, show_state
from releases.models import Source
from releases.source_past import past_of


@rule(having(Right.ENTER))
@require_GET
def changes(request: HttpRequest, reference: str) -> HttpResponse:
    """From what to what, by whom and when."""
    source = get_object_or_404(Source.objects.visible_to(request.user).with_people(), reference=reference)
    return show_changes(request, past_of(source, signed_in(request)))


@rule(having(Right.ENTER))
@require_GET
def state(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What stood there once."""
    source = get_object_or_404(Source.objects.visible_to(request.user).with_people(), reference=reference)
    return show_state(request, past_of(source, signed_in(request)), number)


@rule(having(Right.ENTER))
@require_GET
def compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Two states side by side."""
    source = get_object_or_404(Source.objects.visible_to(request.user).with_people(), reference=reference)
    return show_compared(request, past_of(source, signed_in(request)))

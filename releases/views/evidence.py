"""Evidence as people see it: its page, its clean copies, its chain of custody. The original is never served."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import having, require, rule, signed_in
from accounts.rights import Right
from casework.typed_text import number_of
from releases.evidence.handling import Custody, compare, note_look
from releases.evidence.lists import Purpose
from releases.evidence.serving import answer_with
from releases.evidence.viewing import Viewing
from releases.models import Evidence


@rule(having(Right.SEE_SOURCES))
@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece with its pages; what is distressing only for `?show`, `?page=N` begins with that page."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole(), pk=pk)
    page = request.GET.get("page", "")
    number = number_of(page, 1, digits=5)
    viewing = Viewing(piece, signed_in(request), asked="show" in request.GET, page=number)
    if viewing.is_shown and viewing.count:
        note_look(piece, by=signed_in(request))
    return render(request, "releases/evidence/piece.html", {"viewing": viewing, "piece": piece})


@rule(having(Right.SEE_SOURCES))
@require_GET
def clean_copy(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """One clean copy: pictures and recordings in the browser, a document as a download."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole(), pk=pk)
    copy = get_object_or_404(piece.original.copies, pk=number)
    if copy.purpose not in (Purpose.SMALL, Purpose.VEILED):
        note_look(piece, by=signed_in(request))
    name, document = f"evidence-{piece.pk}-{copy.number}", copy.purpose == Purpose.DOCUMENT
    return answer_with(copy, name, request.headers.get("Range", ""), download=document)


@rule(having(Right.SEE_SOURCES))
@require_GET
def small(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The small picture for lists; of what is distressing the blurred one."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole(), pk=pk)
    purpose = Purpose.VEILED if piece.distressing else Purpose.SMALL
    return answer_with(get_object_or_404(piece.original.copies, purpose=purpose), f"evidence-{piece.pk}-small")


@rule(having(Right.SEE_SOURCES))
@require_GET
def custody(request: HttpRequest, pk: int) -> HttpResponse:
    """The chain of custody, to be printed."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole(), pk=pk)
    page = {"custody": Custody(piece, signed_in(request)), "piece": piece}
    return render(request, "releases/evidence/custody.html", page)


@rule(having(Right.SEE_SOURCES))
@require_POST
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare the stored original with what was received, and write the answer down."""
    piece = get_object_or_404(Evidence.objects.visible_to(request.user).whole(), pk=pk)
    require(request.user, Right.SEE_SOURCES, piece.claim.team)
    if compare(piece, by=signed_in(request)):
        messages.success(request, _("The stored original is the file that was received."))
    else:
        messages.error(request, _("The stored original is not the file that was received, or it is missing."))
    return redirect("releases:custody", piece.pk)

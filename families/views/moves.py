"""Moves of an inquiry, and handing it over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import having, rule, signed_in
from accounts.rights import Right
from casework.moves import Given, Move, Refusal
from casework.moving import asked_for, status_of
from families.forms.desk import InquiryMoveForm
from families.models import Inquiry
from families.workflow import WORKFLOW


@rule(having(Right.TAKE_INQUIRIES))
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Ask for the move `name`; GET is the page on which its reason is given."""
    found = get_object_or_404(Inquiry.objects.visible_to(request.user), reference=reference)
    asked = asked_for(WORKFLOW, name)
    user, reasons = signed_in(request), asked.reasons
    sent = request.POST if request.method == "POST" else None
    form = InquiryMoveForm(sent, reasons=reasons, initial={"revision": found.revision_number})
    if form.is_valid():
        mine = Inquiry.objects.visible_to(user)
        answer = WORKFLOW.make(name, mine, found.pk, by=user, given=Given(**form.cleaned_data))
        if not isinstance(answer, Refusal):
            messages.success(request, _("Done: %(move)s.") % {"move": asked.label})
            return redirect(found)
        return _page(request, found, asked, form, answer)
    why_not = WORKFLOW.why_not(name, found, user)
    return _page(request, found, asked, form, Refusal(why_not) if why_not else None)


def _page(
    request: HttpRequest, inquiry: Inquiry, asked: Move[Inquiry], form: InquiryMoveForm, refusal: Refusal | None
) -> HttpResponse:
    """The form with what was typed; the status says whether the move is refused, stale, or incomplete."""
    page = {"inquiry": inquiry, "move": asked, "form": form, "refusal": refusal}
    return render(request, "families/move.html", page, status=status_of(request, refusal))
